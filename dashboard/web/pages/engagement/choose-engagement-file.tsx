// The place where a file is dropped or chosen, after it is said where its people's data comes from and on what ground it is used.

import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportBasis, importBases } from '#contract/import-report.ts';
import { sitesQuery } from '../../api/site-queries.ts';
import { useWords } from '../../language/use-words.ts';
import { FileDrop } from '../imports/file-drop.tsx';
import { useSendEngagement } from './use-send-engagement.ts';

export const engagementFileTypes = '.csv,.txt,.tsv,.json,text/csv,text/plain,application/json';
const originCharsMin = 3;

export function ChooseEngagementFile() {
  const { t } = useTranslation();
  const words = useWords();
  const { data: sites } = useQuery(sitesQuery);
  const [chosenSite, setSite] = useState<string | null>(null);
  const [origin, setOrigin] = useState('');
  const [basis, setBasis] = useState<ImportBasis | null>(null);
  const site = chosenSite ?? (sites?.[0] ? String(sites[0].id) : null);
  const isSaid = origin.trim().length >= originCharsMin && basis !== null && site !== null;
  return (
    <Stack gap="md">
      <SimpleGrid className="panel" p="md" cols={{ base: 1, sm: 3 }} spacing="md">
        <TextInput
          label={t('engagementImports.origin')}
          description={t('engagementImports.originHint')}
          placeholder={t('engagementImports.originPlaceholder')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          maxLength={500}
          value={origin}
          onChange={(event) => setOrigin(event.currentTarget.value)}
        />
        <Select
          label={t('engagementImports.basis')}
          required
          value={basis}
          data={importBases.map((value) => ({ value, label: words.basis(value) }))}
          onChange={(value) => setBasis(importBases.find((one) => one === value) ?? null)}
        />
        <Select
          label={t('engagementImports.site')}
          required
          allowDeselect={false}
          value={site}
          data={(sites ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={setSite}
        />
      </SimpleGrid>
      <DropPlace statement={isSaid ? { site: Number(site), origin: origin.trim(), basis } : undefined} />
    </Stack>
  );
}

function DropPlace({
  statement,
}: {
  statement: { site: number; origin: string; basis: ImportBasis } | undefined;
}) {
  const { t } = useTranslation();
  const send = useSendEngagement();
  return (
    <FileDrop
      texts={{
        title: t('engagementImports.chooseTitle'),
        hint: t(statement ? 'engagementImports.chooseText' : 'engagementImports.sayFirst'),
        choose: t('engagementImports.choose'),
        sending: t('engagementImports.sending'),
        tooLarge: t('engagementImports.tooLarge'),
      }}
      accept={engagementFileTypes}
      icon={IconFileImport}
      isClosed={!statement}
      isPending={send.isPending}
      error={send.error}
      onFile={(file) => statement && send.mutate({ file, statement })}
    />
  );
}
