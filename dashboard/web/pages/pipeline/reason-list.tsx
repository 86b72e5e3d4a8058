// Why events were dropped or rejected, most frequent first.

import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Pipeline } from '#contract/report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export function ReasonList({ pipeline }: { pipeline: Pick<Pipeline, 'dropReasons' | 'rejectReasons'> }) {
  const { t } = useTranslation();
  const words = useWords();
  const nothing = pipeline.dropReasons.length === 0 && pipeline.rejectReasons.length === 0;
  return (
    <Box className="panel" p="md" h="100%">
      <Title order={2} mb="sm">
        {t('pipeline.reasons')}
      </Title>
      {nothing && (
        <Text fz="sm" c="dimmed">
          {t('pipeline.noReasons')}
        </Text>
      )}
      <Stack gap="md">
        <Reasons
          title={t('pipeline.dropReasons')}
          reasons={pipeline.dropReasons.map((one) => ({ text: words.drop(one.reason), count: one.count }))}
        />
        <Reasons
          title={t('pipeline.rejectReasons')}
          reasons={pipeline.rejectReasons.map((one) => ({
            text: one.step
              ? `${words.reject(one.reason)} (${words.step(one.step)})`
              : words.reject(one.reason),
            count: one.count,
          }))}
        />
      </Stack>
    </Box>
  );
}

function Reasons({ title, reasons }: { title: string; reasons: { text: string; count: number }[] }) {
  const format = useFormat();
  if (reasons.length === 0) return null;
  return (
    <Box>
      <Text fz="xs" c="dimmed" mb={4}>
        {title}
      </Text>
      {reasons.map(({ text, count }) => (
        <Group key={text} justify="space-between" wrap="nowrap" fz="sm" py={3}>
          <OutsideText value={text} />
          <Text fz="sm" className="digits" fw={550}>
            {format.number(count)}
          </Text>
        </Group>
      ))}
    </Box>
  );
}
