// What is still to be done: one's own and everybody's, done where it stands.

import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeadTaskPage } from '#contract/task-report.ts';
import { ownersQuery } from '../../api/company-queries.ts';
import { tasksQuery } from '../../api/lead-queries.ts';
import { Choice } from '../../frame/choice.tsx';
import { Page } from '../../frame/page.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { withoutUndefined } from '../../frame/search-params.ts';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { SavedFilters } from '../filters/saved-filters.tsx';
import { TeamChoice } from '../teams/team-choice.tsx';
import { TaskCard, useTaskColumns } from './task-cells.tsx';
import { dueValues, readTaskSearch, type TaskSearch, toTaskQuery } from './task-search.ts';

const route = getRouteApi('/app/tasks');
const rowsPerPage = 50;

type ChangeSearch = (wanted: { [Key in keyof TaskSearch]?: TaskSearch[Key] | undefined }) => void;

export function TasksPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { site, ...given } = route.useSearch();
  const search = readTaskSearch(given);
  const list = usePaged(tasksQuery(toTaskQuery(search, rowsPerPage)), 'tasks');
  const change: ChangeSearch = (wanted) =>
    void navigate({ replace: true, search: (old) => withoutUndefined({ ...old, ...wanted }) });
  return (
    <Page
      title={t('tasks.title')}
      text={t('tasks.text')}
      actions={
        <SavedFilters
          list="tasks"
          search={search}
          onOpen={(kept) => void navigate({ search: { ...(site && { site }), ...readTaskSearch(kept) } })}
        />
      }
    >
      <Filters search={search} onChange={change} />
      <Sum
        page={list.first}
        onOverdue={() => change({ whose: undefined, due: 'overdue', state: undefined })}
      />
      <PagedTable
        label={t('tasks.title')}
        columns={useTaskColumns()}
        list={list}
        rowKey={({ entryId }) => String(entryId)}
        card={(task) => <TaskCard task={task} />}
        empty={<Empty isNarrowed={Object.keys(search).length > 0} />}
      />
    </Page>
  );
}

function Filters({ search, onChange }: { search: TaskSearch; onChange: ChangeSearch }) {
  const { t } = useTranslation();
  const { data: owners = [] } = useQuery({ ...ownersQuery, enabled: search.whose === 'team' });
  return (
    <search aria-label={t('frame.filters')}>
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          aria-label={t('tasks.whose')}
          value={search.whose ?? 'mine'}
          data={[
            { value: 'mine', label: t('tasks.mine') },
            { value: 'team', label: t('tasks.team') },
          ]}
          onChange={(value) =>
            onChange({ whose: value === 'team' ? value : undefined, assignee: undefined, team: undefined })
          }
        />
        <SegmentedControl
          aria-label={t('tasks.state')}
          value={search.state ?? 'open'}
          data={[
            { value: 'open', label: t('tasks.open') },
            { value: 'done', label: t('tasks.done') },
          ]}
          onChange={(value) => onChange({ state: value === 'done' ? value : undefined })}
        />
        <Choice
          label={t('tasks.due')}
          value={search.due === 'all' ? undefined : search.due}
          data={dueValues
            .filter((value) => value !== 'all')
            .map((value) => ({ value, label: t(`tasks.due_${value}`) }))}
          onChange={(value) => onChange({ due: dueValues.find((one) => one === value) })}
        />
        {search.whose === 'team' && (
          <TeamChoice value={search.team} onChange={(team) => onChange({ team })} />
        )}
        {search.whose === 'team' && (
          <Choice
            label={t('tasks.assignee')}
            value={search.assignee}
            data={owners.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(assignee) => onChange({ assignee })}
          />
        )}
      </Group>
    </search>
  );
}

function Sum({ page, onOverdue }: { page: LeadTaskPage | undefined; onOverdue: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!page) return null;
  const { total, overdue } = page;
  const count = { count: total.count, formatted: format.number(total.count) };
  return (
    <Group gap="sm">
      <Text fz="sm" c="dimmed" role="status">
        {total.isMore ? t('tasks.totalMore', count) : t('tasks.total', count)}
      </Text>
      {overdue > 0 && (
        <Button size="compact-sm" variant="light" color="red" onClick={onOverdue}>
          {t('tasks.overdueMine', { count: overdue, formatted: format.number(overdue) })}
        </Button>
      )}
    </Group>
  );
}

function Empty({ isNarrowed }: { isNarrowed: boolean }) {
  const { t } = useTranslation();
  return (
    <NothingYet
      icon={<IconChecklist aria-hidden />}
      title={t(isNarrowed ? 'tasks.emptyFilteredTitle' : 'tasks.emptyTitle')}
      text={t(isNarrowed ? 'tasks.emptyFilteredText' : 'tasks.emptyText')}
      action={
        <Button variant="default" renderRoot={(props) => <Link to="/leads" {...props} />}>
          {t('tasks.toLeads')}
        </Button>
      }
    />
  );
}
