// Who works with whom, who gets the leads of which territory, and who stands in for whom.

import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/page.tsx';
import { AbsencePanel } from './absence-panel.tsx';
import { TeamList } from './team-list.tsx';
import { TerritoryList } from './territory-list.tsx';

export function TeamsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('teams.title')} text={t('teams.text')}>
      <Stack gap="md">
        <TeamList />
        <TerritoryList />
        <AbsencePanel ofAll />
      </Stack>
    </Page>
  );
}
