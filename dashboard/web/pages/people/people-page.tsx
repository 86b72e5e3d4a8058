// The list of people: searched, the newest first.

import { Box, Button, Group, Text } from '@mantine/core';
import { IconFileImport, IconShieldHalf, IconUser } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract/person-report.ts';
import { peopleQuery } from '../../api/person-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { FilterBar } from '../../frame/filter-bar.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { SearchInput } from '../../frame/search-input.tsx';
import { withoutUndefined } from '../../frame/search-params.ts';
import { NothingYet } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { CompanyLink } from '../companies/company-parts.tsx';
import { ExportButton } from '../exports/export-button.tsx';
import { OwnFieldFilter } from '../fields/own-field-filter.tsx';
import { SavedFilters } from '../filters/saved-filters.tsx';
import { readPeopleSearch } from './people-search.ts';
import { ConfidenceBadge, PersonTitle, SharedBadge } from './person-parts.tsx';

const route = getRouteApi('/app/people');
const rowsPerPage = 50;

export function PeoplePage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { site, ...given } = route.useSearch();
  const filters = readPeopleSearch(given);
  const { search, own } = filters;
  const list = usePaged(peopleQuery({ ...filters, limit: rowsPerPage }), 'people');
  const isNarrowed = search !== undefined || own !== undefined;
  const clear = () => void navigate({ search: { ...(site && { site }) } });
  const change = (values: { search?: string | undefined; own?: string | undefined }) =>
    void navigate({ replace: true, search: (old) => withoutUndefined({ ...old, ...values }) });
  return (
    <Page
      title={t('people.title')}
      text={t('people.text')}
      actions={
        <>
          <SavedFilters
            list="people"
            search={filters}
            onOpen={(kept) => void navigate({ search: { ...(site && { site }), ...readPeopleSearch(kept) } })}
          />
          <ExportButton kind="people" filter={filters} />
          <ImportLink />
          <WatchLink />
        </>
      }
    >
      <FilterBar
        lead={
          <SearchInput
            label={t('people.search')}
            placeholder={t('people.searchPlaceholder')}
            value={search}
            onSearch={(text) => change({ search: text })}
          />
        }
        active={own === undefined ? 0 : 1}
        onClear={clear}
      >
        <OwnFieldFilter subject="person" value={own} onChange={(wanted) => change({ own: wanted })} />
      </FilterBar>
      <PagedTable
        label={t('people.title')}
        columns={useColumns()}
        list={list}
        rowKey={(person) => String(person.id)}
        card={(person) => <PersonCard person={person} />}
        empty={
          <NothingYet
            icon={<IconUser aria-hidden />}
            title={t(isNarrowed ? 'people.emptyFilteredTitle' : 'people.emptyTitle')}
            text={t(isNarrowed ? 'people.emptyFilteredText' : 'people.emptyText')}
          />
        }
      />
    </Page>
  );
}

function ImportLink() {
  const { t } = useTranslation();
  if (!useMay()('importEngagement')) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconFileImport size={16} aria-hidden />}
      renderRoot={(props) => <Link to="/people/import" {...props} />}
    >
      {t('engagementImports.open')}
    </Button>
  );
}

function WatchLink() {
  const { t } = useTranslation();
  if (!useMay()('seeHeldKeys')) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconShieldHalf size={16} aria-hidden />}
      renderRoot={(props) => <Link to="/people/watch" {...props} />}
    >
      {t('people.watch')}
    </Button>
  );
}

function Marks({ person }: { person: PersonRow }) {
  if (!person.isWhole) return null;
  return person.isShared ? (
    <SharedBadge />
  ) : (
    <ConfidenceBadge confidence={person.isConfirmed ? 'confirmed' : 'claim'} />
  );
}

function PersonCard({ person }: { person: PersonRow }) {
  const format = useFormat();
  const seen = person.lastAt === null ? '' : format.dateTime(person.lastAt);
  const line = [person.email, person.company.name, person.company.owner.name, seen];
  return (
    <Box>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <PersonTitle person={person} />
        <Marks person={person} />
      </Group>
      <OutsideText
        value={line.filter((text) => text !== '').join(' · ')}
        empty=""
        fz="xs"
        c="dimmed"
        style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}
      />
    </Box>
  );
}

function Company({ person }: { person: PersonRow }) {
  const { id, name } = person.company;
  return id === null ? <OutsideText value={name} c="dimmed" /> : <CompanyLink id={id} name={name} />;
}

function useColumns(): Column<PersonRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<PersonRow>[]>(
    () => [
      {
        id: 'name',
        header: t('people.name'),
        meta: { width: 300 },
        cell: ({ row }) => (
          <Group gap={8} wrap="nowrap">
            <PersonTitle person={row.original} />
            <Marks person={row.original} />
          </Group>
        ),
      },
      {
        id: 'email',
        header: t('people.email'),
        meta: { width: 240 },
        cell: ({ row }) => <OutsideText value={row.original.email} />,
      },
      {
        id: 'company',
        header: t('people.company'),
        meta: { width: 220 },
        cell: ({ row }) => <Company person={row.original} />,
      },
      {
        id: 'jobTitle',
        header: t('people.jobTitle'),
        meta: { width: 180 },
        cell: ({ row }) => <OutsideText value={row.original.jobTitle} />,
      },
      {
        id: 'owner',
        header: t('people.owner'),
        meta: { width: 150 },
        cell: ({ row }) => <OutsideText value={row.original.company.owner.name} />,
      },
      {
        id: 'lastSeen',
        header: t('people.lastSeen'),
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
