// Where a file about what people did elsewhere comes in, and the imports so far.

import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/page.tsx';
import { ChooseEngagementFile } from './choose-engagement-file.tsx';
import { EngagementHistory } from './engagement-history.tsx';

export function EngagementImportPage() {
  const { t } = useTranslation();
  const back = { label: t('engagementImports.backToPeople'), to: '/people' } as const;
  return (
    <Page title={t('engagementImports.title')} text={t('engagementImports.text')} back={back}>
      <ChooseEngagementFile />
      <Stack gap="xs">
        <Title order={2}>{t('engagementImports.historyTitle')}</Title>
        <EngagementHistory />
      </Stack>
    </Page>
  );
}
