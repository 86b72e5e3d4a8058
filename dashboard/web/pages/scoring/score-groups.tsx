// The groups of the rules of score, each with its cap.

import { ActionIcon, Button, NumberInput, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScoreRulesValue } from '#contract/rule-report.ts';
import { Section } from '../../frame/section.tsx';
import { useWords } from '../../language/use-words.ts';
import type { ScoreFaults } from './check-score-rules.ts';

type Groups = ScoreRulesValue['groups'];

export interface ScoreGroupsProps {
  groups: Groups;
  usedBy: readonly { readonly group: string }[];
  faults: ScoreFaults;
  disabled: boolean;
  onChange: (groups: Groups) => void;
}

const capAtFirst = 20;

export function ScoreGroups({ groups, usedBy, faults, disabled, onChange }: ScoreGroupsProps) {
  const { t } = useTranslation();
  const add = () => onChange([...groups, { id: newGroupId(groups), pointsMax: capAtFirst }]);
  return (
    <Section title={t('scoring.groups')} text={t('scoring.groupsText')}>
      <ul className="part-rows" aria-label={t('scoring.groups')}>
        {groups.map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place; the inputs hold no state of their own.
          <li key={place} className="part-row">
            <GroupRow
              group={group}
              place={place}
              isUsed={usedBy.some((rule) => rule.group === group.id)}
              faults={faults}
              disabled={disabled}
              onChange={(changed) => onChange(groups.map((old, at) => (at === place ? changed : old)))}
              onRemove={() => onChange(groups.filter((_, at) => at !== place))}
            />
          </li>
        ))}
      </ul>
      {!disabled && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={add}
        >
          {t('scoring.addGroup')}
        </Button>
      )}
    </Section>
  );
}

interface GroupRowProps {
  group: Groups[number];
  place: number;
  isUsed: boolean;
  faults: ScoreFaults;
  disabled: boolean;
  onChange: (group: Groups[number]) => void;
  onRemove: () => void;
}

/** Rules name their group: one that is used keeps its name, and so does one that is built in. */
function GroupRow({ group, place, isUsed, faults, disabled, onChange, onRemove }: GroupRowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const name = words.scoreGroup(group.id);
  const fault = (what: string) => {
    const found = faults.get(`group ${place} ${what}`);
    return found ? t(found) : null;
  };
  return (
    <>
      <div className="part-what">
        {isUsed || name !== group.id ? (
          <Text fz="sm">{name}</Text>
        ) : (
          <TextInput
            size="xs"
            maw={240}
            aria-label={t('scoring.groupName')}
            disabled={disabled}
            value={group.id}
            error={fault('id')}
            onChange={(event) => onChange({ ...group, id: event.currentTarget.value })}
          />
        )}
      </div>
      <NumberInput
        size="xs"
        w={90}
        min={1}
        max={100}
        clampBehavior="none"
        allowDecimal={false}
        aria-label={t('scoring.capOf', { group: name })}
        disabled={disabled}
        error={fault('cap')}
        value={Number.isNaN(group.pointsMax) ? '' : group.pointsMax}
        onChange={(typed) => onChange({ ...group, pointsMax: typed === '' ? Number.NaN : Number(typed) })}
      />
      {!disabled && (
        <ActionIcon
          aria-label={t('scoring.removeGroup', { group: name })}
          title={isUsed ? t('scoring.groupInUse') : t('scoring.removeGroup', { group: name })}
          disabled={isUsed}
          onClick={onRemove}
        >
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      )}
    </>
  );
}

function newGroupId(groups: Groups): string {
  for (let number = groups.length + 1; ; number += 1) {
    if (!groups.some(({ id }) => id === `group_${number}`)) return `group_${number}`;
  }
}
