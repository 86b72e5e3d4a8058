// The list of known companies: searched, filtered, ordered, and the ways to add some.

import { Box, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBuildingSkyscraper, IconFileImport, IconPlus } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyRow } from '#contract/company-report.ts';
import { companiesQuery } from '../../api/company-queries.ts';
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
import { ExportButton } from '../exports/export-button.tsx';
import { SavedFilters } from '../filters/saved-filters.tsx';
import { AddCompany } from './add-company.tsx';
import { CompanyFilters } from './company-filters.tsx';
import { CompanyPlace, CompanyTitle, OwnerText, StatusBadge } from './company-parts.tsx';
import { readCompanySearch, toCompanyQuery } from './company-search.ts';

const route = getRouteApi('/app/companies');
const rowsPerPage = 50;

export function CompaniesPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { site, ...given } = route.useSearch();
  const search = readCompanySearch(given);
  const { sort, ...filters } = search;
  const list = usePaged(companiesQuery(toCompanyQuery(search, rowsPerPage)), 'companies');
  const active = Object.keys(filters).filter((name) => name !== 'search').length;
  const isNarrowed = Object.keys(filters).length > 0;
  const clear = () => void navigate({ search: { ...(site && { site }), ...(sort && { sort }) } });
  const change = (values: object) =>
    void navigate({ replace: true, search: (old) => withoutUndefined({ ...old, ...values }) });
  return (
    <Page
      title={t('companies.title')}
      text={t('companies.text')}
      actions={
        <>
          <SavedFilters
            list="companies"
            search={search}
            onOpen={(kept) =>
              void navigate({ search: { ...(site && { site }), ...readCompanySearch(kept) } })
            }
          />
          <ExportButton kind="companies" filter={toCompanyQuery(search, rowsPerPage)} />
          <WaysToAdd />
        </>
      }
    >
      <FilterBar
        lead={
          <SearchInput
            label={t('companies.search')}
            placeholder={t('companies.searchPlaceholder')}
            value={search.search}
            onSearch={(text) => change({ search: text })}
          />
        }
        active={isNarrowed ? Math.max(1, active) : 0}
        onClear={clear}
      >
        <CompanyFilters search={search} onChange={change} />
      </FilterBar>
      <PagedTable
        label={t('companies.title')}
        columns={useColumns()}
        list={list}
        rowKey={(company) => String(company.id)}
        card={(company) => <CompanyCard company={company} />}
        empty={<Empty isNarrowed={isNarrowed} onClear={clear} />}
      />
    </Page>
  );
}

function WaysToAdd() {
  const { t } = useTranslation();
  const may = useMay();
  const [adding, add] = useDisclosure(false);
  return (
    <>
      {may('importCompanies') && <ImportLink />}
      {may('changeCompanies') && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add.open}>
          {t('companies.add')}
        </Button>
      )}
      <AddCompany opened={adding} onClose={add.close} />
    </>
  );
}

function ImportLink() {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      leftSection={<IconFileImport size={16} aria-hidden />}
      renderRoot={(props) => <Link to="/companies/import" {...props} />}
    >
      {t('companies.import')}
    </Button>
  );
}

function Empty({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  const mayImport = useMay()('importCompanies');
  return (
    <NothingYet
      icon={<IconBuildingSkyscraper aria-hidden />}
      title={t(isNarrowed ? 'companies.emptyFilteredTitle' : 'companies.emptyTitle')}
      text={t(isNarrowed ? 'companies.emptyFilteredText' : 'companies.emptyText')}
      action={
        isNarrowed ? (
          <Button variant="default" onClick={onClear}>
            {t('frame.clearFilters')}
          </Button>
        ) : (
          mayImport && <ImportLink />
        )
      }
    />
  );
}

function CompanyCard({ company }: { company: CompanyRow }) {
  const format = useFormat();
  const place = [company.province, format.country(company.country)].filter((text) => text !== '').join(', ');
  const line = [company.domain, place, company.owner.name].filter((text) => text !== '').join(' · ');
  return (
    <Box>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <CompanyTitle company={company} />
        <StatusBadge status={company.status} />
      </Group>
      <OutsideText value={line} fz="xs" c="dimmed" empty="" />
    </Box>
  );
}

function useColumns(): Column<CompanyRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<CompanyRow>[]>(
    () => [
      {
        id: 'name',
        header: t('companies.name'),
        meta: { width: 320 },
        cell: ({ row }) => <CompanyTitle company={row.original} />,
      },
      {
        id: 'domain',
        header: t('companies.domain'),
        meta: { width: 220 },
        cell: ({ row }) => <OutsideText value={row.original.domain} />,
      },
      {
        id: 'status',
        header: t('companies.status'),
        cell: ({ row }) => <StatusBadge status={row.original.status} />,
      },
      {
        id: 'place',
        header: t('companies.place'),
        meta: { width: 180 },
        cell: ({ row }) => <CompanyPlace country={row.original.country} province={row.original.province} />,
      },
      {
        id: 'owner',
        header: t('companies.owner'),
        meta: { width: 180 },
        cell: ({ row }) => <OwnerText owner={row.original.owner} />,
      },
      {
        id: 'changed',
        header: t('companies.changed'),
        cell: ({ row }) => (
          <Text span inherit className="digits" style={{ whiteSpace: 'nowrap' }}>
            {format.date(row.original.changedAt)}
          </Text>
        ),
      },
    ],
    [t, format],
  );
}
