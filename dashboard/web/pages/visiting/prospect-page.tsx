// A company that is not in the records: what it did, why we think it was that company, and the way to keep it.

import { Button, Stack } from '@mantine/core';
import { IconBuildingPlus, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addCompany, companiesKey } from '../../api/company-queries.ts';
import { activityQuery } from '../../api/visiting-queries.ts';
import { PeriodSelect } from '../../frame/filter-bar.tsx';
import { Page } from '../../frame/page.tsx';
import { findWindow } from '../../frame/period.ts';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { ActivityEvidence, ActivitySum, TopPages } from './activity-parts.tsx';

const route = getRouteApi('/app/prospect');

export function ProspectPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { site, domain, name, period = '90d' } = route.useSearch();
  const window = useMemo(() => findWindow(period, Date.now()), [period]);
  const subject = { ...(domain && { domain }), ...(name && { name }), ...(site && { site }) };
  const { data: activity, error, refetch } = useQuery(activityQuery(null, { ...window, ...subject }));
  // As the decision writes it; a link may hold the domain alone.
  const shown = activity?.evidence[0]?.trace.name || name || domain || '';
  return (
    <Page
      title={shown}
      text={t('visiting.prospectText')}
      back={{ label: t('visiting.backToVisiting'), to: '/visiting' }}
      actions={<KeepCompany name={shown} domain={domain} />}
    >
      <Section
        title={t('companies.visitsTitle')}
        action={
          <PeriodSelect
            period={period}
            onPeriod={(chosen) => void navigate({ search: (old) => ({ ...old, period: chosen }) })}
          />
        }
      >
        {!activity && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />)}
        {activity?.visits === 0 && (
          <NothingYet
            icon={<IconRoute aria-hidden />}
            title={t('companies.visitsNoneTitle')}
            text={t('companies.visitsNoneText')}
          />
        )}
        {activity && activity.visits > 0 && <ActivitySum activity={activity} period={period} />}
      </Section>
      <Stack gap="md">
        {activity && <TopPages activity={activity} />}
        {activity && <ActivityEvidence activity={activity} />}
      </Stack>
    </Page>
  );
}

function KeepCompany({ name, domain }: { name: string; domain: string | undefined }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const may = useMay();
  const keep = useDeed({
    run: () => addCompany({ name, status: 'prospect', ...(domain && { domains: [domain] }) }),
    done: t('visiting.kept'),
    stale: [companiesKey, ['visiting'], ['visits']],
    onDone: ({ id }) => void navigate({ to: '/companies/$companyId', params: { companyId: String(id) } }),
  });
  if (!may('changeCompanies') || name === '') return null;
  return (
    <Button
      leftSection={<IconBuildingPlus size={16} aria-hidden />}
      loading={keep.isPending}
      onClick={() => keep.mutate()}
    >
      {t('visiting.keep')}
    </Button>
  );
}
