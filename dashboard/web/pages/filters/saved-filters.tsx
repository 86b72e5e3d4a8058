// The menu of kept filters above a list: opens one, keeps the present ones, and leads to where the own ones are changed.

import { Button, Menu, Modal, Text } from '@mantine/core';
import { IconBookmark, IconBookmarkPlus, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilteredList, SavedFilter } from '#contract/filter-report.ts';
import { keepFilter, savedFiltersQuery } from '../../api/filter-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { FilterForm } from './filter-form.tsx';
import { isSameFilter, toFilter } from './filter-text.ts';
import { OwnFilters } from './own-filters.tsx';

export interface SavedFiltersProps {
  list: FilteredList;
  /** The search of the list, as its address has it. */
  search: object;
  onOpen: (filter: Record<string, string>) => void;
}

const nameCharactersMax = 30;

export function SavedFilters({ list, search, onOpen }: SavedFiltersProps) {
  const { t } = useTranslation();
  const { data: kept = [] } = useQuery(savedFiltersQuery(list));
  const [opened, setOpened] = useState<'keep' | 'own'>();
  const close = () => setOpened(undefined);
  const present = toFilter(list, search);
  const current = kept.find(({ filter }) => isSameFilter(filter, present));
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button
            variant={current ? 'light' : 'default'}
            leftSection={<IconBookmark size={16} aria-hidden />}
            aria-label={current && t('filters.menuOf', { name: current.name })}
          >
            <bdi>{current?.name.slice(0, nameCharactersMax) ?? t('filters.menu')}</bdi>
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={400} maw={340} style={{ overflowY: 'auto' }}>
          <Items title={t('filters.own')} filters={kept.filter(({ isOwn }) => isOwn)} onOpen={onOpen} />
          <Items title={t('filters.shared')} filters={kept.filter(({ isOwn }) => !isOwn)} onOpen={onOpen} />
          {kept.length > 0 && <Menu.Divider />}
          <Menu.Item
            leftSection={<IconBookmarkPlus size={16} aria-hidden />}
            disabled={Object.keys(present).length === 0}
            onClick={() => setOpened('keep')}
          >
            {t('filters.keep')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPencil size={16} aria-hidden />}
            disabled={!kept.some(({ isOwn }) => isOwn)}
            onClick={() => setOpened('own')}
          >
            {t('filters.change')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={opened !== undefined}
        onClose={close}
        title={t(opened === 'own' ? 'filters.changeTitle' : 'filters.keepTitle')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        {opened === 'keep' && <KeepPresent list={list} filter={present} onClose={close} />}
        {opened === 'own' && <OwnFilters list={list} present={present} />}
      </Modal>
    </>
  );
}

interface ItemsProps extends Pick<SavedFiltersProps, 'onOpen'> {
  title: string;
  filters: readonly SavedFilter[];
}

function Items({ title, filters, onOpen }: ItemsProps) {
  const { t } = useTranslation();
  if (filters.length === 0) return null;
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {filters.map(({ id, name, filter, isOwn, owner }) => (
        <Menu.Item key={id} onClick={() => onOpen(filter)}>
          <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
            <bdi>{name}</bdi>
          </Text>
          {!isOwn && (
            <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              <bdi>{t('filters.by', { name: owner.name })}</bdi>
            </Text>
          )}
        </Menu.Item>
      ))}
    </>
  );
}

interface KeepPresentProps {
  list: FilteredList;
  filter: Record<string, string>;
  onClose: () => void;
}

function KeepPresent({ list, filter, onClose }: KeepPresentProps) {
  const { t } = useTranslation();
  const keep = useDeed({
    run: keepFilter,
    done: t('frame.saved'),
    stale: [savedFiltersQuery(list).queryKey],
    quiet: true,
    onDone: onClose,
  });
  return (
    <FilterForm
      start={{ name: '', sharing: 'nobody', teamId: null }}
      pending={keep.isPending}
      error={keep.error}
      onClose={onClose}
      onSave={(values) => keep.mutate({ list, filter, ...values })}
    />
  );
}
