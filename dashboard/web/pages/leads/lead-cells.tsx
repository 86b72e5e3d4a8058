// The columns of the list of leads, and the same on a phone.

import { Badge, Box, Button, Checkbox, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadRow } from '#contract/lead-report.ts';
import { BandBadge } from '../../evidence/band-badge.tsx';
import type { Column } from '../../frame/data-table.tsx';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { VerdictBadge } from '../visits/visit-company.tsx';
import { ContactedIn } from './contacted-in.tsx';
import { LeadTitle, leadKey, OwnerText, Points, ScoreAndFit, StageBadge } from './lead-parts.tsx';
import { NextStep } from './next-step.tsx';
import { useMakeMine } from './use-lead-deeds.ts';
import { isChoosable, type LeadList } from './use-lead-list.ts';
import { WhyNow } from './why-now.tsx';

export function useLeadColumns(leads: LeadList): Column<LeadRow>[] {
  const { t } = useTranslation();
  const mayChange = useMay()('changeLeads');
  const { rows, chosen, choose } = leads;
  return useMemo<Column<LeadRow>[]>(
    () => [
      ...(mayChange ? [makeChooseColumn({ rows, chosen, choose })] : []),
      {
        id: 'company',
        header: t('leadList.company'),
        meta: { width: 230 },
        cell: ({ row }) => <Company lead={row.original} />,
      },
      {
        id: 'score',
        header: () => <span title={t('leadList.scoreHint')}>{t('leadList.score')}</span>,
        meta: { end: true },
        cell: ({ row }) => <Points points={row.original.score} kind="score" />,
      },
      {
        id: 'fit',
        header: () => <span title={t('leadList.fitHint')}>{t('leadList.fit')}</span>,
        meta: { end: true },
        cell: ({ row }) => <Points points={row.original.fit} kind="fit" />,
      },
      {
        id: 'why',
        header: t('leadList.whyNow'),
        meta: { width: 380 },
        cell: ({ row }) => <WhyNow lead={row.original} />,
      },
      {
        id: 'stage',
        header: t('leadList.stage'),
        meta: { width: 170 },
        cell: ({ row }) => <Place lead={row.original} />,
      },
      {
        id: 'step',
        header: t('leadList.nextStep'),
        meta: { width: 190 },
        cell: ({ row }) => <NextStep lead={row.original} />,
      },
      {
        id: 'visit',
        header: t('leadList.lastVisit'),
        cell: ({ row }) => <LastTimes lead={row.original} />,
      },
    ],
    [t, mayChange, rows, chosen, choose],
  );
}

function makeChooseColumn(leads: ChooseProps & Pick<LeadList, 'rows'>): Column<LeadRow> {
  const { chosen, choose } = leads;
  return {
    id: 'choose',
    header: () => <ChooseAll {...leads} />,
    cell: ({ row }) => <ChooseOne lead={row.original} chosen={chosen} choose={choose} />,
  };
}

type ChooseProps = Pick<LeadList, 'chosen' | 'choose'>;

function ChooseAll({ rows, chosen, choose }: ChooseProps & Pick<LeadList, 'rows'>) {
  const { t } = useTranslation();
  const count = rows.filter(isChoosable).length;
  return (
    <Checkbox
      size="xs"
      aria-label={t('leadList.chooseAll')}
      disabled={count === 0}
      checked={count > 0 && chosen.length === count}
      indeterminate={chosen.length > 0 && chosen.length < count}
      onChange={(event) => choose(rows, event.currentTarget.checked)}
    />
  );
}

function ChooseOne({ lead, chosen, choose }: ChooseProps & { lead: LeadRow }) {
  const { t } = useTranslation();
  if (!isChoosable(lead)) return null;
  return (
    <Checkbox
      size="xs"
      aria-label={t('leadList.choose', { name: lead.companyName })}
      checked={chosen.some((one) => leadKey(one) === leadKey(lead))}
      onChange={(event) => choose([lead], event.currentTarget.checked)}
    />
  );
}

