// The shared mailboxes, below the connections to tools: for administrators alone.

import { Anchor, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MailboxRow } from '#contract/mailbox-report.ts';
import { mailboxesQuery } from '../../api/mailbox-queries.ts';
import { Section } from '../../frame/section.tsx';
import { Failed } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { MailboxState } from './mailbox-state.tsx';

export function MailboxList() {
  const { t } = useTranslation();
  const { data: mailboxes = [], error, refetch } = useQuery(mailboxesQuery);
  const button = (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlus size={14} aria-hidden />}
      renderRoot={(props) => <Link to="/mailboxes/new" search={(old: object) => ({ ...old })} {...props} />}
    >
      {t('mailboxes.add')}
    </Button>
  );
  return (
    <Section title={t('mailboxes.title')} text={t('mailboxes.text')} action={button}>
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : mailboxes.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('mailboxes.empty')}
        </Text>
      ) : (
        <Stack gap="sm">
          {mailboxes.map((mailbox) => (
            <Line key={mailbox.id} mailbox={mailbox} />
          ))}
        </Stack>
      )}
    </Section>
  );
}

function Line({ mailbox }: { mailbox: MailboxRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, name, user, lastReadAt, counts } = mailbox;
  return (
    <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
      <Box miw={0}>
        <Anchor
          fw={580}
          fz="sm"
          renderRoot={(props) => (
            <Link
              to="/mailboxes/$mailboxId"
              params={{ mailboxId: String(id) }}
              search={(old: object) => ({ ...old })}
              {...props}
            />
          )}
        >
          <bdi>{name}</bdi>
        </Anchor>
        <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {user} ·{' '}
          {lastReadAt === null
            ? t('mailboxes.neverRead')
            : t('mailboxes.lastRead', { when: format.dateTime(lastReadAt) })}{' '}
          · {t('mailboxes.requests', { count: counts.request, formatted: format.number(counts.request) })}
        </Text>
      </Box>
      <MailboxState mailbox={mailbox} />
    </Group>
  );
}
