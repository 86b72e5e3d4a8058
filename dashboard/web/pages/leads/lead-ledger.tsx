// The ledger of a score: what each group brings and what of it its cap lets count, and below every line with its event and rule.

import { Box, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadLedger, LeadLedgerLine } from '#contract/score-report.ts';
import { type Column, DataTable } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { PersonLink } from '../people/person-parts.tsx';
import { usePoints, useRuleVersion } from './lead-parts.tsx';
import { LedgerGroups } from './ledger-groups.tsx';

export function LeadLedgerSection({ ledger }: { ledger: LeadLedger }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useColumns();
  const nameVersion = useRuleVersion();
  const text = t('lead.ledgerText', {
    rules: nameVersion(ledger.rulesVersion),
    when: format.dateTime(ledger.at),
  });
  if (ledger.lines.length === 0) {
    return (
      <Section title={t('lead.ledgerTitle')}>
        <Text fz="sm" c="dimmed">
          {t('lead.ledgerNone')}
        </Text>
      </Section>
    );
  }
  return (
    <Section title={t('lead.ledgerTitle')} text={text}>
      <LedgerGroups ledger={ledger} />
      <Box mt="md">
        <DataTable
          label={t('lead.what')}
          columns={columns}
          rows={ledger.lines}
          rowKey={({ eventId, rule, siteId }) => `${siteId} ${eventId} ${rule}`}
          card={(line) => <LineCard line={line} />}
          empty={null}
        />
      </Box>
      {ledger.isCut && (
        <Text fz="sm" c="dimmed" mt="xs" role="note">
          {t('lead.ledgerCut')}
        </Text>
      )}
    </Section>
  );
}

function useColumns(): Column<LeadLedgerLine>[] {
  const { t } = useTranslation();
  return useMemo<Column<LeadLedgerLine>[]>(
    () => [
      {
        id: 'what',
        header: t('lead.what'),
        meta: { width: 200 },
        cell: ({ row }) => <What line={row.original} />,
      },
      {
        id: 'when',
        header: t('lead.when'),
        meta: { width: 150 },
        cell: ({ row }) => (
          <>
            <Moment at={row.original.at} />
            <Who line={row.original} />
          </>
        ),
      },
      {
        id: 'rule',
        header: t('lead.rule'),
        meta: { width: 170 },
        cell: ({ row }) => <Rule line={row.original} />,
      },
      {
        id: 'first',
        header: t('lead.atFirst'),
        meta: { end: true },
        cell: ({ row }) => <Amount points={row.original.pointsAtFirst} />,
      },
      {
        id: 'now',
        header: t('lead.now'),
        meta: { end: true },
        cell: ({ row }) => <Amount points={row.original.points} isNow />,
      },
      { id: 'fades', header: t('lead.fades'), cell: ({ row }) => <Fades line={row.original} /> },
    ],
    [t],
  );
}

function Moment({ at }: { at: string }) {
  const format = useFormat();
  return (
    <Text span fz="sm" style={{ whiteSpace: 'nowrap' }}>
      {format.dateTime(at)}
    </Text>
  );
}

function Amount({ points, isNow = false }: { points: number; isNow?: boolean }) {
  const shown = usePoints();
  return (
    <Text span fz="sm" className="digits" {...(isNow && { fw: 600 })}>
      {points === 0 ? '0' : shown(points)}
    </Text>
  );
}

/** What happened, and on which page. */
function What({ line: { event } }: { line: LeadLedgerLine }) {
  const { t } = useTranslation();
  const words = useWords();
  if (event === null) {
    return (
      <Text fz="sm" c="dimmed">
        {t('lead.notKept')}
      </Text>
    );
  }
  const { type, action, name, page, title, campaign } = event;
  const deed = type === 'engagement' ? words.touch(action) : words.event(type);
  const more = type === 'engagement' || action === '' ? '' : words.action(action);
  const where = title || page || name || campaign;
  return (
    <Box miw={0}>
      <Text fz="sm">{[deed, more].filter(Boolean).join(': ')}</Text>
      {where !== '' && <OutsideText value={where} fz="xs" c="dimmed" />}
    </Box>
  );
}

function Who({ line: { actor } }: { line: LeadLedgerLine }) {
  const { t } = useTranslation();
  if (actor.personId !== null) return <PersonLink id={actor.personId} name={actor.name} />;
  return <OutsideText value={t('lead.browser', { number: actor.browser })} c="dimmed" fz="xs" />;
}

function Rule({ line }: { line: LeadLedgerLine }) {
  const nameVersion = useRuleVersion();
  const words = useWords();
  return (
    <Box miw={0}>
      <OutsideText value={words.scoreRule(line.rule)} fz="sm" />
      <Text fz="xs" c="dimmed">
        {words.scoreGroup(line.group)}, {nameVersion(line.ruleVersion)}
      </Text>
    </Box>
  );
}

function Fades({ line: { fadesAt, replacedAt } }: { line: LeadLedgerLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (replacedAt !== null) {
    return (
      <Text fz="xs" c="dimmed">
        {t('lead.replaced', { day: format.date(replacedAt) })}
      </Text>
    );
  }
  return (
    <Text span fz="sm" style={{ whiteSpace: 'nowrap' }}>
      {format.date(fadesAt)}
    </Text>
  );
}

function LineCard({ line }: { line: LeadLedgerLine }) {
  const { t } = useTranslation();
  return (
    <Box>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <What line={line} />
        <Text fz="sm" style={{ flex: 'none' }}>
          <Amount points={line.pointsAtFirst} /> → <Amount points={line.points} isNow />
        </Text>
      </Group>
      <Rule line={line} />
      <Group justify="space-between" gap="xs" mt={4}>
        <Who line={line} />
        <Moment at={line.at} />
      </Group>
      <Group gap={4}>
        {line.replacedAt === null && (
          <Text fz="xs" c="dimmed">
            {t('lead.fades')}:
          </Text>
        )}
        <Fades line={line} />
      </Group>
    </Box>
  );
}
