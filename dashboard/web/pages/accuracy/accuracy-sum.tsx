// The few figures that say how resolution is doing.

import { Box, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Accuracy, BlindCount } from '#contract/visiting-report.ts';
import { useFormat } from '../../language/use-format.ts';

/** Of what was named, how much was right; undefined when nothing was. */
export function precisionOf({ right, wrong }: BlindCount): number | undefined {
  return right + wrong === 0 ? undefined : (100 * right) / (right + wrong);
}

export function AccuracySum({ accuracy }: { accuracy: Accuracy }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { visits, named, contested, blind, corrections } = accuracy;
  const precision = precisionOf(blind);
  const corrected = corrections.reduce((sum, { count }) => sum + count, 0);
  const share = (part: number) => format.percent((100 * part) / visits);
  const figures: { label: string; value: string; hint: string }[] = [
    {
      label: t('accuracy.named'),
      value: share(named),
      hint: t('accuracy.namedHint', { named: format.number(named), visits: format.number(visits) }),
    },
    {
      label: t('accuracy.precision'),
      value: precision === undefined ? '–' : format.percent(precision),
      hint: t('accuracy.precisionHint', { visits: format.number(blind.visits) }),
    },
    {
      label: t('accuracy.contested'),
      value: share(contested),
      hint: t('accuracy.contestedHint'),
    },
    {
      label: t('accuracy.corrections'),
      value: format.number(corrected),
      hint: t('accuracy.correctionsHint'),
    },
  ];
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
      {figures.map(({ label, value, hint }) => (
        <Box key={label} className="panel" p="md">
          <Text fz="xs" c="dimmed">
            {label}
          </Text>
          <Text fz={24} fw={650} className="digits" lh={1.3}>
            {value}
          </Text>
          <Text fz="xs" c="dimmed">
            {hint}
          </Text>
        </Box>
      ))}
    </SimpleGrid>
  );
}
