// What an import changes, in five figures.

import { SimpleGrid, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportCounts as Counts } from '#contract/company-report.ts';
import { useFormat } from '../../language/use-format.ts';

const figures = ['new', 'changed', 'unchanged', 'faulty', 'withFaultyCells'] as const;

export function ImportCounts({ counts }: { counts: Counts }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <SimpleGrid component="section" cols={{ base: 2, sm: 5 }} spacing="xs" aria-label={t('imports.counts')}>
      {figures.map((name) => (
        <Tooltip key={name} label={t(`imports.${name}Hint`)}>
          <div className="panel figure">
            <Text fz="xl" fw={620} className="digits">
              {format.number(counts[name])}
            </Text>
            <Text fz="xs" c="dimmed">
              {t(`imports.${name}`)}
            </Text>
          </div>
        </Tooltip>
      ))}
    </SimpleGrid>
  );
}
