// The list of leads with its filters, worked through by mouse, touch or keyboard.

import { Button, Group, Kbd, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFlame, IconKeyboard, IconLayoutKanban } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../frame/filter-bar.tsx';
import { KeysHelp } from '../../frame/keys-help.tsx';
import { Page } from '../../frame/page.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { SearchInput } from '../../frame/search-input.tsx';
import { withoutUndefined } from '../../frame/search-params.ts';
import { NothingYet } from '../../frame/states.tsx';
import { useKeysSwitch, useLetterKeys } from '../../frame/use-letter-keys.ts';
import { useMay } from '../../frame/use-may.ts';
import { ExportButton } from '../exports/export-button.tsx';
import { SavedFilters, type SavedFiltersProps } from '../filters/saved-filters.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { LeadCard, useLeadColumns } from './lead-cells.tsx';
import { LeadCountText } from './lead-count.tsx';
import { LeadFilterInputs, QuickFilters } from './lead-filters.tsx';
import { leadKey } from './lead-parts.tsx';
import { type ChangeFilters, type LeadSearch, readLeadFilters, readLeadSearch } from './lead-search.ts';
import { useMakeMine } from './use-lead-deeds.ts';
import { isChoosable, type LeadList, useLeadList } from './use-lead-list.ts';

const route = getRouteApi('/app/leads');

export function LeadsPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { site, ...given } = route.useSearch();
  const search = readLeadSearch(given);
  const leads = useLeadList(search);
  const [helping, help] = useDisclosure(false);
  const [isOn, setOn] = useKeysSwitch();
  useLetterKeys(isOn, useKeyDeeds(leads, help.open));
  const { sort, ...filters } = search;
  const active = Object.keys(filters).length;
  const change: ChangeFilters = (wanted) =>
    void navigate({ replace: true, search: (old) => withoutUndefined({ ...old, ...wanted }) });
  const clear = () => void navigate({ search: { ...(site && { site }), ...(sort && { sort }) } });
  return (
    <Page
      title={t('leadList.title')}
      text={t('leadList.text')}
      actions={
        <Actions
          search={search}
          onHelp={help.open}
          onOpen={(kept) => void navigate({ search: { ...(site && { site }), ...readLeadSearch(kept) } })}
        />
      }
    >
      <QuickFilters search={search} onChange={change} />
      <FilterBar
        lead={
          <SearchInput
            label={t('leadList.search')}
            placeholder={t('leadList.searchPlaceholder')}
            value={search.search}
            onSearch={(text) => change({ search: text })}
          />
        }
        active={active}
        onClear={clear}
      >
        <LeadFilterInputs search={search} onChange={change} />
      </FilterBar>
      <Group justify="space-between" gap="xs">
        <LeadCountText total={leads.list.first?.total} />
        {isOn && (
          <Text fz="xs" c="dimmed" visibleFrom="sm">
            {t('leadList.keyLine')}
          </Text>
        )}
      </Group>
      <PagedTable
        label={t('leadList.title')}
        columns={useLeadColumns(leads)}
        list={leads.list}
        rowKey={leadKey}
        current={leads.current && leadKey(leads.current)}
        card={(lead) => <LeadCard lead={lead} leads={leads} />}
        empty={<Empty isNarrowed={active > 0} onClear={clear} />}
      />
      <BulkBar leads={leads} />
      <LeadKeys opened={helping} onClose={help.close} isOn={isOn} onSwitch={setOn} />
    </Page>
  );
}

function useKeyDeeds(leads: LeadList, onHelp: () => void) {
  const navigate = useNavigate();
  const mayChange = useMay()('changeLeads');
  const { mutate: makeMine } = useMakeMine();
  const { current, move, chosen, choose } = leads;
  return useMemo(() => {
    const open = () => {
      if (!current?.isWhole) return;
      if (current.leadId !== null) {
        void navigate({ to: '/leads/$leadId', params: { leadId: String(current.leadId) } });
        return;
      }
      void navigate({
        to: '/leads/company/$companyId',
        params: { companyId: String(current.companyId) },
      });
    };
    return {
      j: () => move(1),
      k: () => move(-1),
      Enter: open,
      o: open,
      m: () => void (current?.isWhole && mayChange && makeMine(current)),
      x: () =>
        void (current && mayChange && isChoosable(current) && choose([current], !chosen.includes(current))),
      '?': onHelp,
    };
  }, [current, move, chosen, choose, mayChange, makeMine, navigate, onHelp]);
}

function LeadKeys(props: Omit<Parameters<typeof KeysHelp>[0], 'rows'>) {
  const { t } = useTranslation();
  const rows = [
    ['j', t('leadList.keyNext')],
    ['k', t('leadList.keyBefore')],
    ['Enter', t('leadList.keyOpen')],
    ['m', t('leadList.keyMine')],
    ['x', t('leadList.keyChoose')],
    ['?', t('leadList.keyHelp')],
  ] as const;
  return <KeysHelp {...props} rows={rows} />;
}

interface ActionsProps {
  search: LeadSearch;
  onHelp: () => void;
  onOpen: SavedFiltersProps['onOpen'];
}

function Actions({ search, onHelp, onOpen }: ActionsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconLayoutKanban size={16} aria-hidden />}
        renderRoot={(props) => (
          <Link
            to="/leads/board"
            search={(old: Record<string, unknown>) => readLeadFilters(old)}
            {...props}
          />
        )}
      >
        {t('leadList.board')}
      </Button>
      <SavedFilters list="leads" search={search} onOpen={onOpen} />
      <ExportButton kind="leads" filter={search} />
      <Button
        variant="default"
        visibleFrom="sm"
        leftSection={<IconKeyboard size={16} aria-hidden />}
        rightSection={<Kbd size="xs">?</Kbd>}
        onClick={onHelp}
      >
        {t('leadList.keys')}
      </Button>
    </>
  );
}

interface EmptyProps {
  isNarrowed: boolean;
  onClear: () => void;
}

function Empty({ isNarrowed, onClear }: EmptyProps) {
  const { t } = useTranslation();
  const maySeeRules = useMay()('seeRules');
  return (
    <NothingYet
      icon={<IconFlame aria-hidden />}
      title={t(isNarrowed ? 'leadList.emptyFilteredTitle' : 'leadList.emptyTitle')}
      text={t(isNarrowed ? 'leadList.emptyFilteredText' : 'leadList.emptyText')}
      action={
        isNarrowed ? (
          <Button variant="default" onClick={onClear}>
            {t('frame.clearFilters')}
          </Button>
        ) : (
          maySeeRules && (
            <Button variant="default" renderRoot={(props) => <Link to="/scoring" {...props} />}>
              {t('leadList.toScoring')}
            </Button>
          )
        )
      }
    />
  );
}
