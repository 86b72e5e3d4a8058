// Who has how much to do, team by team, with who is away and who stands in.

import { Badge, Box, Group, Stack, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColleagueWorkload, TeamWorkload, WorkloadFigures } from '#contract/workload-report.ts';
import { workloadQuery } from '../../api/quality-queries.ts';
import { type Column, DataTable } from '../../frame/data-table.tsx';
import { Page } from '../../frame/page.tsx';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';

const figureNames = ['openLeads', 'tasksOverdue', 'tasksDue', 'promises', 'newRequests'] as const;

/** A colleague, or with an empty id the sum of the team. */
type Line = Omit<ColleagueWorkload, 'standsInFor'> & { standsInFor: { name: string }[] };

export function WorkloadPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(workloadQuery);
  return (
    <Page title={t('workload.title')} text={t('workload.text')}>
      {data === undefined ? (
        <div className="panel">
          {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      ) : (
        <Stack gap="md">
          {data.teams.every(({ id }) => id === null) && <Text fz="sm">{t('workload.noTeams')}</Text>}
          {data.teams.map((team) => (
            <TeamPart key={team.id ?? 'none'} team={team} />
          ))}
          <Section title={t('workload.nobodys')} text={t('workload.nobodysText')}>
            <Figures figures={data.nobodys} />
          </Section>
          <Text fz="sm" c="dimmed" maw={760}>
            {t('workload.note')}
          </Text>
        </Stack>
      )}
    </Page>
  );
}

function TeamPart({ team }: { team: TeamWorkload }) {
  const { t } = useTranslation();
  const name = team.name || t('workload.noTeam');
  const lines = useMemo<Line[]>(() => {
    const sum = { ...team.sum, user: { id: '', name: '' }, away: null, standsInFor: [] };
    return team.colleagues.length > 1 ? [...team.colleagues, sum] : team.colleagues;
  }, [team]);
  return (
    <Section title={name}>
      <DataTable
        label={name}
        columns={useColumns()}
        rows={lines}
        rowKey={({ user }) => user.id}
        card={(line) => (
          <Stack gap={6}>
            <Who line={line} />
            <Figures figures={line} />
          </Stack>
        )}
        empty={
          <NothingYet icon={<IconUsersGroup aria-hidden />} title={name} text={t('teams.membersNone')} />
        }
      />
    </Section>
  );
}

function Who({ line: { user, away, standsInFor } }: { line: Line }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = standsInFor.map(({ name }) => name).join(', ');
  return (
    <Box miw={0}>
      <Group gap={8}>
        <Text fz="sm" fw={580} className="outside">
          <bdi>{user.name || t('workload.sum')}</bdi>
        </Text>
        {away !== null && (
          <Badge size="sm" color="yellow">
            {t('teams.awayNow')}
          </Badge>
        )}
      </Group>
      {away !== null && (
        <Text fz="xs" c="dimmed">
          {t('teams.away', { until: format.date(away.until), name: away.substitute.name })}
        </Text>
      )}
      {names !== '' && (
        <Text fz="xs" c="dimmed">
          {t('workload.standsIn', { names })}
        </Text>
      )}
    </Box>
  );
}

function useFigure() {
  const { t } = useTranslation();
  const format = useFormat();
  return (figures: WorkloadFigures, name: (typeof figureNames)[number]) => {
    const count = format.number(figures[name]);
    if (name !== 'promises' || figures.promisesOverdue === 0) return count;
    return t('workload.promisesLate', { count, late: format.number(figures.promisesOverdue) });
  };
}

function Figures({ figures }: { figures: WorkloadFigures }) {
  const { t } = useTranslation();
  const say = useFigure();
  return (
    <Group gap="md">
      {figureNames.map((name) => (
        <Text key={name} fz="sm">
          <Text span c="dimmed" fz="xs">
            {t(`workload.${name}`)}
          </Text>{' '}
          {say(figures, name)}
        </Text>
      ))}
    </Group>
  );
}

function Figure({ figures, name }: { figures: WorkloadFigures; name: (typeof figureNames)[number] }) {
  const say = useFigure();
  const isLate = name === 'tasksOverdue' && figures[name] > 0;
  return (
    <Text span fz="sm" {...(isLate && { className: 'fault-text', fw: 580 })}>
      {say(figures, name)}
    </Text>
  );
}

function useColumns(): Column<Line>[] {
  const { t } = useTranslation();
  return useMemo<Column<Line>[]>(
    () => [
      { id: 'who', header: t('workload.colleague'), cell: ({ row }) => <Who line={row.original} /> },
      ...figureNames.map(
        (name): Column<Line> => ({
          ...{ id: name, header: t(`workload.${name}`), meta: { end: true } },
          cell: ({ row }) => <Figure figures={row.original} name={name} />,
        }),
      ),
    ],
    [t],
  );
}
