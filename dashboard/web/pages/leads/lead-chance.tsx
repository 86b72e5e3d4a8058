// How likely a lead is to be won, with what speaks for and against it; there only while that was learnt well enough.

import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadChance, LeadChanceReason } from '#contract/score-report.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

const reasonsShown = 5;

export function LeadChanceSection({ chance }: { chance: LeadChance }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section
      title={t('lead.chanceTitle', { chance: format.percent(Math.round(chance.probability * 100)) })}
      text={t('lead.chanceText', { count: chance.learntFrom, days: format.number(chance.horizonDays) })}
    >
      <ul className="part-rows" aria-label={t('lead.chanceWhy')}>
        {chance.reasons.slice(0, reasonsShown).map((reason) => (
          <Reason key={reason.feature} reason={reason} />
        ))}
      </ul>
    </Section>
  );
}

function Reason({ reason: { feature, logOdds } }: { reason: LeadChanceReason }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <li className="part-row">
      <Group className="part-what" gap={6}>
        <Text fz="sm">{feature === 'fit' ? t('lead.fitTitle') : words.scoreGroup(feature)}</Text>
      </Group>
      <Text fz="sm" c={logOdds > 0 ? 'green.8' : 'dimmed'}>
        {logOdds > 0 ? t('lead.chanceFor') : t('lead.chanceAgainst')}
      </Text>
    </li>
  );
}
