// Why nobody was named, as bars: the longest reason first.

import { Box, Group, Progress, Stack, Text } from '@mantine/core';
import { useReasonName } from '../../evidence/use-reason-name.ts';
import { useFormat } from '../../language/use-format.ts';

export function ReasonBars({ reasons }: { reasons: readonly { reason: string; visits: number }[] }) {
  const format = useFormat();
  const total = reasons.reduce((sum, { visits }) => sum + visits, 0);
  const name = useReasonName();
  return (
    <Stack gap={8}>
      {reasons.map(({ reason, visits }) => (
        <Box key={reason}>
          <Group justify="space-between" wrap="nowrap" mb={2}>
            <Text fz="sm">{name(reason)}</Text>
            <Text fz="sm" className="digits" style={{ flex: 'none' }}>
              {format.number(visits)} · {format.percent((100 * visits) / total)}
            </Text>
          </Group>
          <Progress value={(100 * visits) / total} size="sm" aria-label={name(reason)} />
        </Box>
      ))}
    </Stack>
  );
}
