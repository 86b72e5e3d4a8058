// The rules of one kind, one line each, opened to be changed.

import { ActionIcon, Box, Button, Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreRulesValue } from '#contract/rule-report.ts';
import { Section } from '../../frame/section.tsx';
import { useWords } from '../../language/use-words.ts';
import { usePoints } from '../leads/lead-parts.tsx';
import type { ScoreFaults, ScoreRuleValue } from './check-score-rules.ts';
import { ScoreRuleForm } from './score-rule-form.tsx';
import { useConditionWords } from './use-condition-words.ts';

export interface ScoreRuleListProps<Rule extends ScoreRuleValue> {
  title: string;
  text?: string;
  rules: readonly Rule[];
  groups: ScoreRulesValue['groups'];
  faults: ScoreFaults;
  disabled: boolean;
  makeNew: (group: string) => Rule;
  onChange: (rules: readonly Rule[]) => void;
}

export function ScoreRuleList<Rule extends ScoreRuleValue>(props: ScoreRuleListProps<Rule>) {
  const { title, text, rules, groups, faults, disabled, makeNew, onChange } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState<number>();
  const add = () => {
    const group = groups.at(-1)?.id ?? '';
    onChange([...rules, makeNew(group)]);
    setOpen(rules.length);
  };
  return (
    <Section title={title} {...(text && { text })}>
      <ul className="part-rows opening-rows" aria-label={title}>
        {rules.map((rule, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place; only one is open at a time.
          <li key={place}>
            <RuleLine
              rule={rule}
              isOpen={open === place}
              isFaulty={hasFaults(faults, placeOf(rule, place))}
              disabled={disabled}
              onToggle={() => setOpen(open === place ? undefined : place)}
              onRemove={() => {
                setOpen(undefined);
                onChange(rules.filter((_, at) => at !== place));
              }}
            />
            {open === place && (
              <ScoreRuleForm
                rule={rule}
                place={placeOf(rule, place)}
                groups={groups}
                faults={faults}
                disabled={disabled}
                onChange={(changed) =>
                  onChange(rules.map((old, at) => (at === place ? (changed as Rule) : old)))
                }
              />
            )}
          </li>
        ))}
      </ul>
      {!disabled && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          disabled={groups.length === 0}
          aria-label={`${t('scoring.addRule')}: ${title}`}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={add}
        >
          {t('scoring.addRule')}
        </Button>
      )}
    </Section>
  );
}

function placeOf(rule: ScoreRuleValue, place: number): string {
  return `${'fadesAfterDays' in rule ? 'engagement' : 'fit'} ${place}`;
}

function hasFaults(faults: ScoreFaults, place: string): boolean {
  return [...faults.keys()].some((key) => key.startsWith(`${place} `));
}

interface RuleLineProps {
  rule: ScoreRuleValue;
  isOpen: boolean;
  isFaulty: boolean;
  disabled: boolean;
  onToggle: () => void;
  onRemove: () => void;
}

function RuleLine({ rule, isOpen, isFaulty, disabled, onToggle, onRemove }: RuleLineProps) {
  const { t } = useTranslation();
  const words = useWords();
  const name = words.scoreRule(rule.id);
  const Icon = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <Group className="part-row" wrap="nowrap" gap={8}>
      <UnstyledButton className="part-what" aria-expanded={isOpen} onClick={onToggle}>
        <RuleText rule={rule} isFaulty={isFaulty} />
      </UnstyledButton>
      <Icon size={16} aria-hidden style={{ flex: 'none' }} />
      {!disabled && (
        <ActionIcon aria-label={t('scoring.removeRule', { name })} onClick={onRemove}>
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}

/** A rule in two lines: what it is worth, and when. */
function RuleText({ rule, isFaulty }: { rule: ScoreRuleValue; isFaulty: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const points = usePoints();
  const sayCondition = useConditionWords();
  const shown = Number.isNaN(rule.points) ? '?' : points(rule.points);
  const sum =
    'fadesAfterDays' in rule
      ? t('scoring.ruleSum', {
          points: shown,
          days: Number.isNaN(rule.fadesAfterDays) ? '?' : rule.fadesAfterDays,
          counts: words.counts(rule.counts),
        })
      : shown;
  return (
    <Box miw={0}>
      <Text fz="sm" {...(isFaulty && { c: 'red' })}>
        <Text span inherit fw={580}>
          {words.scoreRule(rule.id)}
        </Text>{' '}
        <Text span fz="sm" className="digits">
          {sum}
        </Text>
      </Text>
      <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {words.scoreGroup(rule.group)} · {rule.when.map(sayCondition).join(' + ')}
      </Text>
    </Box>
  );
}
