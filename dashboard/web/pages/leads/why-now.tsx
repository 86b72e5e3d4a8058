// Why a company is worth a look now, in words: what was new, and what weighs most in its score.

import { Badge, Box, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadRow, LeadSignalKind, LeadSignalSummary } from '#contract/lead-report.ts';
import type { LeadReason } from '#contract/score-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { usePoints } from './lead-parts.tsx';

const urgent: ReadonlySet<LeadSignalKind> = new Set(['request', 'customer_at_risk', 'ideal_and_hot']);
const troubling: ReadonlySet<LeadSignalKind> = new Set(['promise_overdue', 'going_quiet', 'not_contacted']);

export function SignalBadge({ signal }: { signal: LeadSignalSummary }) {
  const words = useWords();
  const format = useFormat();
  const color = urgent.has(signal.kind) ? 'red' : troubling.has(signal.kind) ? 'yellow' : 'green';
  return (
    <Badge size="sm" color={color} title={format.dateTime(signal.at)}>
      {words.signal(signal.kind)}
    </Badge>
  );
}

export interface WhyNowProps {
  lead: Pick<LeadRow, 'reasons' | 'signals' | 'isWhole'>;
  /** How many reasons at the most. */
  reasons?: number;
}

export function WhyNow({ lead, reasons: most = 3 }: WhyNowProps) {
  const { t } = useTranslation();
  if (!lead.isWhole) return null;
  const { reasons, signals } = lead;
  if (reasons.length === 0 && signals.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {t('leadList.noReason')}
      </Text>
    );
  }
  return (
    <Box miw={0}>
      {signals.length > 0 && (
        <Group gap={4} mb={reasons.length > 0 ? 4 : 0}>
          {signals.map((signal) => (
            <SignalBadge key={signal.id} signal={signal} />
          ))}
        </Group>
      )}
      <ul className="plain-list">
        {reasons.slice(0, most).map((reason) => (
          <li key={reason.rule}>
            <ReasonLine reason={reason} />
          </li>
        ))}
      </ul>
    </Box>
  );
}

export function ReasonLine({ reason }: { reason: LeadReason }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const points = usePoints();
  const { rule, points: now, times, actors, at } = reason;
  const facts = [
    times > 1 && t('leadList.times', { count: times, formatted: format.number(times) }),
    actors > 1 && t('leadList.actors', { count: actors, formatted: format.number(actors) }),
    format.ago(at, Date.now()),
  ].filter(Boolean);
  return (
    <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
      {words.scoreRule(rule)}{' '}
      <Text span inherit fw={600} className="digits">
        {points(now)}
      </Text>{' '}
      <Text span fz="xs" c="dimmed">
        {facts.join(', ')}
      </Text>
    </Text>
  );
}
