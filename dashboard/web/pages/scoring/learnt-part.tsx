// What won and lost leads have taught, or why nothing is shown of it yet.

import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LearntReport } from '#contract/score-report.ts';
import { learntQuery } from '../../api/rule-queries.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';

export function LearntPart() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: learnt } = useQuery(learntQuery);
  if (!learnt) return null;
  return (
    <Section title={t('scoring.learntTitle')} text={t('scoring.learntText')}>
      <Text fz="sm">
        {t(`scoring.learnt_${learnt.state}`, { wanted: format.number(learnt.wantedOfEach) })}
      </Text>
      {learnt.at !== null && <LearntFigures learnt={learnt} at={learnt.at} />}
    </Section>
  );
}

function LearntFigures({ learnt, at }: { learnt: LearntReport; at: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { won, lost, notInteresting, open, leftOut } = learnt.counts;
  const lines = [
    t('scoring.learntFrom', {
      ...{
        at: format.dateTime(at),
        learnt: format.number(learnt.learntFrom),
        won: format.number(learnt.won),
      },
      ...{ days: format.number(learnt.horizonDays), judged: format.number(learnt.heldOut) },
    }),
    t('scoring.learntCounts', {
      ...{ won: format.number(won), lost: format.number(lost), open: format.number(open) },
      ...{ notInteresting: format.number(notInteresting), leftOut: format.number(leftOut) },
    }),
    learnt.heldOut > 0 &&
      t('scoring.learntLoss', {
        ...{ learnt: format.number(learnt.lossLearnt), rules: format.number(learnt.lossRules) },
        ...{ low: format.number(learnt.gainLow), high: format.number(learnt.gainHigh) },
        brierLearnt: format.number(learnt.brierLearnt),
        brierRules: format.number(learnt.brierRules),
      }),
  ];
  return lines.map(
    (line) =>
      line !== false && (
        <Text key={line} fz="xs" c="dimmed">
          {line}
        </Text>
      ),
  );
}
