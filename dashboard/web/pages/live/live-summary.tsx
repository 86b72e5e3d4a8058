// The head of Live: how many are here, views per minute as small bars, denied and robots counted apart.

import { Box, Group, SimpleGrid, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Live } from '#contract/report.ts';
import { useFormat } from '../../language/use-format.ts';

export function LiveSummary({ live }: { live: Live }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = live.visitors.length;
  return (
    <Box className="panel" p="md">
      <Group justify="space-between" align="stretch" gap="xl">
        <Box>
          <Group gap={10} align="center">
            <span className="alive-dot" data-alive={count > 0 || undefined} />
            <Text fz={38} fw={650} lh={1} className="digits" lts="-0.02em">
              {format.number(count)}
            </Text>
          </Group>
          <Text c="dimmed" fz="sm" mt={6}>
            {t('visits.onSiteLabel', { count })}
          </Text>
        </Box>
        <MinuteBars minutes={live.viewsPerMinute} />
        <SimpleGrid cols={2} spacing="lg">
          <Aside label={t('visits.deniedViews')} hint={t('visits.deniedHint')} value={live.deniedViews} />
          <Aside label={t('visits.botEvents')} hint={t('visits.botHint')} value={live.botEvents} />
        </SimpleGrid>
      </Group>
    </Box>
  );
}

function Aside({ label, hint, value }: { label: string; hint: string; value: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Tooltip label={hint} events={{ hover: true, focus: true, touch: true }}>
      <Box tabIndex={0}>
        <Text fz={20} fw={600} className="digits">
          {format.number(value)}
        </Text>
        <Text c="dimmed" fz="xs" style={{ borderBottom: '1px dotted var(--mantine-color-gray-5)' }}>
          {label}
        </Text>
        <Text c="dimmed" fz="xs" mt={2}>
          {t('visits.last30')}
        </Text>
      </Box>
    </Tooltip>
  );
}

const barWidth = 9;
const height = 44;

/** Drawn by hand: a chart library for thirty rectangles would double what this page loads. */
function MinuteBars({ minutes }: { minutes: number[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(0, ...minutes);
  const total = minutes.reduce((sum, views) => sum + views, 0);
  const label = t('visits.viewsPerMinuteText', { total: format.number(total), most: format.number(most) });
  return (
    <Box flex="1 1 260px" maw={520} miw={0}>
      <Group justify="space-between" gap="xs" mb={6}>
        <Text fz="xs" c="dimmed">
          {t('visits.viewsPerMinute')}
        </Text>
        <Text fz="xs" c="dimmed">
          {t('visits.last30')}
        </Text>
      </Group>
      <svg
        role="img"
        aria-label={label}
        width="100%"
        height={height}
        viewBox={`0 0 ${minutes.length * barWidth} ${height}`}
        preserveAspectRatio="none"
      >
        {minutes.map((views, minute) => {
          const size = most === 0 ? 0 : (views / most) * (height - 3);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: the place of a bar is its minute.
              key={minute}
              x={minute * barWidth + 1}
              y={height - size - 2}
              width={barWidth - 2}
              height={size + 2}
              rx={1.5}
              fill={views === 0 ? 'var(--line)' : 'var(--stored)'}
            />
          );
        })}
      </svg>
    </Box>
  );
}
