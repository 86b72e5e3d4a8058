// Small pieces that the list, the board and the page of a lead share: its link, stage, owner, score and fit.

import { Anchor, Badge, Box, Group, Progress, Text, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeadRow } from '#contract/lead-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useStages } from './use-stages.ts';

type Named = Pick<LeadRow, 'leadId' | 'companyId' | 'companyName' | 'isWhole'>;

/** One key for leads and for companies that are none yet. */
export function leadKey({ leadId, companyId }: Pick<LeadRow, 'leadId' | 'companyId'>): string {
  return leadId === null ? `company ${companyId}` : String(leadId);
}

function LeadLink({ lead }: { lead: Named }) {
  const { leadId, companyId, companyName } = lead;
  return (
    <Anchor
      fw={580}
      fz="sm"
      miw={0}
      renderRoot={(props) =>
        leadId === null ? (
          <Link to="/leads/company/$companyId" params={{ companyId: String(companyId) }} {...props} />
        ) : (
          <Link to="/leads/$leadId" params={{ leadId: String(leadId) }} {...props} />
        )
      }
    >
      <OutsideText value={companyName} />
    </Anchor>
  );
}

/** A colleague's is named, and leads nowhere. */
export function LeadTitle({ lead }: { lead: Named }) {
  const { t } = useTranslation();
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      {lead.isWhole ? <LeadLink lead={lead} /> : <OutsideText value={lead.companyName} fz="sm" />}
      {!lead.isWhole && (
        <Tooltip label={t('leadList.colleagues')}>
          <IconLock size={14} role="img" aria-label={t('leadList.colleague')} style={{ flex: 'none' }} />
        </Tooltip>
      )}
    </Group>
  );
}

const stageColors = { open: 'petrol', won: 'green', lost: 'red', not_interesting: 'gray' } as const;

/** Null: suggested. */
export function StageBadge({ stage }: { stage: string | null }) {
  const { t } = useTranslation();
  const stages = useStages();
  if (stage === null) {
    return (
      <Badge color="yellow" style={{ flex: 'none' }}>
        {t('leadList.suggested')}
      </Badge>
    );
  }
  return (
    <Badge color={stageColors[stages.find(stage)?.kind ?? 'open']} style={{ flex: 'none' }}>
      {stages.name(stage)}
    </Badge>
  );
}

export function OwnerText({ owner, away }: Pick<LeadRow, 'owner' | 'away'>) {
  const { t } = useTranslation();
  return (
    <Box miw={0}>
      <OutsideText value={owner.name} empty={t('leadList.ownerNone')} fz="sm" />
      <AwayText away={away} />
    </Box>
  );
}

/** Nothing for whoever is here. */
export function AwayText({ away }: Pick<LeadRow, 'away'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (away === null) return null;
  const text = t('teams.away', { until: format.date(away.until), name: away.substitute.name });
  return (
    <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      <bdi>{text}</bdi>
    </Text>
  );
}

export interface PointsProps {
  points: number | null;
  kind: 'score' | 'fit';
}

/** A number with a bar as long as it is high. */
export function Points({ points, kind }: PointsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (points === null) return <OutsideText value="" />;
  const shown = format.number(points);
  const label = t(kind === 'score' ? 'leadList.scoreOf' : 'leadList.fitOf', { points: shown });
  return (
    <Box miw={44} role="img" aria-label={label} title={label}>
      <Text fz="sm" fw={kind === 'score' ? 650 : 500} className="digits" ta="end">
        {shown}
      </Text>
      <Progress size={3} value={points} color={kind === 'score' ? 'petrol' : 'gray'} aria-hidden />
    </Box>
  );
}

/** For places without column heads. */
export function ScoreAndFit({ lead }: { lead: Pick<LeadRow, 'score' | 'fit'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (lead.score === null && lead.fit === null) return null;
  const shown = (points: number | null) => (points === null ? '–' : format.number(points));
  return (
    <Text fz="xs" c="dimmed" className="digits">
      {t('leadList.score')}{' '}
      <Text span inherit fw={650} c="var(--mantine-color-text)">
        {shown(lead.score)}
      </Text>
      {' · '}
      {t('leadList.fit')} {shown(lead.fit)}
    </Text>
  );
}

/** +12 or −4: what a line brings, with at most one decimal. */
export function usePoints(): (points: number) => string {
  const format = useFormat();
  return (points) => `${points < 0 ? '−' : '+'}${format.number(Math.abs(points))}`;
}

/** Version 0 are the rules that Fiuto comes with. */
export function useRuleVersion(): (version: number) => string {
  const { t } = useTranslation();
  return (version) => (version === 0 ? t('lead.ruleBuiltIn') : t('lead.ruleVersion', { version }));
}
