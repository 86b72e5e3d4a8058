// Teams with their members: added, changed and removed where they stand.

import { ActionIcon, Box, Button, Group, MultiSelect, Text, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Team } from '#contract/team-report.ts';
import { ownersQuery } from '../../api/company-queries.ts';
import { removeTeam, saveTeam, teamsQuery } from '../../api/team-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';

export function TeamList() {
  const { t } = useTranslation();
  const { data: teams, error, refetch } = useQuery(teamsQuery);
  const [editing, setEditing] = useState<Team | 'new' | null>(null);
  return (
    <Section
      title={t('teams.teamsTitle')}
      text={t('teams.teamsText')}
      action={
        <Button variant="default" onClick={() => setEditing('new')}>
          {t('teams.addTeam')}
        </Button>
      }
    >
      {editing === 'new' && <TeamForm onClose={() => setEditing(null)} />}
      {teams === undefined &&
        (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={2} />)}
      {teams?.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('teams.teamsNone')}
        </Text>
      )}
      <ul className="part-rows" aria-label={t('teams.teamsTitle')}>
        {teams?.map((team) => (
          <li key={team.id} className="part-row">
            {editing !== null && editing !== 'new' && editing.id === team.id ? (
              <TeamForm team={team} onClose={() => setEditing(null)} />
            ) : (
              <TeamLine team={team} onEdit={() => setEditing(team)} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function TeamLine({ team, onEdit }: { team: Team; onEdit: () => void }) {
  const { t } = useTranslation();
  const { name } = team;
  const remove = useDeed({
    run: () => removeTeam(team.id),
    done: t('teams.removed', { name }),
    stale: [teamsQuery.queryKey],
  });
  return (
    <>
      <Box className="part-what">
        <OutsideText value={name} fw={580} fz="sm" />
        <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          <bdi>{team.members.map((member) => member.name).join(', ') || t('teams.membersNone')}</bdi>
        </Text>
      </Box>
      <Group gap={2} wrap="nowrap">
        <ActionIcon aria-label={t('teams.change', { name })} onClick={onEdit}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          aria-label={t('teams.remove', { name })}
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </>
  );
}

function TeamForm({ team, onClose }: { team?: Team; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: owners = [] } = useQuery(ownersQuery);
  const [name, setName] = useState(team?.name ?? '');
  const [members, setMembers] = useState(team?.members.map(({ id }) => id) ?? []);
  const save = useDeed({
    run: saveTeam,
    done: t('frame.saved'),
    stale: [teamsQuery.queryKey],
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name: name.trim(), members, ...(team && { id: team.id }) });
  };
  return (
    <form onSubmit={submit} style={{ flex: 1, minWidth: 0 }}>
      <Group gap="sm" align="flex-end" mb="sm">
        <TextInput
          w={220}
          label={t('teams.name')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <MultiSelect
          flex="1 1 220px"
          searchable
          label={t('teams.members')}
          value={members}
          data={owners.map((owner) => ({ value: owner.id, label: owner.name }))}
          onChange={setMembers}
        />
        <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
          {t('frame.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
      </Group>
    </form>
  );
}
