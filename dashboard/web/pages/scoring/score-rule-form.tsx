// One rule of score while it is changed: name, group, points, fading, how it counts, and its conditions.

import { Box, Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EngagementRuleValue, ScoreConditionValue, ScoreRulesValue } from '#contract/rule-report.ts';
import { useWords } from '../../language/use-words.ts';
import type { ScoreFaults, ScoreRuleValue } from './check-score-rules.ts';
import { ScoreCondition } from './score-condition.tsx';
import { engagementFields, fitFields } from './score-values.ts';

export interface ScoreRuleFormProps {
  rule: ScoreRuleValue;
  /** Where it stands, as its faults name it. */
  place: string;
  groups: ScoreRulesValue['groups'];
  faults: ScoreFaults;
  disabled: boolean;
  onChange: (rule: ScoreRuleValue) => void;
}

export function ScoreRuleForm(props: ScoreRuleFormProps) {
  const { rule, place, faults, disabled, onChange } = props;
  const { t } = useTranslation();
  const words = useWords();
  const isEngagement = 'fadesAfterDays' in rule;
  const fields = isEngagement ? engagementFields : fitFields;
  const when: readonly ScoreConditionValue[] = rule.when;
  // What a rule looks at is of its own kind: the fields that are offered are.
  const setWhen = (wanted: readonly ScoreConditionValue[]) =>
    onChange({ ...rule, when: wanted } as ScoreRuleValue);
  const missing = faults.get(`${place} when`);
  return (
    <Box pb="sm" ps="sm" role="group" aria-label={t('scoring.rule', { name: words.scoreRule(rule.id) })}>
      <Group gap="xs" align="flex-start">
        <Basics {...props} />
        {isEngagement && <Fading {...props} rule={rule} />}
      </Group>
      <Text fz="xs" fw={600} c="dimmed" mt="xs" mb={4}>
        {t('scoring.conditions')}
      </Text>
      <Stack gap={6}>
        {when.map((condition, at) => (
          <ScoreCondition
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place; the inputs hold no state of their own.
            key={at}
            label={`${t('scoring.conditions')} ${at + 1}`}
            condition={condition}
            fields={fields}
            fault={faults.get(`${place} when ${at}`)}
            disabled={disabled}
            onChange={(changed) => setWhen(when.map((old, index) => (index === at ? changed : old)))}
            onRemove={() => setWhen(when.filter((_, index) => index !== at))}
          />
        ))}
        {missing && (
          <Text fz="xs" c="red">
            {t(missing)}
          </Text>
        )}
      </Stack>
      {!disabled && (
        <Button
          mt={6}
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={() => setWhen([...when, { field: fields[0] ?? 'type', how: 'is', values: [] }])}
        >
          {t('rules.addCondition')}
        </Button>
      )}
    </Box>
  );
}

function Basics({ rule, place, groups, faults, disabled, onChange }: ScoreRuleFormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const fault = (what: string) => {
    const found = faults.get(`${place} ${what}`);
    return found ? t(found) : null;
  };
  return (
    <>
      <TextInput
        size="xs"
        w={190}
        label={t('scoring.ruleId')}
        disabled={disabled}
        value={rule.id}
        error={fault('id')}
        onChange={(event) => onChange({ ...rule, id: event.currentTarget.value })}
      />
      <Select
        size="xs"
        w={170}
        label={t('scoring.group')}
        allowDeselect={false}
        disabled={disabled}
        value={rule.group}
        data={groups.map(({ id }) => ({ value: id, label: words.scoreGroup(id) }))}
        onChange={(group) => onChange({ ...rule, group: group ?? rule.group })}
      />
      <NumberInput
        size="xs"
        w={90}
        label={t('scoring.points')}
        allowDecimal={false}
        disabled={disabled}
        error={fault('points')}
        value={Number.isNaN(rule.points) ? '' : rule.points}
        onChange={(typed) => onChange({ ...rule, points: toNumber(typed) })}
      />
    </>
  );
}

const countValues = ['each', 'daily', 'latest'] as const;

function Fading({
  rule,
  place,
  faults,
  disabled,
  onChange,
}: Omit<ScoreRuleFormProps, 'rule'> & { rule: EngagementRuleValue }) {
  const { t } = useTranslation();
  const words = useWords();
  const days = faults.get(`${place} days`);
  return (
    <>
      <NumberInput
        size="xs"
        w={130}
        label={t('scoring.fadesAfterDays')}
        allowDecimal={false}
        allowNegative={false}
        disabled={disabled}
        error={days ? t(days) : null}
        value={Number.isNaN(rule.fadesAfterDays) ? '' : rule.fadesAfterDays}
        onChange={(typed) => onChange({ ...rule, fadesAfterDays: toNumber(typed) })}
      />
      <Select
        size="xs"
        w={200}
        label={t('scoring.counts')}
        allowDeselect={false}
        disabled={disabled}
        value={rule.counts}
        data={countValues.map((value) => ({ value, label: words.counts(value) }))}
        onChange={(value) =>
          onChange({ ...rule, counts: countValues.find((one) => one === value) ?? rule.counts })
        }
      />
    </>
  );
}

function toNumber(typed: string | number): number {
  return typed === '' || typed === '-' ? Number.NaN : Number(typed);
}
