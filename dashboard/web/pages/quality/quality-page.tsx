// The quality of the data: how many records each team should look at and why, and the records of one rule.

import { Anchor, Badge, Box, Group, Select, Stack, Text } from '@mantine/core';
import { IconZoomCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type QualityReport, type QualityRuleReport, staleDaysDefault } from '#contract/quality-report.ts';
import { qualityQuery } from '../../api/quality-queries.ts';
import { type Column, DataTable } from '../../frame/data-table.tsx';
import { Page } from '../../frame/page.tsx';
import { withoutUndefined } from '../../frame/search-params.ts';
import { NothingYet } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { QualityRows } from './quality-rows.tsx';
import { readQualitySearch, staleDays } from './quality-search.ts';

const route = getRouteApi('/app/data-quality');

export function QualityPage() {
  const { t } = useTranslation();
  const { rule, team, days } = readQualitySearch({ ...route.useSearch() });
  const query = withoutUndefined({ days: days === undefined ? undefined : Number(days) });
  const { data, error, refetch } = useQuery(qualityQuery(query));
  const chosen = data?.rules.find(({ id }) => id === rule);
  return (
    <Page title={t('quality.title')} text={t('quality.text')}>
      <DaysChoice days={days ?? String(staleDaysDefault)} />
      {chosen ? (
        <QualityRows rule={chosen} teams={data?.teams ?? []} team={team} query={query} />
      ) : (
        <Counts report={data} error={error} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}

interface CountsProps {
  report: QualityReport | undefined;
  error: unknown;
  onRetry: () => void;
}

function Counts({ report, error, onRetry }: CountsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <DataTable
        label={t('quality.title')}
        columns={useColumns(report)}
        rows={report?.rules}
        rowKey={({ id }) => id}
        card={(row) => <RuleCard row={row} report={report} />}
        empty={
          <NothingYet
            icon={<IconZoomCheck aria-hidden />}
            title={t('quality.emptyTitle')}
            text={t('quality.emptyText')}
          />
        }
        error={error}
        onRetry={onRetry}
      />
      {report && (
        <Text fz="sm" c="dimmed" role="status">
          {t(report.isRecounting ? 'quality.recounting' : 'quality.countedAt', {
            time: format.dateTime(report.countedAt),
          })}
        </Text>
      )}
      {(report?.cut.length ?? 0) > 0 && (
        <Text fz="sm" c="dimmed" role="note">
          {t('quality.cut')}
        </Text>
      )}
    </>
  );
}

function DaysChoice({ days }: { days: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = route.useNavigate();
  return (
    <search aria-label={t('frame.filters')}>
      <Select
        label={t('quality.days')}
        w={160}
        allowDeselect={false}
        value={days}
        data={staleDays.map((value) => ({
          value,
          label: t('quality.afterDays', { count: Number(value), formatted: format.number(Number(value)) }),
        }))}
        onChange={(value) =>
          void navigate({
            replace: true,
            search: (old) =>
              withoutUndefined({ ...old, days: staleDays.find((one) => one === value && one !== '30') }),
          })
        }
      />
    </search>
  );
}

function Rule({ row }: { row: QualityRuleReport }) {
  const { t } = useTranslation();
  return (
    <Box miw={0}>
      <Group gap={8}>
        <Text fz="sm" fw={580}>
          {row.name}
        </Text>
        <Badge size="sm" color="gray">
          {t(`quality.group_${row.group}`)}
        </Badge>
      </Group>
      <Text fz="xs" c="dimmed" mt={2}>
        {row.reason}
      </Text>
    </Box>
  );
}

interface CountProps {
  team: QualityReport['teams'][number];
  rule: QualityRuleReport;
  /** With the team's name before it. */
  named?: boolean;
}

function Count({ team, rule, named = false }: CountProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = team.counts.find((one) => one.rule === rule.id)?.count ?? 0;
  const formatted = format.number(count);
  const label = t('quality.countOf', { team: team.name || t('quality.noTeam'), count: formatted });
  if (count === 0)
    return (
      <Text span fz="sm" c="dimmed">
        {named ? label : formatted}
      </Text>
    );
  return (
    <Anchor
      fz="sm"
      fw={580}
      aria-label={`${rule.name}, ${label}`}
      renderRoot={(props) => (
        <Link
          to="/data-quality"
          search={(old: object) => ({ ...old, rule: rule.id, team: String(team.id ?? 'none') })}
          {...props}
        />
      )}
    >
      {named ? label : formatted}
    </Anchor>
  );
}

function RuleCard({ row, report }: { row: QualityRuleReport; report: QualityReport | undefined }) {
  return (
    <Stack gap={6}>
      <Rule row={row} />
      <Group gap="md">
        {report?.teams.map((team) => (
          <Count key={team.id ?? 'none'} team={team} rule={row} named />
        ))}
      </Group>
    </Stack>
  );
}

function useColumns(report: QualityReport | undefined): Column<QualityRuleReport>[] {
  const { t } = useTranslation();
  return useMemo<Column<QualityRuleReport>[]>(
    () => [
      {
        ...{ id: 'rule', header: t('quality.rule'), meta: { width: 560 } },
        cell: ({ row }) => <Rule row={row.original} />,
      },
      ...(report?.teams ?? []).map(
        (team): Column<QualityRuleReport> => ({
          ...{
            id: `team-${team.id ?? 'none'}`,
            header: team.name || t('quality.noTeam'),
            meta: { end: true },
          },
          cell: ({ row }) => <Count team={team} rule={row.original} />,
        }),
      ),
    ],
    [t, report],
  );
}
