// One company: its facts, what belongs to it, how it was merged, pinned and corrected, and its visits.

import { Alert, Button, Grid, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowMerge, IconLock, IconMapQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CompanyDetail } from '#contract/company-report.ts';
import { companyQuery } from '../../api/company-queries.ts';
import { ApiFailure } from '../../api/fetch-json.ts';
import { Page } from '../../frame/page.tsx';
import { Failed, type FailedProps, Loading, NothingYet } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { OwnFields } from '../fields/own-fields.tsx';
import { CompanyLead } from '../leads/company-lead.tsx';
import { CompanyOrders } from '../orders/company-orders.tsx';
import { CompanyAliases } from './company-aliases.tsx';
import { CompanyCorrections } from './company-corrections.tsx';
import { CompanyDomains } from './company-domains.tsx';
import { CompanyFacts } from './company-facts.tsx';
import { CompanyGroup } from './company-group.tsx';
import { CompanyHandles } from './company-handles.tsx';
import { CompanyMerges } from './company-merges.tsx';
import { CompanyNetworks } from './company-networks.tsx';
import { StatusBadge } from './company-parts.tsx';
import { CompanyPins } from './company-pins.tsx';
import { CompanyVisits } from './company-visits.tsx';
import { MergeCompany } from './merge-company.tsx';
import { MergedInto } from './merged-into.tsx';
import { useMayChange } from './use-may-change.ts';

const route = getRouteApi('/app/companies/$companyId');

export function CompanyPage() {
  const { t } = useTranslation();
  const { companyId } = route.useParams();
  const { data: company, error, refetch } = useQuery(companyQuery(Number(companyId)));
  const back = { label: t('companies.backToCompanies'), to: '/companies' } as const;
  if (!company) {
    return (
      <Page title={t('companies.title')} back={back}>
        <div className="panel">
          {error ? <CompanyFailed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      </Page>
    );
  }
  return (
    <Page title={company.name} back={back} actions={<Actions company={company} />}>
      {company.mergedInto && <MergedInto company={company} into={company.mergedInto} />}
      <Content company={company} />
    </Page>
  );
}

function CompanyFailed(failed: FailedProps) {
  const { t } = useTranslation();
  const isMissing = failed.error instanceof ApiFailure && [400, 404].includes(failed.error.status);
  if (!isMissing) return <Failed {...failed} />;
  return (
    <NothingYet
      icon={<IconMapQuestion aria-hidden />}
      title={t('companies.unknownTitle')}
      text={t('companies.unknownText')}
    />
  );
}

function Actions({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const allowed = useMay()('mergeCompanies') && company.mergedInto === null;
  const [merging, merge] = useDisclosure(false);
  return (
    <>
      <StatusBadge status={company.status} />
      {allowed && (
        <Button variant="default" leftSection={<IconArrowMerge size={16} aria-hidden />} onClick={merge.open}>
          {t('companies.merge')}
        </Button>
      )}
      <MergeCompany company={company} opened={merging} onClose={merge.close} />
    </>
  );
}

function Content({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const mayChange = useMayChange(company);
  if (!company.isWhole) {
    return (
      <Stack gap="md">
        <Alert color="gray" icon={<IconLock aria-hidden />}>
          {t('companies.colleagueHint')}
        </Alert>
        <CompanyFacts company={company} />
      </Stack>
    );
  }
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 5, lg: 4 }}>
        <Stack gap="md">
          {company.mergedInto === null && <CompanyLead companyId={company.id} />}
          <CompanyFacts company={company} />
          <OwnFields holder={{ subject: 'company', id: company.id }} mayChange={mayChange} />
          <CompanyGroup company={company} />
          <CompanyMerges company={company} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7, lg: 8 }}>
        <Stack gap="md">
          <CompanyVisits companyId={company.id} />
          <CompanyOrders companyId={company.id} isClosed={company.mergedInto !== null} />
          <CompanyDomains company={company} />
          <CompanyAliases company={company} />
          <CompanyNetworks company={company} />
          <CompanyHandles company={company} />
          <CompanyPins companyId={company.id} />
          <CompanyCorrections companyId={company.id} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}
