// What a known company did on the sites, its plants with it, and the evidence that it was them.

import { Stack } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activityQuery } from '../../api/visiting-queries.ts';
import { CutNote } from '../../frame/cut-note.tsx';
import { PeriodSelect } from '../../frame/filter-bar.tsx';
import { findWindow, type Period } from '../../frame/period.ts';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { ActivityEvidence, ActivitySum, TopPages } from '../visiting/activity-parts.tsx';

export interface CompanyVisitsProps {
  companyId: number;
}

export function CompanyVisits({ companyId }: CompanyVisitsProps) {
  const { t } = useTranslation();
  const [period, setPeriod] = useState<Period>('90d');
  const window = useMemo(() => findWindow(period, Date.now()), [period]);
  const { data: activity, error, refetch } = useQuery(activityQuery(companyId, window));
  return (
    <Stack gap="md">
      <Section
        title={t('companies.visitsTitle')}
        text={t('companies.visitsText')}
        action={<PeriodSelect period={period} onPeriod={setPeriod} />}
      >
        {!activity && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />)}
        {activity?.visits === 0 && (
          <NothingYet
            icon={<IconRoute aria-hidden />}
            title={t('companies.visitsNoneTitle')}
            text={t('companies.visitsNoneText')}
          />
        )}
        {activity && <CutNote isCut={activity.isCut} />}
        {activity && activity.visits > 0 && <ActivitySum activity={activity} period={period} />}
      </Section>
      {activity && <TopPages activity={activity} />}
      {activity && <ActivityEvidence activity={activity} />}
    </Stack>
  );
}
