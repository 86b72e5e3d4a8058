// The template of a page: title, one line of explanation, actions, and the document's title.

import { Anchor, Box, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';

export interface PageProps {
  title: string;
  text?: string;
  /** Buttons at the end of the title line. */
  actions?: ReactNode;
  /** Link to the list that this page belongs to. */
  back?: { label: string; to: LinkProps['to'] };
  children: ReactNode;
}

export function Page({ title, text, actions, back, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Fiuto`;
  }, [title]);
  return (
    <Stack gap="md" maw={1480} mx="auto">
      <Box>
        {back && (
          <Anchor
            fz="sm"
            mb={4}
            display="inline-flex"
            style={{ alignItems: 'center', gap: 4 }}
            renderRoot={(props) => <Link to={back.to} search={(old: object) => ({ ...old })} {...props} />}
          >
            <IconArrowLeft size={14} aria-hidden /> {back.label}
          </Anchor>
        )}
        <Group justify="space-between" align="flex-end" gap="sm">
          <Box miw={0} flex="1 1 240px">
            <Title order={1} style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Title>
            {text && (
              <Text c="dimmed" fz="sm" mt={2}>
                {text}
              </Text>
            )}
          </Box>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
      </Box>
      {children}
    </Stack>
  );
}
