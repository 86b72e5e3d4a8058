// Where a lead stands: stage, owner, person and next step, changed where they are shown; and what is known of the company.

import { Anchor, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadChangeBody, LeadDetail, LeadStageName } from '#contract/lead-report.ts';
import { workersQuery } from '../../api/company-queries.ts';
import { changeLead } from '../../api/lead-queries.ts';
import { BandBadge } from '../../evidence/band-badge.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { VerdictBadge } from '../visits/visit-company.tsx';
import { ContactedIn } from './contacted-in.tsx';
import { EndLead } from './end-lead.tsx';
import { FormerLeads } from './former-leads.tsx';
import { OwnerText, StageBadge } from './lead-parts.tsx';
import { LeadStep } from './lead-step.tsx';
import { useLeadChange } from './use-lead-change.ts';
import { needsReason, useStages } from './use-stages.ts';

export function LeadFacts({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts: [string, ReactNode][] = [
    [t('lead.stage'), <StageFact key="stage" lead={lead} />],
    [t('lead.owner'), <OwnerFact key="owner" lead={lead} />],
    [t('lead.person'), lead.leadId !== null && <PersonFact key="person" lead={lead} />],
    [t('lead.result'), lead.resultReason !== '' && <OutsideText key="why" value={lead.resultReason} />],
    [t('lead.closedAt'), lead.closedAt && format.date(lead.closedAt)],
    [t('leadList.lastContact'), lead.lastContactAt && <LastContact key="contact" lead={lead} />],
    [t('lead.createdAt'), lead.createdAt && format.date(lead.createdAt)],
    [t('lead.source'), <SourceText key="source" lead={lead} />],
    ...useCompanyFacts(lead),
  ];
  return (
    <Section title={t('lead.facts')}>
      {lead.leadId !== null && <LeadStep key={lead.changeId} lead={lead} leadId={lead.leadId} />}
      <dl className="facts">
        {facts
          .filter(([, value]) => Boolean(value))
          .map(([label, value]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
      </dl>
      <FormerLeads former={lead.former} />
    </Section>
  );
}

function LastContact({ lead: { lastContactAt, lastContactIn } }: { lead: LeadDetail }) {
  const format = useFormat();
  return (
    <>
      {lastContactAt !== null && format.date(lastContactAt)}
      {lastContactIn !== '' && <ContactedIn crm={lastContactIn} />}
    </>
  );
}

function useCompanyFacts({ company, verdict, band }: LeadDetail): [string, ReactNode][] {
  const { t } = useTranslation();
  const format = useFormat();
  const place = [company.province, format.country(company.country)].filter((text) => text !== '').join(', ');
  return [
    [
      t('lead.company'),
      <Anchor
        key="company"
        fz="sm"
        renderRoot={(props) => (
          <Link to="/companies/$companyId" params={{ companyId: String(company.id) }} {...props} />
        )}
      >
        {t('lead.openCompany')}
      </Anchor>,
    ],
    [t('lead.place'), place],
    [t('lead.employees'), company.employees !== null && format.number(company.employees)],
    [t('lead.verdict'), verdict && <VerdictBadge key="verdict" verdict={verdict} />],
    [t('leadList.band'), band && <BandBadge key="band" band={band} />],
  ];
}

function SourceText({ lead: { source } }: { lead: LeadDetail }) {
  const words = useWords();
  return <OutsideText value={words.leadSource(source)} />;
}

function useMayChange(lead: LeadDetail): boolean {
  return useMay()('changeLeads') && lead.mayChange && lead.leadId !== null;
}

/** A change of this lead by whoever saw it as it is shown. */
function useFactChange({ leadId, changeId }: LeadDetail, onDone?: () => void) {
  return useLeadChange({
    run: (wanted: Omit<LeadChangeBody, 'seenChangeId'>) =>
      changeLead(leadId ?? 0, { seenChangeId: changeId ?? 0, ...wanted }),
    ...(onDone && { onDone }),
  });
}

function StageFact({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const stages = useStages();
  const [ending, setEnding] = useState<LeadStageName>();
  const change = useFactChange(lead, () => setEnding(undefined));
  if (!useMayChange(lead)) return <StageBadge stage={lead.stage} />;
  const choose = (id: string | null) => {
    const stage = id === null ? undefined : stages.find(id);
    if (!stage || stage.id === lead.stage) return;
    if (needsReason(stage)) setEnding(stage);
    else change.mutate({ stage: stage.id });
  };
  return (
    <>
      <Select
        size="xs"
        aria-label={t('lead.stage')}
        allowDeselect={false}
        disabled={change.isPending}
        value={lead.stage}
        data={stages.choices}
        onChange={choose}
      />
      <EndLead
        stage={ending}
        pending={change.isPending}
        error={change.error}
        onClose={() => setEnding(undefined)}
        onEnd={(resultReason) => ending && change.mutate({ stage: ending.id, resultReason })}
      />
    </>
  );
}

function OwnerFact({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const { data: owners = [] } = useQuery(workersQuery);
  const change = useFactChange(lead);
  if (!useMayChange(lead)) return <OwnerText owner={lead.owner} away={lead.away} />;
  const known = owners.map(({ id, name }) => ({ value: id, label: name }));
  const { id, name } = lead.owner;
  // Whoever has left still stands there until somebody else has it.
  const data =
    id === null || known.some(({ value }) => value === id) ? known : [{ value: id, label: name }, ...known];
  return (
    <Select
      size="xs"
      aria-label={t('lead.owner')}
      searchable
      clearable
      placeholder={t('leadList.ownerNone')}
      clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${t('lead.owner')}` }}
      disabled={change.isPending}
      value={id}
      data={data}
      onChange={(owner) => owner !== id && change.mutate({ owner })}
    />
  );
}

function PersonFact({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const change = useFactChange(lead);
  const { person, people } = lead;
  if (!useMayChange(lead)) {
    return (
      <Text span fz="sm">
        <bdi>{person?.name || '–'}</bdi>
      </Text>
    );
  }
  const known = people.map(({ id, name, email }) => ({ value: String(id), label: name || email }));
  const isListed = person === null || people.some(({ id }) => id === person.id);
  return (
    <Select
      size="xs"
      aria-label={t('lead.person')}
      searchable
      clearable
      placeholder="–"
      clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${t('lead.person')}` }}
      disabled={change.isPending}
      value={person ? String(person.id) : null}
      data={isListed ? known : [{ value: String(person.id), label: person.name }, ...known]}
      onChange={(id) => change.mutate({ personId: id === null ? null : Number(id) })}
    />
  );
}
