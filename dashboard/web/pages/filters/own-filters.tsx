// The own kept filters of a list: renamed, shared, given the filters that are set now, removed.

import { ActionIcon, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilteredList, SavedFilter } from '#contract/filter-report.ts';
import { changeFilter, removeFilter, savedFiltersQuery } from '../../api/filter-queries.ts';
import { teamsQuery } from '../../api/team-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { FilterForm } from './filter-form.tsx';
import { isSameFilter } from './filter-text.ts';

export interface OwnFiltersProps {
  list: FilteredList;
  /** The filters that are set now. */
  present: Record<string, string>;
}

export function OwnFilters({ list, present }: OwnFiltersProps) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(savedFiltersQuery(list));
  const own = data.filter(({ isOwn }) => isOwn);
  if (own.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {t('filters.none')}
      </Text>
    );
  }
  return (
    <ul className="part-rows" aria-label={t('filters.own')}>
      {own.map((one) => (
        <li key={one.id} className="part-row">
          <OwnFilter kept={one} present={present} />
        </li>
      ))}
    </ul>
  );
}

interface OwnFilterProps {
  kept: SavedFilter;
  present: Record<string, string>;
}

function OwnFilter({ kept, present }: OwnFilterProps) {
  const { t } = useTranslation();
  const { id, name, list } = kept;
  const [editing, setEditing] = useState(false);
  const stale = [savedFiltersQuery(list).queryKey];
  const change = useDeed({
    run: changeFilter,
    done: t('frame.saved'),
    stale,
    quiet: true,
    onDone: () => setEditing(false),
  });
  const remove = useDeed({ run: () => removeFilter(id), done: t('filters.removed', { name }), stale });
  if (editing) {
    return (
      <Box flex={1} miw={0}>
        <FilterForm
          start={kept}
          pending={change.isPending}
          error={change.error}
          onClose={() => setEditing(false)}
          onSave={(values) => change.mutate({ id, ...values })}
        />
      </Box>
    );
  }
  const isSet = Object.keys(present).length > 0 && !isSameFilter(kept.filter, present);
  return (
    <>
      <Stack className="part-what" gap={2} align="flex-start">
        <OutsideText value={name} fw={580} fz="sm" />
        <SharedWith kept={kept} />
        {isSet && (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={change.isPending}
            onClick={() => change.mutate({ id, filter: present })}
          >
            {t('filters.keepPresent')}
          </Button>
        )}
      </Stack>
      <Group gap={2} wrap="nowrap">
        <ActionIcon aria-label={t('filters.changeOne', { name })} onClick={() => setEditing(true)}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          aria-label={t('filters.removeOne', { name })}
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </>
  );
}

function SharedWith({ kept: { sharing, teamId } }: { kept: SavedFilter }) {
  const { t } = useTranslation();
  const maySee = useMay()('seeTeams');
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: maySee && sharing === 'team' });
  const team = teams.find(({ id }) => id === teamId);
  return (
    <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      <bdi>{team?.name ?? t(`filters.sharing_${sharing === 'team' ? 'nobody' : sharing}`)}</bdi>
    </Text>
  );
}
