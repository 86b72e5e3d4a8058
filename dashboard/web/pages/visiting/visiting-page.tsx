// The companies that visited in a period: known ones and new ones in one list, and an account of all other visits.

import { Box, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconBuildingCommunity } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitingCompany } from '#contract/visiting-report.ts';
import { visitingQuery } from '../../api/visiting-queries.ts';
import { BandBadge } from '../../evidence/band-badge.tsx';
import { Choice } from '../../frame/choice.tsx';
import type { Column } from '../../frame/data-table.tsx';
import { FilterBar, PeriodSelect } from '../../frame/filter-bar.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { findWindow } from '../../frame/period.ts';
import { SearchInput } from '../../frame/search-input.tsx';
import { withoutUndefined } from '../../frame/search-params.ts';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { CompanyLink, VerdictBadge } from '../visits/visit-company.tsx';
import { readVisitingSearch, sortValues, verdictValues } from './visiting-search.ts';
import { VisitingSum } from './visiting-sum.tsx';

const route = getRouteApi('/app/visiting');
const rowsPerPage = 50;

export function VisitingPage() {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = route.useNavigate();
  const { site, ...given } = route.useSearch();
  const { period = '30d', ...search } = readVisitingSearch(given);
  const window = useMemo(() => findWindow(period, Date.now()), [period]);
  const query = { ...search, ...window, ...(site && { site }), limit: rowsPerPage };
  const list = usePaged(visitingQuery(query), 'companies');
  const first = list.first;
  const { sort, ...filters } = search;
  const active = Object.keys(filters).length;
  const clear = () => void navigate({ search: { ...(site && { site }), ...(sort && { sort }) } });
  const change = (values: object) =>
    void navigate({ replace: true, search: (old) => withoutUndefined({ ...old, ...values }) });
  return (
    <Page title={t('visiting.title')} text={t('visiting.text')}>
      <FilterBar
        lead={<PeriodSelect period={period} onPeriod={(chosen) => change({ period: chosen })} />}
        active={active}
        onClear={clear}
      >
        <SearchInput
          label={t('companies.search')}
          placeholder={t('companies.searchPlaceholder')}
          value={search.search}
          onSearch={(text) => change({ search: text })}
        />
        <Choice
          label={t('visiting.verdict')}
          value={search.verdict}
          data={verdictValues.map((value) => ({ value, label: words.verdict(value) }))}
          onChange={(verdict) => change({ verdict })}
        />
        <Select
          label={t('visiting.sort')}
          w={150}
          allowDeselect={false}
          value={sort ?? 'last'}
          data={sortValues.map((value) => ({ value, label: t(`visiting.sort_${value}`) }))}
          onChange={(value) => change({ sort: value === 'last' ? undefined : value })}
        />
      </FilterBar>
      {first && <VisitingSum page={first} />}
      <PagedTable
        label={t('visiting.title')}
        columns={useColumns()}
        list={list}
        rowKey={({ companyId, domain, name }) => String(companyId ?? (domain || name))}
        card={(company) => <VisitingCard company={company} />}
        empty={<Empty isNarrowed={active > 0} onClear={clear} />}
      />
    </Page>
  );
}

function Empty({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <NothingYet
      icon={<IconBuildingCommunity aria-hidden />}
      title={t(isNarrowed ? 'companies.emptyFilteredTitle' : 'visiting.emptyTitle')}
      text={t(isNarrowed ? 'companies.emptyFilteredText' : 'visiting.emptyText')}
      action={
        isNarrowed && (
          <Button variant="default" onClick={onClear}>
            {t('frame.clearFilters')}
          </Button>
        )
      }
    />
  );
}

function Name({ company }: { company: VisitingCompany }) {
  const { t } = useTranslation();
  return (
    <Box miw={0}>
      <CompanyLink company={company} />
      {company.domain !== '' && company.domain !== company.name && (
        <OutsideText value={company.domain} fz="xs" c="dimmed" />
      )}
      {!company.isWhole && (
        <OutsideText value={t('visiting.ofColleague', { name: company.owner.name })} fz="xs" c="dimmed" />
      )}
    </Box>
  );
}

function VisitingCard({ company }: { company: VisitingCompany }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { band, visits, lastAt } = company;
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap">
        <Name company={company} />
        <VerdictBadge verdict={company.verdict} />
      </Group>
      {band !== null && visits !== null && lastAt !== null && (
        <Group gap={8}>
          <BandBadge band={band} />
          <Text fz="xs" c="dimmed">
            {t('visiting.visitCount', { count: visits, formatted: format.number(visits) })} ·{' '}
            {format.dateTime(lastAt)}
          </Text>
        </Group>
      )}
    </Stack>
  );
}

function useColumns(): Column<VisitingCompany>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<VisitingCompany>[]>(
    () => [
      {
        id: 'name',
        header: t('companies.name'),
        meta: { width: 300 },
        cell: ({ row }) => <Name company={row.original} />,
      },
      {
        id: 'verdict',
        header: t('visiting.verdict'),
        cell: ({ row }) => <VerdictBadge verdict={row.original.verdict} />,
      },
      {
        id: 'band',
        header: t('visiting.band'),
        cell: ({ row: { original } }) => (original.band === null ? '–' : <BandBadge band={original.band} />),
      },
      {
        id: 'country',
        header: t('frame.country'),
        meta: { width: 140 },
        cell: ({ row }) => <OutsideText value={format.country(row.original.country)} />,
      },
      {
        id: 'visits',
        header: t('visiting.visits'),
        meta: { end: true },
        cell: ({ row: { original } }) => (original.visits === null ? '–' : format.number(original.visits)),
      },
      {
        id: 'pages',
        header: t('visits.pages'),
        meta: { end: true },
        cell: ({ row: { original } }) => (original.pages === null ? '–' : format.number(original.pages)),
      },
      {
        id: 'engaged',
        header: t('visits.engaged'),
        meta: { end: true },
        cell: ({ row: { original } }) => (original.engagedMs ? format.duration(original.engagedMs) : '–'),
      },
      {
        id: 'last',
        header: t('visiting.last'),
        meta: { end: true },
        cell: ({ row }) => (
          <Text span inherit className="digits" style={{ whiteSpace: 'nowrap' }}>
            {row.original.lastAt === null ? '–' : format.dateTime(row.original.lastAt)}
          </Text>
        ),
      },
    ],
    [t, format],
  );
}