function Company({ lead }: { lead: LeadRow }) {
  return (
    <Box miw={0}>
      <LeadTitle lead={lead} />
      <Standing lead={lead} />
    </Box>
  );
}

/** What the company is to us, and how sure it is that it was they. */
function Standing({ lead: { verdict, band } }: { lead: LeadRow }) {
  const { t } = useTranslation();
  if (verdict === null && band === null) return null;
  return (
    <Group gap={4} mt={3}>
      {verdict !== null && <VerdictBadge verdict={verdict} />}
      {band !== null && (
        <Box component="span" title={t('leadList.band')} display="inline-flex">
          <BandBadge band={band} />
        </Box>
      )}
    </Group>
  );
}

function Place({ lead }: { lead: LeadRow }) {
  if (!lead.isWhole) return <OwnerText owner={lead.owner} away={lead.away} />;
  return (
    <Box miw={0}>
      <Group gap={6} wrap="nowrap">
        <StageBadge stage={lead.stage} />
        <MakeMine lead={lead} />
      </Group>
      <OwnerText owner={lead.owner} away={lead.away} />
    </Box>
  );
}

/** Where nobody has it yet. */
export function MakeMine({ lead }: { lead: LeadRow }) {
  const { t } = useTranslation();
  const mayChange = useMay()('changeLeads');
  const mine = useMakeMine();
  const isFree = lead.isSuggested || (lead.owner.id === null && lead.closedAt === null);
  if (!mayChange || !lead.isWhole || !isFree) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={t('leadList.mineOf', { name: lead.companyName })}
      loading={mine.isPending}
      onClick={() => mine.mutate(lead)}
    >
      {t('leadList.mine')}
    </Button>
  );
}

function LastTimes({ lead }: { lead: LeadRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lastVisitAt, lastContactAt, lastContactIn } = lead;
  return (
    <>
      <Text fz="sm" style={{ whiteSpace: 'nowrap' }}>
        {lastVisitAt === null ? '–' : format.ago(lastVisitAt, Date.now())}
      </Text>
      {lastContactAt !== null && (
        <Text fz="xs" c="dimmed">
          {t('leadList.lastContact')}: {format.daysAgo(lastContactAt, Date.now())}
          {lastContactIn !== '' && <ContactedIn crm={lastContactIn} />}
        </Text>
      )}
    </>
  );
}

export function LeadCard({ lead, leads }: { lead: LeadRow; leads: LeadList }) {
  const mayChange = useMay()('changeLeads');
  return (
    <Box>
      <Group justify="space-between" gap="xs" wrap="nowrap" mb={4}>
        <Group gap={8} wrap="nowrap" miw={0}>
          {mayChange && <ChooseOne lead={lead} chosen={leads.chosen} choose={leads.choose} />}
          <LeadTitle lead={lead} />
        </Group>
        {lead.isWhole && <StageBadge stage={lead.stage} />}
      </Group>
      <Standing lead={lead} />
      <Box my={6}>
        <WhyNow lead={lead} reasons={2} />
      </Box>
      <Group justify="space-between" align="flex-end" gap="xs">
        <Box miw={0}>
          <ScoreAndFit lead={lead} />
          <OwnerText owner={lead.owner} away={lead.away} />
          {(lead.nextStep !== '' || lead.nextStepAt !== null) && <NextStep lead={lead} />}
        </Box>
        <Group gap="xs">
          <LastVisitBadge lead={lead} />
          <MakeMine lead={lead} />
        </Group>
      </Group>
    </Box>
  );
}

function LastVisitBadge({ lead: { lastVisitAt } }: { lead: LeadRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (lastVisitAt === null) return null;
  return (
    <Badge color="gray" size="sm">
      {t('leadList.lastVisitAgo', { when: format.ago(lastVisitAt, Date.now()) })}
    </Badge>
  );
}
