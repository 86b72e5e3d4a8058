// The card around set-up, sign-in and invitation.

import { Box, Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../frame/appearance.tsx';
import { Brand } from '../../frame/brand.tsx';

export interface LoginFrameProps {
  title: string;
  text?: string;
  children?: ReactNode;
}

export function LoginFrame({ title, text, children }: LoginFrameProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · Fiuto`;
  }, [title]);
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={400} gap="lg">
        <Group justify="space-between">
          <Brand />
          <Box w={150}>
            <LanguageSwitch remember={false} />
          </Box>
        </Group>
        <Paper p="xl" bg="var(--surface)">
          <Title order={1}>{title}</Title>
          {text && (
            <Text c="dimmed" fz="sm" mt={6}>
              {text}
            </Text>
          )}
          {children && <Box mt="lg">{children}</Box>}
        </Paper>
        <Text ta="center" fz="sm" c="dimmed">
          {t('login.promise')}
        </Text>
      </Stack>
    </Center>
  );
}
