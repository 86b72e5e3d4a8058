// A group of weights or limits: what each stands for, its value to change, the built-in one, where it comes from.

import { Box, NumberInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EvidenceWeightsValue } from '#contract/rule-report.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import type { RulesInForce } from './use-rules.ts';
import { useWeightWords } from './use-weight-words.ts';
import { bounds, isInBounds, type Part, type WeightDraft } from './weight-draft.ts';

export interface WeightTableProps {
  title: string;
  part: Part;
  ids: readonly string[];
  rules: RulesInForce<EvidenceWeightsValue>;
  draft: WeightDraft;
  mayChange: boolean;
  onChange: (part: Part, id: string, value: number) => void;
}

export function WeightTable({ title, part, ids, ...rest }: WeightTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { from, to } = bounds[part];
  const range = t('rules.bounds', { least: format.number(from), most: format.number(to) });
  return (
    <Section title={title} text={range}>
      <ul className="part-rows" aria-label={title}>
        {ids.map((id) => (
          <WeightRow key={id} part={part} id={id} {...rest} />
        ))}
      </ul>
    </Section>
  );
}

type WeightRowProps = Omit<WeightTableProps, 'title' | 'ids'> & { id: string };

function WeightRow({ part, id, rules, draft, mayChange, onChange }: WeightRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { meaning, source } = useWeightWords();
  const holds = rules.value[part][id];
  if (!holds) return null;
  const value = draft[part][id] ?? holds.value;
  const builtIn = rules.builtIn[part][id]?.value;
  return (
    <li className="part-row">
      <Box className="part-what">
        <Text fz="sm">
          <Text span fz="xs" c="dimmed" ff="monospace">
            {id}
          </Text>{' '}
          <bdi>{meaning(id, holds)}</bdi>
        </Text>
        <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {builtIn !== undefined && `${t('rules.builtIn')} ${format.number(builtIn)} · `}
          <bdi>{source(holds)}</bdi>
        </Text>
      </Box>
      <NumberInput
        w={96}
        size="xs"
        step={part === 'bits' ? 0.5 : 1}
        decimalScale={3}
        decimalSeparator={format.decimalSeparator}
        allowedDecimalSeparators={['.', ',']}
        disabled={!mayChange}
        aria-label={t('rules.valueOf', { id })}
        error={!isInBounds(part, value)}
        fw={draft[part][id] === undefined ? 400 : 650}
        value={Number.isNaN(value) ? '' : value}
        onChange={(typed) => onChange(part, id, typed === '' || typed === '-' ? Number.NaN : Number(typed))}
      />
    </li>
  );
}
