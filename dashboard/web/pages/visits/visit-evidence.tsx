// Which company a visit came from, with every reason, and the ways to say that it is wrong.

import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '#contract/report.ts';
import { EvidenceList } from '../../evidence/evidence-list.tsx';
import { useReasonName } from '../../evidence/use-reason-name.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { CorrectDecision } from './correct-decision.tsx';
import { CompanyLink, VerdictBadge } from './visit-company.tsx';

export function VisitEvidence({ detail }: { detail: VisitDetail }) {
  const { t } = useTranslation();
  const nameReason = useReasonName();
  const { company } = detail.visit;
  const { decision } = detail;
  return (
    <Section title={t('visiting.companyTitle')}>
      <Stack gap="sm">
        <Group gap={8}>
          {company.name === '' ? (
            <Text fz="sm" fw={550}>
              {t('visiting.nobody')}
            </Text>
          ) : (
            <CompanyLink company={company} />
          )}
          <VerdictBadge verdict={company.verdict} />
        </Group>
        {decision === null ? (
          <Text fz="sm" c="dimmed">
            {nameReason(company.reason)}
          </Text>
        ) : (
          <Decision decision={decision} />
        )}
        <OtherDecisions decisions={detail.otherDecisions} />
      </Stack>
    </Section>
  );
}

/** Of other networks on the way, or from before the visitor told the company. */
function OtherDecisions({ decisions }: { decisions: VisitDetail['otherDecisions'] }) {
  const { t } = useTranslation();
  if (decisions.length === 0) return null;
  return (
    <Stack gap="md">
      <Box>
        <Title order={3}>{t('visiting.otherDecisions')}</Title>
        <Text fz="xs" c="dimmed">
          {t('visiting.otherDecisionsText')}
        </Text>
      </Box>
      {decisions.map((decision) => (
        <Stack key={`${decision.decidedAt} ${JSON.stringify(decision.trace.network)}`} gap="sm">
          <OutsideText
            value={decision.trace.name || decision.trace.network.cidr}
            empty={t('visiting.nobody')}
            fw={550}
          />
          <Decision decision={decision} />
        </Stack>
      ))}
    </Stack>
  );
}

function Decision({ decision }: { decision: NonNullable<VisitDetail['decision']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { trace, decidedAt, changedAt } = decision;
  const isChanged = Date.parse(changedAt) > Date.parse(decidedAt);
  return (
    <>
      <EvidenceList trace={trace} />
      <Text fz="xs" c="dimmed">
        {t('visiting.decided', { when: format.dateTime(decidedAt) })}
        {isChanged && ` · ${t('visiting.decidedAgain', { when: format.dateTime(changedAt) })}`}
      </Text>
      <CorrectDecision id={decision.id} trace={trace} />
    </>
  );
}
