// The path rules of a site in their order; the first that fits wins.

import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PageKind, SiteSettings } from '#contract/report.ts';
import { useWords } from '../../language/use-words.ts';

export type PathRules = SiteSettings['pathRules'];

const pageKindValues: readonly PageKind[] = [
  'product',
  'price',
  'quote',
  'documentation',
  'support',
  'careers',
  'login',
  'legal',
  'other',
];

export interface RuleListProps {
  rules: PathRules;
  onChange: (rules: PathRules) => void;
  onAdd: () => void;
  disabled: boolean;
}

export function RuleList({ rules, onChange, onAdd, disabled }: RuleListProps) {
  const { t } = useTranslation();
  const replace = (place: number, rule: PathRules[number]) =>
    onChange(rules.map((old, index) => (index === place ? rule : old)));
  const move = (place: number, by: number) => {
    const next = [...rules];
    const [rule] = next.splice(place, 1);
    if (rule) next.splice(place + by, 0, rule);
    onChange(next);
  };
  return (
    <Stack gap={6}>
      {rules.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('sites.noRules')}
        </Text>
      )}
      {rules.map((rule, place) => (
        <RuleRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place; the inputs hold no state of their own.
          key={place}
          rule={rule}
          number={place + 1}
          disabled={disabled}
          onChange={(changed) => replace(place, changed)}
          onMoveUp={place > 0 ? () => move(place, -1) : undefined}
          onMoveDown={place < rules.length - 1 ? () => move(place, 1) : undefined}
          onRemove={() => onChange(rules.filter((_, index) => index !== place))}
        />
      ))}
      {!disabled && (
        <Group mt={4}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={onAdd}
          >
            {t('sites.addRule')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface RuleRowProps {
  rule: PathRules[number];
  number: number;
  disabled: boolean;
  onChange: (rule: PathRules[number]) => void;
  onMoveUp: (() => void) | undefined;
  onMoveDown: (() => void) | undefined;
  onRemove: () => void;
}

function RuleRow({ rule, number, disabled, onChange, onMoveUp, onMoveDown, onRemove }: RuleRowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const label = t('sites.ruleNumber', { number });
  return (
    <Group gap={6} className="rule" role="group" aria-label={label}>
      <TextInput
        flex="1 1 150px"
        miw={0}
        ff="monospace"
        aria-label={`${label}: ${t('sites.rulePattern')}`}
        placeholder={t('sites.rulePatternPlaceholder')}
        value={rule.pattern}
        disabled={disabled}
        onChange={(event) => onChange({ ...rule, pattern: event.currentTarget.value })}
      />
      <Select
        w={132}
        aria-label={`${label}: ${t('sites.ruleKind')}`}
        allowDeselect={false}
        disabled={disabled}
        value={rule.kind}
        data={pageKindValues.map((value) => ({ value, label: words.kind(value) }))}
        onChange={(kind) =>
          onChange({ ...rule, kind: pageKindValues.find((one) => one === kind) ?? 'other' })
        }
      />
      {!disabled && (
        <Group gap={0} wrap="nowrap">
          <ActionIcon aria-label={`${label}: ${t('sites.ruleUp')}`} disabled={!onMoveUp} onClick={onMoveUp}>
            <IconArrowUp size={15} aria-hidden />
          </ActionIcon>
          <ActionIcon
            aria-label={`${label}: ${t('sites.ruleDown')}`}
            disabled={!onMoveDown}
            onClick={onMoveDown}
          >
            <IconArrowDown size={15} aria-hidden />
          </ActionIcon>
          <ActionIcon
            aria-label={t('sites.ruleRemove', { pattern: rule.pattern || String(number) })}
            onClick={onRemove}
          >
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </Group>
  );
}
