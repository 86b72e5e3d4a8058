// The lines of an import: what each changes, from what to what, and what is wrong with it.

import { Badge, Box, Group, ScrollArea, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyImport, CompanyImportLine, LineOutcome } from '#contract/company-report.ts';
import { importLinesQuery } from '../../api/import-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { CompanyLink } from '../companies/company-parts.tsx';
import { type LineKind, lineKinds, toLineFilter } from './import-search.ts';
import { LineChanges } from './line-changes.tsx';

export interface ImportLinesProps {
  run: CompanyImport;
  kind: LineKind;
  onKind: (kind: LineKind) => void;
}

export function ImportLines({ run, kind, onKind }: ImportLinesProps) {
  const { t } = useTranslation();
  const list = usePaged(importLinesQuery(run.id, run.state, toLineFilter(kind)), 'lines');
  return (
    <Box>
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2}>{t('imports.linesTitle')}</Title>
        <KindControl run={run} kind={kind} onKind={onKind} />
      </Group>
      <PagedTable
        label={t('imports.linesTitle')}
        columns={useColumns()}
        list={list}
        rowKey={(line) => String(line.line)}
        card={(line) => <LineCard line={line} />}
        empty={
          <NothingYet
            icon={<IconFileCheck aria-hidden />}
            title={t('imports.noLines')}
            text={t('imports.noLinesText')}
          />
        }
      />
    </Box>
  );
}

function KindControl({ run, kind, onKind }: ImportLinesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { counts } = run;
  const labels: Record<LineKind, string> = {
    all: `${t('imports.filterAll')} ${format.number(counts.lines)}`,
    new: `${t('imports.new')} ${format.number(counts.new)}`,
    changed: `${t('imports.changed')} ${format.number(counts.changed)}`,
    unchanged: `${t('imports.unchanged')} ${format.number(counts.unchanged)}`,
    faulty: `${t('imports.faulty')} ${format.number(counts.faulty)}`,
    faults: t('imports.filterFaults'),
  };
  return (
    <ScrollArea type="never" maw="100%">
      <SegmentedControl
        size="xs"
        aria-label={t('imports.lines')}
        value={kind}
        data={lineKinds.map((value) => ({ value, label: labels[value] }))}
        onChange={(value) => onKind(lineKinds.find((one) => one === value) ?? 'all')}
      />
    </ScrollArea>
  );
}

const outcomeColors: Record<LineOutcome, string> = {
  waiting: 'gray',
  new: 'green',
  changed: 'petrol',
  unchanged: 'gray',
  faulty: 'red',
};

function OutcomeBadge({ outcome }: { outcome: LineOutcome }) {
  const words = useWords();
  return (
    <Badge color={outcomeColors[outcome]} style={{ flex: 'none' }}>
      {words.line(outcome)}
    </Badge>
  );
}

function LineName({ line }: { line: CompanyImportLine }) {
  if (line.companyId !== null)
    return <CompanyLink id={line.companyId} name={line.name || `#${line.companyId}`} />;
  return <OutsideText value={line.name} fw={550} />;
}

function LineFaults({ line }: { line: CompanyImportLine }) {
  if (line.faults.length === 0) return null;
  return (
    <ul className="reasons">
      {line.faults.map((fault, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the faults of a line never change their order.
        <li key={`${fault.code} ${at}`} data-mark="!">
          <Text span fz="sm">
            <bdi>{fault.message}</bdi>
          </Text>
        </li>
      ))}
    </ul>
  );
}

function LineCard({ line }: { line: CompanyImportLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap">
        <LineName line={line} />
        <OutcomeBadge outcome={line.outcome} />
      </Group>
      <Text fz="xs" c="dimmed">
        {t('imports.line')} {format.number(line.line)}
      </Text>
      <LineChanges line={line} />
      <LineFaults line={line} />
    </Stack>
  );
}

function useColumns(): Column<CompanyImportLine>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<CompanyImportLine>[]>(
    () => [
      {
        id: 'line',
        header: t('imports.line'),
        meta: { end: true },
        cell: ({ row }) => format.number(row.original.line),
      },
      {
        id: 'outcome',
        header: t('imports.state'),
        cell: ({ row }) => <OutcomeBadge outcome={row.original.outcome} />,
      },
      {
        id: 'name',
        header: t('imports.company'),
        meta: { width: 240 },
        cell: ({ row }) => <LineName line={row.original} />,
      },
      {
        id: 'change',
        header: t('imports.change'),
        meta: { width: 380 },
        cell: ({ row }) => <LineChanges line={row.original} />,
      },
      {
        id: 'faults',
        header: t('imports.faults'),
        meta: { width: 380 },
        cell: ({ row }) => <LineFaults line={row.original} />,
      },
    ],
    [t, format],
  );
}
