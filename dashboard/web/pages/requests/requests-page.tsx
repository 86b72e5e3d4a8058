// The list of requests with its filters, newest first.

import { Alert, Anchor, Box, Button, Group, Text } from '@mantine/core';
import { IconInbox, IconRobot } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestQuery, RequestRow } from '#contract/request-report.ts';
import { requestsQuery } from '../../api/request-queries.ts';
import { Choice } from '../../frame/choice.tsx';
import type { Column } from '../../frame/data-table.tsx';
import { FilterBar, PeriodSelect } from '../../frame/filter-bar.tsx';
import { Page } from '../../frame/page.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { findWindow } from '../../frame/period.ts';
import { SearchInput } from '../../frame/search-input.tsx';
import { SentText } from '../../frame/sent-text.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { ExportButton } from '../exports/export-button.tsx';
import { SavedFilters } from '../filters/saved-filters.tsx';
import { Claimant, RequestCompany, StateBadge, WayText } from './request-parts.tsx';
import { type RequestSearch, readRequestSearch, stateValues, wayValues } from './request-search.ts';

const route = getRouteApi('/app/requests');
const rowsPerPage = 50;

export function RequestsPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { site, ...search } = route.useSearch();
  const { period = '30d', ...filters } = readRequestSearch(search);
  const query: RequestQuery = {
    ...filters,
    ...(site && { site }),
    ...findWindow(period, Date.now()),
    limit: rowsPerPage,
  };
  const list = usePaged(requestsQuery(query), 'requests');
  const active = Object.keys(filters).length;
  const change = (wanted: { [Key in keyof RequestSearch]?: RequestSearch[Key] | undefined }) =>
    void navigate({ search: (old) => compact({ ...old, ...wanted }) });
  const clear = () => change({ state: undefined, way: undefined, text: undefined });
  return (
    <Page
      title={t('requests.title')}
      text={t('requests.text')}
      actions={
        <>
          <SavedFilters
            list="requests"
            search={readRequestSearch(search)}
            onOpen={(kept) =>
              void navigate({ search: { ...(site && { site }), ...readRequestSearch(kept) } })
            }
          />
          <ExportButton kind="requests" filter={query} />
          {filters.state !== 'suspected' && (
            <Button
              variant="default"
              leftSection={<IconRobot size={16} aria-hidden />}
              onClick={() => change({ state: 'suspected' })}
            >
              {t('requests.suspected')}
            </Button>
          )}
        </>
      }
    >
      {filters.state === 'suspected' && (
        <Alert color="yellow" mb="md">
          {t('requests.suspectedText')}
        </Alert>
      )}
      <FilterBar
        lead={<PeriodSelect period={period} onPeriod={(chosen) => change({ period: chosen })} />}
        active={active}
        onClear={clear}
      >
        <Filters filters={filters} onChange={change} />
      </FilterBar>
      <PagedTable
        label={t('requests.title')}
        columns={useColumns()}
        list={list}
        rowKey={(request) => request.id}
        card={(request) => <RequestCard request={request} />}
        empty={<Nothing isFiltered={active > 0} onClear={clear} />}
      />
    </Page>
  );
}

interface FiltersProps {
  filters: RequestSearch;
  onChange: (wanted: { [Key in keyof RequestSearch]?: RequestSearch[Key] | undefined }) => void;
}

function Filters({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <>
      <Choice
        label={t('requests.state')}
        value={filters.state}
        data={stateValues.map((value) => ({ value, label: words.request(value) }))}
        onChange={(state) => onChange({ state: stateValues.find((one) => one === state) })}
      />
      <Choice
        label={t('requests.way')}
        value={filters.way}
        data={wayValues.map((value) => ({ value, label: words.way(value) }))}
        onChange={(way) => onChange({ way: wayValues.find((one) => one === way) })}
      />
      <SearchInput
        label={t('requests.search')}
        placeholder={t('requests.searchPlaceholder')}
        value={filters.text}
        onSearch={(text) => onChange({ text })}
      />
    </>
  );
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <NothingYet
      icon={<IconInbox aria-hidden />}
      title={t(isFiltered ? 'requests.emptyFilteredTitle' : 'requests.emptyTitle')}
      text={t(isFiltered ? 'requests.emptyFilteredText' : 'requests.emptyText')}
      action={
        isFiltered && (
          <Button variant="default" onClick={onClear}>
            {t('frame.clearFilters')}
          </Button>
        )
      }
    />
  );
}

function compact<T extends object>(values: T) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** The moment leads to the request, the way the text is: it may be empty. */
function MomentLink({ request }: { request: RequestRow }) {
  const format = useFormat();
  const when = format.dateTime(request.at);
  if (request.isColleagues)
    return (
      <Text span fz="sm">
        {when}
      </Text>
    );
  return (
    <Anchor
      fz="sm"
      className="digits"
      style={{ whiteSpace: 'nowrap' }}
      renderRoot={(props) => <Link to="/requests/$requestId" params={{ requestId: request.id }} {...props} />}
    >
      {when}
    </Anchor>
  );
}

function Excerpt({ request }: { request: RequestRow }) {
  const { t } = useTranslation();
  const { isColleagues, excerpt, enclosed } = request;
  if (isColleagues || (excerpt === '' && enclosed.length === 0)) {
    return (
      <Text fz="sm" c="dimmed">
        {t(isColleagues ? 'requests.colleagues' : 'requests.nothingWritten')}
      </Text>
    );
  }
  return (
    <>
      {excerpt !== '' && (
        <Text fz="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
          <bdi>{excerpt}</bdi>
        </Text>
      )}
      <SentText enclosed={enclosed} />
    </>
  );
}

function RequestCard({ request }: { request: RequestRow }) {
  return (
    <Box>
      <Group justify="space-between" mb={6}>
        <MomentLink request={request} />
        <StateBadge state={request.state} />
      </Group>
      <Excerpt request={request} />
      <Group grow align="flex-start" fz="sm" mt={8} preventGrowOverflow>
        <Claimant request={request} />
        <WayText request={request} />
      </Group>
      <Box mt={6}>
        <RequestCompany request={request} />
      </Box>
    </Box>
  );
}

function useColumns(): Column<RequestRow>[] {
  const { t } = useTranslation();
  return useMemo<Column<RequestRow>[]>(
    () => [
      { id: 'at', header: t('requests.at'), cell: ({ row }) => <MomentLink request={row.original} /> },
      {
        id: 'what',
        header: t('requests.what'),
        meta: { width: 360 },
        cell: ({ row }) => <Excerpt request={row.original} />,
      },
      {
        id: 'who',
        header: t('requests.who'),
        meta: { width: 260 },
        cell: ({ row }) => <Claimant request={row.original} />,
      },
      {
        id: 'company',
        header: t('requests.company'),
        meta: { width: 230 },
        cell: ({ row }) => <RequestCompany request={row.original} />,
      },
      {
        id: 'way',
        header: t('requests.way'),
        meta: { width: 170 },
        cell: ({ row }) => <WayText request={row.original} />,
      },
      {
        id: 'state',
        header: t('requests.state'),
        cell: ({ row }) => <StateBadge state={row.original.state} />,
      },
    ],
    [t],
  );
}
