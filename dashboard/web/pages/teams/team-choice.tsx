// The filter by team: what its members look after, and those for whom they stand in. Not there where there are no teams.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { teamsQuery } from '../../api/team-queries.ts';
import { Choice } from '../../frame/choice.tsx';
import { useMay } from '../../frame/use-may.ts';

export interface TeamChoiceProps {
  value: number | undefined;
  onChange: (team: number | undefined) => void;
}

export function TeamChoice({ value, onChange }: TeamChoiceProps) {
  const { t } = useTranslation();
  const maySee = useMay()('seeTeams');
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: maySee });
  if (teams.length === 0) return null;
  return (
    <Choice
      label={t('filters.team')}
      value={value?.toString()}
      data={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
      onChange={(team) => onChange(team === undefined ? undefined : Number(team))}
    />
  );
}
