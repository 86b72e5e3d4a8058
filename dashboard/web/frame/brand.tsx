// The mark and the name.

import { Group, Text } from '@mantine/core';

export function Brand() {
  return (
    <Group gap={9} wrap="nowrap">
      <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#125f75" />
        <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round">
          <path d="M8 24c0-9 7-16 16-16" />
          <path d="M14 24c0-5.500 4.500-10 10-10" />
        </g>
        <circle cx="22.5" cy="22.5" r="3" fill="#f2b84b" />
      </svg>
      <Text fw={680} fz={17} lts="-0.02em">
        Fiuto
      </Text>
    </Group>
  );
}
