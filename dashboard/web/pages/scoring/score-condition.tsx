// One condition of a rule of score: what is looked at, how, and the values.

import { ActionIcon, Group, MultiSelect, NumberInput, Select, TagsInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScoreConditionValue } from '#contract/rule-report.ts';
import { useWords } from '../../language/use-words.ts';
import { isNumeric, type ScoreFault } from './check-score-rules.ts';
import { type ScoreField, scoreHowsOf, useScoreChoices } from './score-values.ts';

export interface ScoreConditionProps {
  label: string;
  condition: ScoreConditionValue;
  fields: readonly ScoreField[];
  fault: ScoreFault | undefined;
  disabled: boolean;
  onChange: (condition: ScoreConditionValue) => void;
  onRemove: () => void;
}

export function ScoreCondition(props: ScoreConditionProps) {
  const { label, condition, fields, disabled, onChange, onRemove } = props;
  const { t } = useTranslation();
  const words = useWords();
  const { field, how } = condition;
  const hows = scoreHowsOf(field);
  const changeField = (chosen: ScoreField | undefined) => {
    if (!chosen || chosen === field) return;
    onChange({ field: chosen, how: scoreHowsOf(chosen)[0] ?? 'is', values: [] });
  };
  return (
    <Group gap={6} align="flex-start" role="group" aria-label={label}>
      <Select
        size="xs"
        w={180}
        allowDeselect={false}
        disabled={disabled}
        aria-label={`${label}: ${t('rules.conditionField')}`}
        value={field}
        data={fields.map((value) => ({ value, label: words.scoreField(value) }))}
        onChange={(value) => changeField(fields.find((one) => one === value))}
      />
      <Select
        size="xs"
        w={120}
        allowDeselect={false}
        disabled={disabled}
        aria-label={`${label}: ${t('rules.conditionHow')}`}
        value={how}
        data={hows.map((value) => ({ value, label: words.scoreHow(value) }))}
        onChange={(value) => onChange({ ...condition, how: hows.find((one) => one === value) ?? how })}
      />
      <div style={{ flex: '1 1 180px', minWidth: 0 }}>
        <Values {...props} label={`${label}: ${t('rules.conditionValues')}`} />
      </div>
      {!disabled && (
        <ActionIcon
          size="sm"
          mt={4}
          aria-label={`${label}: ${t('rules.removeCondition')}`}
          onClick={onRemove}
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}

function Values({ label, condition, fault, disabled, onChange }: ScoreConditionProps) {
  const { t } = useTranslation();
  const choices = useScoreChoices(condition.field);
  const error = fault ? t(fault) : null;
  const values = [...condition.values];
  const common = { size: 'xs', 'aria-label': label, error, disabled } as const;
  if (isNumeric(condition.field)) {
    return (
      <NumberInput
        {...common}
        maw={140}
        value={values[0] ?? ''}
        onChange={(typed) => onChange({ ...condition, values: typed === '' ? [] : [String(typed)] })}
      />
    );
  }
  const placeholder = values.length === 0 ? t('rules.conditionValues') : '';
  if (choices && (condition.how === 'is' || condition.how === 'is_not')) {
    // A value that this page does not know is kept as it is.
    const others = values.filter((value) => !choices.some((one) => one.value === value));
    const data = [...choices, ...others.map((value) => ({ value, label: value }))];
    return (
      <MultiSelect
        {...common}
        searchable={choices.length > 12}
        placeholder={placeholder}
        value={values}
        data={data}
        onChange={(chosen) => onChange({ ...condition, values: chosen })}
      />
    );
  }
  return (
    <TagsInput
      {...common}
      acceptValueOnBlur
      placeholder={placeholder}
      value={values}
      onChange={(typed) =>
        onChange({ ...condition, values: typed.map((text) => text.trim()).filter((text) => text !== '') })
      }
    />
  );
}
