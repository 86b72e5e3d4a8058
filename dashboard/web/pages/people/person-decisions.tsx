// What a person has decided about their own data: each with its day and where it was said; apart from that, what mailing tools told.

import { Alert, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonDecision } from '#contract/person-report.ts';
import type { WithdrawnPurpose } from '#contract/rights-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { LiftMailRefusals } from './lift-mail-refusals.tsx';
import { useSiteName } from './person-parts.tsx';

export const purposeKeys = {
  measure: 'people.purposeMeasure',
  company: 'people.purposeCompany',
  person: 'people.purposePerson',
  email_tracking: 'people.purposeEmailTracking',
} as const satisfies Record<WithdrawnPurpose, string>;

interface PersonDecisionsProps {
  personId: number;
  decisions: readonly PersonDecision[];
}

export function PersonDecisions({ personId, decisions }: PersonDecisionsProps) {
  const { t } = useTranslation();
  const isTold = ({ source }: PersonDecision) => source === 'mailing_tool';
  return (
    <>
      <Listed title={t('people.decisionsTitle')} decisions={decisions.filter((one) => !isTold(one))} />
      <Listed title={t('people.toldTitle')} decisions={decisions.filter(isTold)} />
      {decisions.some((one) => isTold(one) && one.what !== 'complained') && (
        <LiftMailRefusals personId={personId} />
      )}
    </>
  );
}

function Listed({ title, decisions }: { title: string; decisions: readonly PersonDecision[] }) {
  if (decisions.length === 0) return null;
  return (
    <>
      <Title order={3} fz="sm" mt="md" mb={6}>
        {title}
      </Title>
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {decisions.map((decision) => (
          <li key={`${decision.what} ${decision.at} ${decision.email}`}>
            {isWaiting(decision) ? (
              <Alert color="red" p="xs">
                <Decision decision={decision} />
              </Alert>
            ) : (
              <Decision decision={decision} />
            )}
          </li>
        ))}
      </Stack>
    </>
  );
}

/** Somebody has to do something, or is about to. */
function isWaiting({ what, state }: PersonDecision): boolean {
  return what === 'erasure' && state !== 'refused';
}

function Decision({ decision }: { decision: PersonDecision }) {
  const { t } = useTranslation();
  const format = useFormat();
  const siteName = useSiteName();
  const { at, source, email, siteIds, dueAt, state } = decision;
  const facts = [
    format.dateTime(at),
    t(`people.decidedOn_${source}`),
    email,
    siteIds.map(siteName).join(', '),
    dueAt !== null && (state === 'open' || state === 'approved')
      ? t('people.decisionDue', { day: format.date(dueAt) })
      : '',
  ];
  return (
    <>
      <Text fz="sm">{useDecisionName(decision)}</Text>
      <Text fz="xs" {...(!isWaiting(decision) && { c: 'dimmed' })} style={{ overflowWrap: 'anywhere' }}>
        {facts.filter((fact) => fact !== '').join(' · ')}
      </Text>
    </>
  );
}

function useDecisionName({ what, purposes, state }: PersonDecision): string {
  const { t } = useTranslation();
  switch (what) {
    case 'erasure':
      return t(`people.decided_erasure_${state === null || state === 'done' ? 'open' : state}`);
    case 'objection':
      return t(`people.decided_objection_${state === 'done' || state === 'refused' ? state : 'open'}`);
    case 'withdrawn':
    case 'objected':
      return t(`people.decided_${what}`, {
        purposes: purposes.map((purpose) => t(purposeKeys[purpose])).join(', '),
      });
    default:
      return t(`people.decided_${what}`);
  }
}
