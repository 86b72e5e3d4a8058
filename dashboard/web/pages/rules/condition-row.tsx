// One condition of a rule: what is looked at, how, and the values.

import { ActionIcon, Group, MultiSelect, Select, TagsInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VerdictConditionValue, VerdictFieldName } from '#contract/rule-report.ts';
import { useWords } from '../../language/use-words.ts';
import { CompanyValues } from './company-values.tsx';
import { conditionFields, howsOf, useValueChoices } from './condition-values.ts';

export interface ConditionRowProps {
  /** Names the rule, for screen readers. */
  label: string;
  condition: VerdictConditionValue;
  isEmpty: boolean;
  disabled: boolean;
  onChange: (condition: VerdictConditionValue) => void;
  onRemove: () => void;
}

export function ConditionRow({ label, condition, isEmpty, disabled, onChange, onRemove }: ConditionRowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { field, how } = condition;
  const changeField = (chosen: VerdictFieldName | undefined) => {
    if (chosen && chosen !== field) onChange({ field: chosen, how: 'is', values: [] });
  };
  return (
    <Group gap={6} align="flex-start" className="condition" role="group" aria-label={label}>
      <Select
        size="xs"
        w={190}
        allowDeselect={false}
        disabled={disabled}
        aria-label={`${label}: ${t('rules.conditionField')}`}
        value={field}
        data={conditionFields.map((value) => ({ value, label: words.ask(value) }))}
        onChange={(value) => changeField(conditionFields.find((one) => one === value))}
      />
      <Select
        size="xs"
        w={96}
        allowDeselect={false}
        disabled={disabled}
        aria-label={`${label}: ${t('rules.conditionHow')}`}
        value={how}
        data={howsOf(field).map((value) => ({ value, label: words.how(value) }))}
        onChange={(value) =>
          onChange({ ...condition, how: howsOf(field).find((one) => one === value) ?? how })
        }
      />
      <div style={{ flex: '1 1 200px', minWidth: 0 }}>
        <Values
          label={`${label}: ${t('rules.conditionValues')}`}
          condition={condition}
          isEmpty={isEmpty}
          disabled={disabled}
          onChange={(values) => onChange({ ...condition, values })}
        />
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

interface ValuesProps {
  label: string;
  condition: VerdictConditionValue;
  isEmpty: boolean;
  disabled: boolean;
  onChange: (values: string[]) => void;
}

function Values({ label, condition, isEmpty, disabled, onChange }: ValuesProps) {
  const { t } = useTranslation();
  const choices = useValueChoices(condition.field);
  const error = isEmpty ? t('rules.conditionValuesMissing') : null;
  const values = [...condition.values];
  if (condition.field === 'company') {
    return (
      <CompanyValues label={label} values={values} error={error} disabled={disabled} onChange={onChange} />
    );
  }
  if (!choices) {
    return (
      <TagsInput
        size="xs"
        acceptValueOnBlur
        aria-label={label}
        placeholder={values.length === 0 ? t('rules.domainPlaceholder') : ''}
        disabled={disabled}
        error={error}
        value={values}
        onChange={(typed) => onChange(typed.map((text) => text.trim().toLowerCase()))}
      />
    );
  }
  return (
    <MultiSelect
      size="xs"
      searchable={choices.length > 12}
      placeholder={values.length === 0 ? t('rules.conditionValues') : ''}
      aria-label={label}
      disabled={disabled}
      error={error}
      value={values}
      data={choices}
      onChange={onChange}
    />
  );
}
