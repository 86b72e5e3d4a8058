// Connects a CRM: which, where and as whom. What goes there is set afterwards, and nothing is written before it was looked at.

import { Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { crmKindsQuery } from '../../api/crm-queries.ts';
import { Page } from '../../frame/page.tsx';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { NewCrmForm } from './new-crm-form.tsx';
import { useTitleOf } from './use-kinds.ts';

export function NewCrmPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: kinds, error, refetch } = useQuery(crmKindsQuery);
  const [provider, setProvider] = useState<string | null>(null);
  const titleOf = useTitleOf();
  const kind = kinds?.find((one) => one.provider === provider);
  return (
    <Page
      title={t('crms.add')}
      text={t('crms.addText')}
      back={{ label: t('connections.title'), to: '/connections' }}
    >
      <Section title={t('crms.account')}>
        {error ? <Failed error={error} onRetry={() => void refetch()} /> : !kinds && <Loading />}
        {kinds && (
          <Stack gap="md" maw={560}>
            <Select
              label={t('crms.kind')}
              data={kinds.map((one) => ({ value: one.provider, label: titleOf(one) }))}
              value={provider}
              allowDeselect={false}
              onChange={setProvider}
            />
            {kind && (
              <NewCrmForm
                key={kind.provider}
                kind={kind}
                onAdded={({ id }) => void navigate({ to: '/crms/$crmId', params: { crmId: String(id) } })}
              />
            )}
          </Stack>
        )}
      </Section>
    </Page>
  );
}
