// The place where a file is dropped or chosen, after it is said where its people's data comes from and on what ground it is used.

import {
  Alert,
  Box,
  Button,
  FileButton,
  Group,
  Loader,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportBasis, importBases } from '#contract/import-report.ts';
import { sitesQuery } from '../../api/site-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useWords } from '../../language/use-words.ts';
import { useSendEngagement } from './use-send-engagement.ts';

/** As the server takes it. */
const fileBytesMax = 50_000_000;
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
  const [over, setOver] = useState(false);
  const [isTooLarge, setTooLarge] = useState(false);
  const send = useSendEngagement();
  const take = (file: File | null | undefined) => {
    if (!file || !statement) return;
    setTooLarge(file.size > fileBytesMax);
    if (file.size <= fileBytesMax) send.mutate({ file, statement });
  };
  const fault = isTooLarge ? t('engagementImports.tooLarge') : send.error && describeFailure(send.error, t);
  return (
    <Box
      component="section"
      aria-label={t('engagementImports.chooseTitle')}
      className="panel drop-place"
      data-over={(over && statement !== undefined) || undefined}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <Stack align="center" gap="xs" py="xl" px="md">
        <IconFileImport size={34} stroke={1.4} aria-hidden />
        <Text fw={600}>{t('engagementImports.chooseTitle')}</Text>
        <Text fz="sm" c="dimmed" ta="center" maw={520}>
          {t(statement ? 'engagementImports.chooseText' : 'engagementImports.sayFirst')}
        </Text>
        {fault && (
          <Alert color="red" role="alert">
            {fault}
          </Alert>
        )}
        {send.isPending ? (
          <Group gap="xs" role="status">
            <Loader size="sm" /> <Text fz="sm">{t('engagementImports.sending')}</Text>
          </Group>
        ) : (
          <FileButton accept=".csv,.txt,.tsv,.json,text/csv,text/plain,application/json" onChange={take}>
            {(props) => (
              <Button disabled={!statement} {...props}>
                {t('engagementImports.choose')}
              </Button>
            )}
          </FileButton>
        )}
      </Stack>
    </Box>
  );
}
