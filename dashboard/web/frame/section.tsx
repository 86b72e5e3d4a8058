// A part of a page with its title, a line of explanation and what can be done with it.

import { Box, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface SectionProps {
  title: string;
  text?: string;
  action?: ReactNode;
  children: ReactNode;
}

export function Section({ title, text, action, children }: SectionProps) {
  return (
    <Box component="section" className="panel" p="md" aria-label={title}>
      <Group justify="space-between" align="flex-start" gap="sm" mb="sm">
        <Box miw={0} flex="1 1 220px">
          <Title order={2}>{title}</Title>
          {text && (
            <Text fz="sm" c="dimmed" mt={2}>
              {text}
            </Text>
          )}
        </Box>
        {action}
      </Group>
      {children}
    </Box>
  );
}
