// What comes of an import, in four figures, what is left out of it and why, and the rows at fault as a file.

import { Button, Group, SimpleGrid, Stack, Text, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EngagementImport } from '#contract/import-report.ts';
import { rowOutcomes } from '#contract/import-report.ts';
import { fetchRefused } from '../../api/engagement-import-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { saveFile } from '../links/save-file.ts';

export function EngagementCounts({ run }: { run: EngagementImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { refused, noted } = run.counts;
  const save = useDeed({
    run: (id: number) => fetchRefused(id),
    onDone: ({ fileName, content }) => saveFile(fileName, content),
  });
  return (
    <>
      <SimpleGrid
        component="section"
        cols={{ base: 2, sm: 4 }}
        spacing="xs"
        aria-label={t('engagementImports.counts')}
      >
        {rowOutcomes.map((name) => (
          <Tooltip key={name} label={t(`engagementImports.${name}Hint`)}>
            <div className="panel figure">
              <Text fz="xl" fw={620} className="digits">
                {format.number(run.counts[name])}
              </Text>
              <Text fz="xs" c="dimmed">
                {t(`engagementImports.${name}`)}
              </Text>
            </div>
          </Tooltip>
        ))}
      </SimpleGrid>
      <LeftOut run={run} />
      {refused + noted > 0 && (
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDownload size={14} aria-hidden />}
            loading={save.isPending}
            onClick={() => save.mutate(run.id)}
          >
            {t('engagementImports.saveRefused')}
          </Button>
        </Group>
      )}
    </>
  );
}

/** In sentences, since the reason is what matters. */
function LeftOut({ run }: { run: EngagementImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { noted, erased } = run.counts;
  const say = (key: 'notedLine' | 'erasedLine', count: number) =>
    count > 0 && (
      <Text fz="sm">{t(`engagementImports.${key}`, { count, formatted: format.number(count) })}</Text>
    );
  if (noted + erased === 0) return null;
  return (
    <Stack gap={4}>
      {say('notedLine', noted)}
      {say('erasedLine', erased)}
    </Stack>
  );
}
