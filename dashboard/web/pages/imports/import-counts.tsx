// What an import changes, in five figures.

import { SimpleGrid, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CompanyImport } from '#contract/company-report.ts';
import { useFormat } from '../../language/use-format.ts';

const figures = ['new', 'changed', 'unchanged', 'faulty', 'withFaultyCells'] as const;

export function ImportCounts({ run: { counts, kind } }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const hint = (name: (typeof figures)[number]) =>
    kind === 'orders' && (name === 'new' || name === 'changed')
      ? t(`imports.${name}OrdersHint`)
      : t(`imports.${name}Hint`);
  return (
    <SimpleGrid component="section" cols={{ base: 2, sm: 5 }} spacing="xs" aria-label={t('imports.counts')}>
      {figures.map((name) => (
        <Tooltip key={name} label={hint(name)}>
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
