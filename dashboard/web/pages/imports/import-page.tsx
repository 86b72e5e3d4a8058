// Where a list of companies comes in, and the imports so far.

import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/page.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ImportHistory } from './import-history.tsx';

export function ImportPage() {
  const { t } = useTranslation();
  const back = { label: t('companies.backToCompanies'), to: '/companies' } as const;
  return (
    <Page title={t('imports.title')} text={t('imports.text')} back={back}>
      <ChooseFile />
      <Stack gap="xs">
        <Title order={2}>{t('imports.historyTitle')}</Title>
        <ImportHistory />
      </Stack>
    </Page>
  );
}
