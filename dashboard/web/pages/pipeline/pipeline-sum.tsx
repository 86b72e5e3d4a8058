// The sum that must close: received = stored + dropped + rejected + waiting.

import { Box, Group, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PipelineCounts } from '#contract/report.ts';
import { useFormat } from '../../language/use-format.ts';

const parts = ['stored', 'dropped', 'rejected', 'waiting'] as const;

export function PipelineSum({ counts }: { counts: PipelineCounts }) {
  const { t } = useTranslation();
  const format = useFormat();
  const closes = counts.received === parts.reduce((sum, part) => sum + counts[part], 0);
  const label = t('pipeline.sumLabel', {
    received: format.number(counts.received),
    stored: format.number(counts.stored),
    dropped: format.number(counts.dropped),
    rejected: format.number(counts.rejected),
    waiting: format.number(counts.waiting),
  });
  return (
    <Box className="panel" p="md" component="section" aria-label={label}>
      <Group gap="lg">
        <Term name="received" value={counts.received} color="var(--mantine-color-text)" />
        {parts.map((part, place) => (
          // The sign goes with its term to the next line.
          <Group key={part} gap="lg" wrap="nowrap">
            <Text fz={22} c="dimmed" aria-hidden>
              {place === 0 ? '=' : '+'}
            </Text>
            <Term name={part} value={counts[part]} color={`var(--${part})`} />
          </Group>
        ))}
      </Group>
      <Bar counts={counts} />
      {!closes && (
        <Text fz="xs" c="dimmed" mt="xs" role="status">
          {t('pipeline.moving')}
        </Text>
      )}
    </Box>
  );
}

interface TermProps {
  name: 'received' | (typeof parts)[number];
  value: number;
  color: string;
}

function Term({ name, value, color }: TermProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Tooltip label={t(`pipeline.${name}Hint`)} events={{ hover: true, focus: true, touch: true }}>
      <Box tabIndex={0}>
        <Text
          fz={24}
          fw={640}
          lh={1.15}
          className="digits"
          {...(value === 0 && name !== 'received' && { c: 'dimmed' })}
        >
          {format.number(value)}
        </Text>
        <Group gap={6}>
          <Box w={9} h={9} bg={color} style={{ borderRadius: 3 }} aria-hidden />
          <Text fz="sm" c="dimmed">
            {t(`pipeline.${name}`)}
          </Text>
        </Group>
      </Box>
    </Tooltip>
  );
}

/** Shares of the sum; a part that exists is at least visible. */
function Bar({ counts }: { counts: PipelineCounts }) {
  if (counts.received === 0) return null;
  return (
    <Group gap={2} mt="md" wrap="nowrap" aria-hidden>
      {parts
        .filter((part) => counts[part] > 0)
        .map((part) => (
          <Box
            key={part}
            h={8}
            miw={5}
            bg={`var(--${part})`}
            style={{ flexGrow: counts[part], borderRadius: 3 }}
          />
        ))}
    </Group>
  );
}
