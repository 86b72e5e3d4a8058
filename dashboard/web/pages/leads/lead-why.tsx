// Why this company deserves a look now: its score and fit, what is new, and what weighs most.

import { Box, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '#contract/lead-report.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { ReasonLine, SignalBadge } from './why-now.tsx';

export function LeadWhy({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reasons, signals, warmSince, lastVisitAt } = lead;
  return (
    <Section title={t('lead.whyTitle')} text={t('lead.whyText')}>
      <Group gap="xl" mb="sm" align="flex-end">
        <Figure label={t('leadList.score')} hint={t('leadList.scoreHint')} points={lead.score} />
        <Figure label={t('leadList.fit')} hint={t('leadList.fitHint')} points={lead.fit} />
        <Box>
          {warmSince !== null && (
            <Text fz="sm">
              {t('lead.warmSince')} {format.date(warmSince)}
            </Text>
          )}
          <Text fz="sm" c="dimmed">
            {lastVisitAt === null
              ? t('leadList.neverSeen')
              : t('leadList.lastVisitAgo', { when: format.ago(lastVisitAt, Date.now()) })}
          </Text>
        </Box>
      </Group>
      {signals.length > 0 && (
        <Group gap={6} mb="xs" role="group" aria-label={t('lead.newest')}>
          {signals.map((signal) => (
            <SignalBadge key={signal.id} signal={signal} />
          ))}
        </Group>
      )}
      {reasons.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('lead.whyNone')}
        </Text>
      ) : (
        <ul className="reasons">
          {reasons.map((reason) => (
            <li key={reason.rule} data-mark={reason.points < 0 ? '−' : '+'}>
              <ReasonLine reason={reason} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Figure({ label, hint, points }: { label: string; hint: string; points: number | null }) {
  const format = useFormat();
  return (
    <Box title={hint}>
      <Text fz="xs" c="dimmed">
        {label}
      </Text>
      <Text fz={26} fw={650} lh={1.1} className="digits">
        {points === null ? '–' : format.number(points)}
      </Text>
    </Box>
  );
}
