// The records that one rule finds, of one team: each with what is odd and a link to it.

import { Anchor, Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconZoomCheck } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualityQuery, QualityRow, QualityRuleReport, QualityTeam } from '#contract/quality-report.ts';
import { qualityRowsQuery } from '../../api/quality-queries.ts';
import { Choice } from '../../frame/choice.tsx';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { withoutUndefined } from '../../frame/search-params.ts';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';

const route = getRouteApi('/app/data-quality');
const rowsPerPage = 50;

export interface QualityRowsProps {
  rule: QualityRuleReport;
  teams: QualityTeam[];
  team: string | undefined;
  query: QualityQuery;
}

export function QualityRows({ rule, teams, team, query }: QualityRowsProps) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const isOwn = teams.length === 1 && teams[0]?.id === null;
  const asked = { ...query, limit: rowsPerPage, ...(team !== undefined && { team }) };
  const list = usePaged(qualityRowsQuery(rule.id, asked), 'rows');
  const change = (wanted: { rule?: undefined; team?: string | undefined }) =>
    void navigate({ search: (old) => withoutUndefined({ ...old, ...wanted }) });
  return (
    <Stack gap="md">
      <Box>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={() => change({ rule: undefined, team: undefined })}
        >
          {t('quality.allRules')}
        </Button>
        <Title order={2} mt={6}>
          {rule.name}
        </Title>
        <Text fz="sm" c="dimmed" mt={2} maw={760}>
          {rule.reason}
        </Text>
      </Box>
      {!isOwn && (
        <Group>
          <Choice
            label={t('quality.team')}
            value={team}
            data={teams.map(({ id, name }) => ({
              value: String(id ?? 'none'),
              label: name || t('quality.noTeam'),
            }))}
            onChange={(value) => change({ team: value })}
          />
        </Group>
      )}
      <PagedTable
        label={rule.name}
        columns={useColumns(rule)}
        list={list}
        rowKey={({ key }) => key}
        card={(row) => <RowCard row={row} rule={rule} />}
        empty={
          <NothingYet
            icon={<IconZoomCheck aria-hidden />}
            title={t('quality.emptyTitle')}
            text={t('quality.emptyText')}
          />
        }
      />
    </Stack>
  );
}

/** The record itself: the lead, else the person, else the company. */
function Record({ row: { leadId, company, person } }: { row: QualityRow }) {
  const name = company?.name ?? person?.name ?? '';
  return (
    <Box miw={0}>
      <Anchor
        fz="sm"
        fw={580}
        renderRoot={(props) => <RecordLink {...{ leadId, company, person }} {...props} />}
      >
        <bdi>{name}</bdi>
      </Anchor>
      {person !== null && company !== null && (
        <Anchor
          fz="xs"
          display="block"
          renderRoot={(props) => (
            <Link to="/people/$personId" params={{ personId: String(person.id) }} {...props} />
          )}
        >
          <bdi>{person.name}</bdi>
        </Anchor>
      )}
    </Box>
  );
}

function RecordLink({
  leadId,
  company,
  person,
  ...props
}: Pick<QualityRow, 'leadId' | 'company' | 'person'>) {
  if (leadId !== null) return <Link to="/leads/$leadId" params={{ leadId: String(leadId) }} {...props} />;
  if (company !== null)
    return <Link to="/companies/$companyId" params={{ companyId: String(company.id) }} {...props} />;
  return <Link to="/people/$personId" params={{ personId: String(person?.id ?? 0) }} {...props} />;
}

function Detail({ row, rule }: { row: QualityRow; rule: QualityRuleReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rule.id !== 'typed_in_bulk') return <OutsideText value={row.detail} fz="sm" />;
  const count = Number(row.detail);
  return <Text fz="sm">{t('quality.entries', { count, formatted: format.number(count) })}</Text>;
}

function RowCard({ row, rule }: { row: QualityRow; rule: QualityRuleReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack gap={4}>
      <Record row={row} />
      <Detail row={row} rule={rule} />
      <Text fz="xs" c="dimmed">
        {format.dateTime(row.at)} · {row.owner?.name ?? t('quality.nobody')}
      </Text>
    </Stack>
  );
}

function useColumns(rule: QualityRuleReport): Column<QualityRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<QualityRow>[]>(
    () => [
      { id: 'record', header: t('quality.record'), cell: ({ row }) => <Record row={row.original} /> },
      {
        ...{ id: 'detail', header: t('quality.detail'), meta: { width: 360 } },
        cell: ({ row }) => <Detail row={row.original} rule={rule} />,
      },
      { id: 'at', header: t('quality.at'), cell: ({ row }) => format.dateTime(row.original.at) },
      {
        ...{ id: 'owner', header: t('quality.owner') },
        cell: ({ row }) => row.original.owner?.name ?? t('quality.nobody'),
      },
    ],
    [t, format, rule],
  );
}
