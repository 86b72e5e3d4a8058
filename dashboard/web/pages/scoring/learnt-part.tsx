// What won and lost leads have taught, or why nothing is shown of it yet.

import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { learntQuery } from '../../api/rule-queries.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';

export function LearntPart() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: learnt } = useQuery(learntQuery);
  if (!learnt) return null;
  const { state, at, wantedOfEach, learntFrom, heldOut } = learnt;
  return (
    <Section title={t('scoring.learntTitle')} text={t('scoring.learntText')}>
      <Text fz="sm">{t(`scoring.learnt_${state}`, { wanted: format.number(wantedOfEach) })}</Text>
      {at !== null && (
        <Text fz="xs" c="dimmed">
          {t('scoring.learntFrom', {
            at: format.dateTime(at),
            learnt: format.number(learntFrom),
            judged: format.number(heldOut),
          })}
        </Text>
      )}
    </Section>
  );
}
