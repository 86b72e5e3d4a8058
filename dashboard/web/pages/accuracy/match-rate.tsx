// The share of visits with a company, day by day, so that a source that has gone silent is seen.

import { Box, Group, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Accuracy } from '#contract/visiting-report.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';

const heightPx = 96;

export function MatchRate({ days }: { days: Accuracy['days'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = (part: number, visits: number) => (visits === 0 ? 0 : (100 * part) / visits);
  const most = Math.max(1, ...days.map(({ named, visits }) => share(named, visits)));
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return null;
  return (
    <Section title={t('accuracy.rateTitle')} text={t('accuracy.rateText')}>
      <Text fz="xs" c="dimmed" ta="right">
        {t('accuracy.rateScale', { most: format.percent(most) })}
      </Text>
      <Group
        gap={2}
        wrap="nowrap"
        align="flex-end"
        h={heightPx}
        role="img"
        aria-label={t('accuracy.rateLabel', { most: format.percent(most) })}
      >
        {days.map(({ day, visits, named, contested }) => (
          <Tooltip
            key={day}
            label={t('accuracy.rateOfDay', {
              day: format.date(day),
              named: format.percent(share(named, visits)),
              contested: format.percent(share(contested, visits)),
              visits: format.number(visits),
            })}
          >
            <Box
              flex={1}
              miw={1}
              bg="var(--mantine-primary-color-filled)"
              style={{ borderRadius: 2, height: Math.max(2, (share(named, visits) / most) * heightPx) }}
            />
          </Tooltip>
        ))}
      </Group>
      <Group justify="space-between" mt={4}>
        <Text fz="xs" c="dimmed">
          {format.date(first.day)}
        </Text>
        <Text fz="xs" c="dimmed">
          {format.date(last.day)}
        </Text>
      </Group>
    </Section>
  );
}
