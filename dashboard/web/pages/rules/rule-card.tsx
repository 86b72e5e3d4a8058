// One verdict rule: its place, its conditions, and the verdict it gives.

import { ActionIcon, Box, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VerdictConditionValue, VerdictRuleValue } from '#contract/rule-report.ts';
import { useWords } from '../../language/use-words.ts';
import type { RuleFaults } from './check-rules.ts';
import { ConditionRow } from './condition-row.tsx';
import { verdictNames } from './condition-values.ts';

export interface RuleCardProps {
  rule: VerdictRuleValue;
  number: number;
  faults: RuleFaults;
  disabled: boolean;
  onChange: (rule: VerdictRuleValue) => void;
  onMoveUp: (() => void) | undefined;
  onMoveDown: (() => void) | undefined;
  onRemove: () => void;
}

const firstCondition: VerdictConditionValue = { field: 'status', how: 'is', values: [] };

export function RuleCard(props: RuleCardProps) {
  const { rule, number, faults, disabled, onChange } = props;
  const { t } = useTranslation();
  const label = t('rules.rule', { number });
  const changeCondition = (place: number, condition: VerdictConditionValue) =>
    onChange({ ...rule, when: rule.when.map((old, at) => (at === place ? condition : old)) });
  return (
    <li className="panel rule-card" aria-label={label}>
      <Head {...props} label={label} />
      <Box mt="xs">
        <Text fz="xs" fw={600} c="dimmed" mb={4}>
          {t('rules.conditions')}
          {rule.when.length === 0 && ` ${t('rules.always')}`}
        </Text>
        <Stack gap={6}>
          {rule.when.map((condition, place) => (
            <ConditionRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place; the inputs hold no state of their own.
              key={place}
              label={`${label}, ${place + 1}`}
              condition={condition}
              isEmpty={faults.empty.has(place)}
              disabled={disabled}
              onChange={(changed) => changeCondition(place, changed)}
              onRemove={() => onChange({ ...rule, when: rule.when.filter((_, at) => at !== place) })}
            />
          ))}
        </Stack>
        {!disabled && (
          <Button
            mt={6}
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={`${label}: ${t('rules.addCondition')}`}
            leftSection={<IconPlus size={13} aria-hidden />}
            onClick={() => onChange({ ...rule, when: [...rule.when, firstCondition] })}
          >
            {t('rules.addCondition')}
          </Button>
        )}
      </Box>
    </li>
  );
}

function Head({
  rule,
  number,
  label,
  faults,
  disabled,
  onChange,
  ...deeds
}: RuleCardProps & { label: string }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Group gap={8} align="flex-start">
      <Text fz="sm" c="dimmed" w={18} ta="end" className="digits" mt={5} aria-hidden>
        {number}
      </Text>
      <TextInput
        size="xs"
        flex="1 1 160px"
        maw={260}
        ff="monospace"
        aria-label={`${label}: ${t('rules.ruleId')}`}
        title={t('rules.ruleIdHint')}
        description={words.rule(rule.id) === rule.id ? null : words.rule(rule.id)}
        inputWrapperOrder={['input', 'description', 'error']}
        value={rule.id}
        disabled={disabled}
        error={faults.id === '' ? null : t(`rules.${faults.id}`)}
        onChange={(event) => onChange({ ...rule, id: event.currentTarget.value })}
      />
      <Select
        size="xs"
        w={170}
        allowDeselect={false}
        aria-label={`${label}: ${t('rules.verdict')}`}
        disabled={disabled}
        value={rule.verdict}
        data={verdictNames.map((value) => ({ value, label: words.verdict(value) }))}
        onChange={(value) =>
          onChange({ ...rule, verdict: verdictNames.find((one) => one === value) ?? rule.verdict })
        }
      />
      {!disabled && <Moves id={rule.id || String(number)} label={label} {...deeds} />}
    </Group>
  );
}

type MovesProps = Pick<RuleCardProps, 'onMoveUp' | 'onMoveDown' | 'onRemove'> & { id: string; label: string };

function Moves({ id, label, onMoveUp, onMoveDown, onRemove }: MovesProps) {
  const { t } = useTranslation();
  return (
    <Group gap={0} wrap="nowrap" ms="auto">
      <ActionIcon aria-label={`${label}: ${t('rules.up')}`} disabled={!onMoveUp} onClick={onMoveUp}>
        <IconArrowUp size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={`${label}: ${t('rules.down')}`} disabled={!onMoveDown} onClick={onMoveDown}>
        <IconArrowDown size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t('rules.removeRule', { id })} onClick={onRemove}>
        <IconTrash size={15} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
