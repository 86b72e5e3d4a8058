// Who is or will be away and who stands in: everybody enters their own, managers and administrators those of others as well.

import { ActionIcon, Badge, Box, Button, Group, Select, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Absence, AbsenceBody } from '#contract/team-report.ts';
import { mayStandIn } from '#contract/user-report.ts';
import { meQuery } from '../../api/access-queries.ts';
import { ownersQuery } from '../../api/company-queries.ts';
import { leadsKey } from '../../api/lead-queries.ts';
import { absencesQuery, addAbsence, removeAbsence } from '../../api/team-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { fromLocalDay, fromLocalMinute } from '../leads/local-time.ts';

/** `ofAll`: those of everybody; otherwise the reader's own alone. */
export function AbsencePanel({ ofAll = false }: { ofAll?: boolean }) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(absencesQuery);
  const shown = data?.filter(({ user }) => ofAll || user.id === me?.id);
  return (
    <Section
      title={t(ofAll ? 'teams.absencesTitle' : 'teams.ownAbsencesTitle')}
      text={t(ofAll ? 'teams.absencesText' : 'teams.ownAbsencesText')}
    >
      <AbsenceForm ofAll={ofAll} ownId={me?.id} />
      {shown === undefined &&
        (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={2} />)}
      {shown?.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('teams.absencesNone')}
        </Text>
      )}
      <ul className="part-rows" aria-label={t('teams.absencesTitle')}>
        {shown?.map((absence) => (
          <li key={absence.id} className="part-row">
            <AbsenceLine absence={absence} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function AbsenceLine({ absence }: { absence: Absence }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { user, substitute, from, until, isNow, mayRemove } = absence;
  const remove = useDeed({
    run: () => removeAbsence(absence.id),
    done: t('teams.absenceRemoved'),
    stale: [absencesQuery.queryKey, leadsKey],
  });
  return (
    <>
      <Box className="part-what">
        <Group gap={6}>
          <OutsideText value={user.name} fw={580} fz="sm" />
          {isNow && <Badge color="yellow">{t('teams.awayNow')}</Badge>}
        </Group>
        <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          <bdi>
            {t('teams.absenceOf', {
              start: format.date(from),
              until: format.date(until),
              name: substitute.name,
            })}
          </bdi>
        </Text>
      </Box>
      {mayRemove && (
        <ActionIcon
          aria-label={t('teams.removeAbsence', { name: user.name })}
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </>
  );
}

const empty = { user: '', substitute: '', from: '', until: '' };

function AbsenceForm({ ofAll, ownId }: { ofAll: boolean; ownId: string | undefined }) {
  const { t } = useTranslation();
  const { data: owners = [] } = useQuery(ownersQuery);
  const [draft, setDraft] = useState(empty);
  const set = (change: Partial<typeof empty>) => setDraft((old) => ({ ...old, ...change }));
  const add = useDeed({
    run: addAbsence,
    done: t('teams.absenceAdded'),
    stale: [absencesQuery.queryKey, leadsKey],
    onDone: () => setDraft(empty),
  });
  const user = ofAll ? draft.user : (ownId ?? '');
  const body = toBody({ ...draft, user });
  const toChoices = (some: typeof owners) => some.map(({ id, name }) => ({ value: id, label: name }));
  const away = owners.find(({ id }) => id === user);
  const substitutes = owners.filter(
    ({ id, role }) => id !== user && mayStandIn(role, away?.role ?? 'marketer'),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body !== null) add.mutate(body);
  };
  return (
    <form onSubmit={submit}>
      <Group gap="sm" align="flex-end" mb="sm">
        {ofAll && (
          <Select
            w={190}
            searchable
            label={t('teams.who')}
            value={draft.user || null}
            data={toChoices(owners)}
            onChange={(value) => set({ user: value ?? '' })}
          />
        )}
        {(['from', 'until'] as const).map((field) => (
          <TextInput
            key={field}
            w={150}
            type="date"
            label={t(`teams.${field}`)}
            value={draft[field]}
            onChange={(event) => set({ [field]: event.currentTarget.value })}
          />
        ))}
        <Select
          w={190}
          searchable
          label={t('teams.substitute')}
          value={draft.substitute || null}
          data={toChoices(substitutes)}
          onChange={(value) => set({ substitute: value ?? '' })}
        />
        <Button type="submit" variant="default" loading={add.isPending} disabled={body === null}>
          {t('teams.addAbsence')}
        </Button>
      </Group>
    </form>
  );
}

/** Null while something is missing. The last day is away to its end. */
function toBody({ user, substitute, from, until }: typeof empty): AbsenceBody | null {
  const starts = fromLocalMinute(from === '' ? '' : `${from}T00:00`);
  const ends = fromLocalDay(until);
  if (user === '' || substitute === '' || starts === null || ends === null) return null;
  return { user, substitute, from: starts, until: ends };
}
