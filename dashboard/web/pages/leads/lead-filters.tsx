// The inputs that narrow and order the leads; the board has no order and shows all stages.

import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ownersQuery } from '../../api/company-queries.ts';
import { Choice } from '../../frame/choice.tsx';
import { useWords } from '../../language/use-words.ts';
import { OwnFieldFilter } from '../fields/own-field-filter.tsx';
import { TeamChoice } from '../teams/team-choice.tsx';
import {
  bandValues,
  type ChangeFilters,
  type LeadSearch,
  sortValues,
  stepValues,
  verdictValues,
} from './lead-search.ts';
import { useStages } from './use-stages.ts';

export interface LeadFiltersProps {
  search: LeadSearch;
  isBoard?: boolean;
  onChange: ChangeFilters;
}

const pointChoices = ['20', '40', '60', '80'];

/** The three that everybody wants every morning, one press each. */
export function QuickFilters({ search, onChange }: LeadFiltersProps) {
  const { t } = useTranslation();
  const quick = [
    {
      label: t('leadList.quickMine'),
      on: search.owner === 'me',
      set: { owner: 'me' },
      off: { owner: undefined },
    },
    {
      label: t('leadList.quickSuggested'),
      on: search.suggested === 'only',
      set: { suggested: 'only', stage: undefined },
      off: { suggested: undefined },
    },
    {
      label: t('leadList.quickOverdue'),
      on: search.stepDue === 'overdue',
      set: { stepDue: 'overdue' },
      off: { stepDue: undefined },
    },
  ] as const;
  return (
    <Group gap="xs" role="group" aria-label={t('leadList.quick')}>
      {quick.map(({ label, on, set, off }) => (
        <Button
          key={label}
          size="xs"
          variant={on ? 'light' : 'default'}
          aria-pressed={on}
          onClick={() => onChange(on ? off : set)}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}

export function LeadFilterInputs({ search, isBoard = false, onChange }: LeadFiltersProps) {
  const { t } = useTranslation();
  const words = useWords();
  const points = pointChoices.map((value) => ({ value, label: t('leadList.atLeast', { points: value }) }));
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
  return (
    <>
      {!isBoard && <StageChoices search={search} onChange={onChange} />}
      <OwnerChoice search={search} onChange={onChange} />
      <TeamChoice value={search.team} onChange={(team) => onChange({ team })} />
      <Choice
        label={t('leadList.scoreMin')}
        value={search.scoreMin?.toString()}
        data={points}
        onChange={(value) => onChange({ scoreMin: number(value) })}
      />
      <Choice
        label={t('leadList.fitMin')}
        value={search.fitMin?.toString()}
        data={points}
        onChange={(value) => onChange({ fitMin: number(value) })}
      />
      <Choice
        label={t('leadList.verdict')}
        value={search.verdict}
        data={verdictValues.map((value) => ({ value, label: words.verdict(value) }))}
        onChange={(value) => onChange({ verdict: verdictValues.find((one) => one === value) })}
      />
      <Choice
        label={t('leadList.band')}
        value={search.band}
        data={bandValues.map((value) => ({ value, label: words.band(value) }))}
        onChange={(value) => onChange({ band: bandValues.find((one) => one === value) })}
      />
      <Choice
        label={t('leadList.stepDue')}
        value={search.stepDue}
        data={stepValues.map((value) => ({ value, label: t(`leadList.step_${value}`) }))}
        onChange={(value) => onChange({ stepDue: stepValues.find((one) => one === value) })}
      />
      <OwnFieldFilter subject="lead" value={search.own} onChange={(own) => onChange({ own })} />
      {!isBoard && <SortChoice search={search} onChange={onChange} />}
    </>
  );
}

function StageChoices({ search, onChange }: LeadFiltersProps) {
  const { t } = useTranslation();
  const stages = useStages();
  const choose = (stage: string | undefined) => {
    const isEnded = stage !== undefined && stages.find(stage)?.kind !== 'open';
    onChange({ stage, state: isEnded ? 'all' : undefined, ...(stage && { suggested: undefined }) });
  };
  return (
    <>
      <Choice label={t('leadList.stage')} value={search.stage} data={stages.choices} onChange={choose} />
      <Choice
        label={t('leadList.state')}
        value={search.state}
        data={[
          { value: 'closed', label: t('leadList.stateClosed') },
          { value: 'all', label: t('leadList.stateAll') },
        ]}
        onChange={(value) => onChange({ state: value === 'closed' || value === 'all' ? value : undefined })}
      />
    </>
  );
}

function OwnerChoice({ search, onChange }: LeadFiltersProps) {
  const { t } = useTranslation();
  const { data: owners = [] } = useQuery(ownersQuery);
  return (
    <Choice
      label={t('leadList.owner')}
      value={search.owner}
      data={[
        { value: 'me', label: t('leadList.ownerMine') },
        { value: 'none', label: t('leadList.ownerNone') },
        ...owners.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(owner) => onChange({ owner })}
    />
  );
}

function SortChoice({ search, onChange }: LeadFiltersProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('leadList.sort')}
      w={150}
      allowDeselect={false}
      value={search.sort ?? 'score'}
      data={sortValues.map((value) => ({ value, label: t(`leadList.sort_${value}`) }))}
      onChange={(value) => {
        const sort = sortValues.find((one) => one === value);
        onChange({ sort: sort === 'score' ? undefined : sort });
      }}
    />
  );
}
