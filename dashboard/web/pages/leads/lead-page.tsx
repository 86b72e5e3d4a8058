// One lead, or a company that is warm and nobody's lead yet: why now, what was said and done, and where the score comes from.

import { Alert, Box, Button, Group } from '@mantine/core';
import { IconLock, IconMapQuestion } from '@tabler/icons-react';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '#contract/lead-report.ts';
import { ApiFailure } from '../../api/fetch-json.ts';
import { acceptLead, companyLeadQuery, leadQuery } from '../../api/lead-queries.ts';
import { Page } from '../../frame/page.tsx';
import { Failed, type FailedProps, Loading, NothingYet } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { OwnFields } from '../fields/own-fields.tsx';
import { CompanyOrders } from '../orders/company-orders.tsx';
import { ContactedIn } from './contacted-in.tsx';
import { LeadEntries } from './entries/lead-entries.tsx';
import { LeadChanceSection } from './lead-chance.tsx';
import { LeadCrms } from './lead-crms.tsx';
import { LeadFacts } from './lead-facts.tsx';
import { LeadFitSection } from './lead-fit.tsx';
import { LeadHistory } from './lead-history.tsx';
import { LeadLedgerSection } from './lead-ledger.tsx';
import { OwnerText, StageBadge } from './lead-parts.tsx';
import { LeadPeople } from './lead-people.tsx';
import { LeadRequests } from './lead-requests.tsx';
import { LeadSignals } from './lead-signals.tsx';
import { LeadWhy } from './lead-why.tsx';
import { useLeadChange } from './use-lead-change.ts';

const leadRoute = getRouteApi('/app/leads/$leadId');
const companyRoute = getRouteApi('/app/leads/company/$companyId');

export function LeadPage() {
  const { leadId } = leadRoute.useParams();
  return <LeadView query={useQuery(leadQuery(Number(leadId)))} />;
}

export function CompanyLeadPage() {
  const { companyId } = companyRoute.useParams();
  return <LeadView query={useQuery(companyLeadQuery(Number(companyId)))} />;
}

function LeadView({ query }: { query: UseQueryResult<LeadDetail> }) {
  const { t } = useTranslation();
  const { data: lead, error, refetch } = query;
  const back = { label: t('lead.back'), to: '/leads' } as const;
  if (!lead) {
    return (
      <Page title={t('lead.title')} back={back}>
        <div className="panel">
          {error ? <LeadFailed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      </Page>
    );
  }
  return (
    <Page title={lead.companyName} back={back} actions={lead.isWhole && <StageBadge stage={lead.stage} />}>
      {lead.isWhole && lead.leadId === null && <Accept lead={lead} />}
      {lead.isWhole ? <Content lead={lead} /> : <OfColleague lead={lead} />}
    </Page>
  );
}

function LeadFailed(failed: FailedProps) {
  const { t } = useTranslation();
  const status = failed.error instanceof ApiFailure ? failed.error.status : 0;
  if (status !== 404 && status !== 400) return <Failed {...failed} />;
  return (
    <NothingYet
      icon={<IconMapQuestion aria-hidden />}
      title={t('lead.notFound')}
      text={t('lead.notFoundText')}
    />
  );
}

/** Its name, whose it is and the last contact: so that nobody calls twice. */
function OfColleague({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const last = lead.lastContactAt;
  return (
    <Alert color="gray" icon={<IconLock aria-hidden />} title={t('lead.forbidden')}>
      <dl className="facts">
        <dt>{t('lead.owner')}</dt>
        <dd>
          <OwnerText owner={lead.owner} away={lead.away} />
        </dd>
        <dt>{t('leadList.lastContact')}</dt>
        <dd>
          {last === null ? '–' : format.date(last)}
          {lead.lastContactIn !== '' && <ContactedIn crm={lead.lastContactIn} />}
        </dd>
      </dl>
    </Alert>
  );
}

/** Of a company that is no lead: one press makes it one. */
function Accept({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayChange = useMay()('changeLeads') && lead.isWhole;
  const accept = useLeadChange({
    run: (owner: 'me' | undefined) => acceptLead({ companyId: lead.companyId, ...(owner && { owner }) }),
    done: t('leadList.accepted', { name: lead.companyName }),
    onDone: ({ leadId }) => {
      if (leadId === null) return;
      void navigate({ to: '/leads/$leadId', params: { leadId: String(leadId) }, replace: true });
    },
  });
  return (
    <Alert color="yellow">
      <Group justify="space-between" gap="sm">
        <Box flex="1 1 260px">
          {t('lead.suggestedText')} {mayChange && t('lead.suggestedHint')}
        </Box>
        {mayChange && (
          <Group gap="xs">
            <Button loading={accept.isPending} onClick={() => accept.mutate('me')}>
              {t('leadList.mine')}
            </Button>
            <Button variant="default" disabled={accept.isPending} onClick={() => accept.mutate(undefined)}>
              {t('leadList.accept')}
            </Button>
          </Group>
        )}
      </Group>
    </Alert>
  );
}

/** Two columns; on a phone one, in the order of the numbers: why first, the history last. */
function Content({ lead }: { lead: LeadDetail }) {
  const { leadId } = lead;
  const mayChange = useMay()('changeLeads') && lead.mayChange;
  return (
    <div className="lead-grid">
      <div className="lead-column">
        <Placed at={1}>
          <LeadWhy lead={lead} />
        </Placed>
        {leadId !== null && (
          <Placed at={3}>
            <LeadEntries key={leadId} lead={lead} leadId={leadId} />
          </Placed>
        )}
        <Placed at={6}>
          <LeadLedgerSection ledger={lead.ledger} />
        </Placed>
        {lead.chance !== null && (
          <Placed at={6}>
            <LeadChanceSection chance={lead.chance} />
          </Placed>
        )}
        <Placed at={7}>
          <LeadFitSection fit={lead.fitLines} />
        </Placed>
        <Placed at={8}>
          <LeadSignals lead={lead} />
        </Placed>
      </div>
      <div className="lead-column">
        <Placed at={2}>
          <LeadFacts lead={lead} />
        </Placed>
        {leadId !== null && (
          <Placed at={2}>
            <OwnFields holder={{ subject: 'lead', id: leadId }} mayChange={mayChange} />
          </Placed>
        )}
        <Placed at={4}>
          <LeadPeople people={lead.people} />
        </Placed>
        <Placed at={5}>
          <LeadRequests requests={lead.requests} />
        </Placed>
        <Placed at={5}>
          <CompanyOrders companyId={lead.companyId} />
        </Placed>
        <Placed at={5}>
          <LeadCrms companyId={lead.companyId} />
        </Placed>
        {leadId !== null && (
          <Placed at={9}>
            <LeadHistory lead={lead} leadId={leadId} />
          </Placed>
        )}
      </div>
    </div>
  );
}

function Placed({ at, children }: { at: number; children: ReactNode }) {
  return <div style={{ order: at, minWidth: 0 }}>{children}</div>;
}
