// The name of a kept filter and who else sees it.

import { Alert, Button, Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterSharing, SavedFilter } from '#contract/filter-report.ts';
import { teamsQuery } from '../../api/team-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useMay } from '../../frame/use-may.ts';

const sharings: readonly FilterSharing[] = ['nobody', 'team', 'all'];

export interface FilterFormProps {
  start: Pick<SavedFilter, 'name' | 'sharing' | 'teamId'>;
  pending: boolean;
  error: unknown;
  onClose: () => void;
  onSave: (values: { name: string; sharing: FilterSharing; teamId?: number }) => void;
}

export function FilterForm({ start, pending, error, onClose, onSave }: FilterFormProps) {
  const { t } = useTranslation();
  const mayShare = useMay()('seeTeams');
  const [name, setName] = useState(start.name);
  const [sharing, setSharing] = useState<FilterSharing>(start.sharing);
  const [teamId, setTeamId] = useState(start.teamId);
  const isWhole = name.trim() !== '' && (sharing !== 'team' || teamId !== null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole) return;
    onSave({ name: name.trim(), sharing, ...(sharing === 'team' && teamId !== null && { teamId }) });
  };
  return (
    <form noValidate onSubmit={save}>
      <Stack gap="md">
        {error !== null && error !== undefined && (
          <Alert color="red" role="alert">
            {describeFailure(error, t)}
          </Alert>
        )}
        <TextInput
          data-autofocus
          label={t('filters.name')}
          placeholder={t('filters.namePlaceholder')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {mayShare && <Sharing sharing={sharing} teamId={teamId} onSharing={setSharing} onTeam={setTeamId} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={!isWhole}>
            {t('frame.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SharingProps {
  sharing: FilterSharing;
  teamId: number | null;
  onSharing: (sharing: FilterSharing) => void;
  onTeam: (teamId: number | null) => void;
}

function Sharing({ sharing, teamId, onSharing, onTeam }: SharingProps) {
  const { t } = useTranslation();
  const { data: teams = [] } = useQuery(teamsQuery);
  return (
    <>
      <Radio.Group
        label={t('filters.sharing')}
        description={t('filters.sharingText')}
        value={sharing}
        onChange={(value) => onSharing(sharings.find((one) => one === value) ?? 'nobody')}
      >
        <Stack gap={8} mt={8}>
          {sharings.map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`filters.sharing_${one}`)}
              disabled={one === 'team' && teams.length === 0}
            />
          ))}
        </Stack>
      </Radio.Group>
      {sharing === 'team' && (
        <Select
          label={t('filters.team')}
          value={teamId === null ? null : String(teamId)}
          data={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(value) => onTeam(value === null ? null : Number(value))}
        />
      )}
    </>
  );
}
