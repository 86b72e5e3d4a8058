// Sources of one kind under their title, in columns where there is room.

import { Box, Group, SimpleGrid, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface SourceGroupProps {
  title: string;
  text?: string;
  action?: ReactNode;
  /** Where there is room; 2 when absent. */
  columns?: 1 | 2;
  children: ReactNode;
}

export function SourceGroup({ title, text, action, columns = 2, children }: SourceGroupProps) {
  return (
    <Box component="section" aria-label={title}>
      <Group justify="space-between" align="flex-end" gap="sm" mb="xs">
        <Box flex="1 1 240px" miw={0}>
          <Title order={2}>{title}</Title>
          {text && (
            <Text fz="sm" c="dimmed" mt={2}>
              {text}
            </Text>
          )}
        </Box>
        {action}
      </Group>
      <SimpleGrid cols={{ base: 1, md: columns }} spacing="sm">
        {children}
      </SimpleGrid>
    </Box>
  );
}
