// One shared mailbox: how it is doing, what became of its mails, its settings, pause and end.

import { Button, Group, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMailOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type MailboxRow, mailOutcomes } from '#contract/mailbox-report.ts';
import { changeMailbox, forgetMailbox, mailboxesKey, mailboxesQuery } from '../../api/mailbox-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { Page } from '../../frame/page.tsx';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { MailboxForm } from './mailbox-form.tsx';
import { MailboxMails } from './mailbox-mails.tsx';
import { MailboxState, MailboxTrouble } from './mailbox-state.tsx';

const route = getRouteApi('/app/mailboxes/$mailboxId');

export function MailboxPage() {
  const { t } = useTranslation();
  const { mailboxId } = route.useParams();
  const { data: mailboxes, error, refetch } = useQuery(mailboxesQuery);
  const mailbox = mailboxes?.find(({ id }) => id === Number(mailboxId));
  const back = { label: t('connections.title'), to: '/connections' } as const;
  if (mailbox) return <Shown mailbox={mailbox} />;
  return (
    <Page title={t('mailboxes.title')} back={back}>
      <div className="panel">
        {error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : mailboxes ? (
          <NothingYet
            icon={<IconMailOff aria-hidden />}
            title={t('frame.errorMissing')}
            text={t('mailboxes.gone')}
          />
        ) : (
          <Loading />
        )}
      </div>
    </Page>
  );
}

function Shown({ mailbox }: { mailbox: MailboxRow }) {
  const { t } = useTranslation();
  return (
    <Page
      title={mailbox.name}
      text={`${mailbox.user} · ${mailbox.folder}`}
      back={{ label: t('connections.title'), to: '/connections' }}
      actions={<MailboxState mailbox={mailbox} />}
    >
      <MailboxTrouble mailbox={mailbox} />
      <Figures mailbox={mailbox} />
      <MailboxMails id={mailbox.id} />
      <Section title={t('mailboxes.account')}>
        <MailboxForm key={mailbox.id} mailbox={mailbox} />
      </Section>
      <Ending mailbox={mailbox} />
    </Page>
  );
}

function Figures({ mailbox: { counts, lastReadAt, readsSince, statement } }: { mailbox: MailboxRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('mailboxes.lastDays')}>
      <SimpleGrid cols={{ base: 2, sm: 5 }} spacing="sm">
        {mailOutcomes.map((outcome) => (
          <div key={outcome}>
            <Text fz="xl" fw={600}>
              {format.number(counts[outcome])}
            </Text>
            <Text fz="xs" c="dimmed">
              {t(`mailboxes.count_${outcome}`)}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      <Text fz="xs" c="dimmed" mt="sm">
        {lastReadAt === null
          ? t('mailboxes.neverRead')
          : t('mailboxes.lastRead', { when: format.dateTime(lastReadAt) })}{' '}
        · {t('mailboxes.since', { when: format.dateTime(readsSince) })} ·{' '}
        {t('mailboxes.stated', { name: statement.byName, when: format.dateTime(statement.at) })}
      </Text>
    </Section>
  );
}

function Ending({ mailbox }: { mailbox: MailboxRow }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, ask] = useDisclosure(false);
  const pause = useDeed({
    run: (enabled: boolean) => changeMailbox(mailbox.id, { enabled }),
    done: t('frame.saved'),
    stale: [mailboxesKey],
  });
  const forget = useDeed({
    run: () => forgetMailbox(mailbox.id),
    done: t('mailboxes.forgotten'),
    stale: [mailboxesKey],
    quiet: true,
    onDone: () => void navigate({ to: '/connections' }),
  });
  return (
    <Section title={t('mailboxes.pauseTitle')}>
      <Stack gap="md">
        <Switch
          label={t('mailboxes.enabled')}
          description={t('mailboxes.enabledHint')}
          checked={mailbox.enabled}
          disabled={pause.isPending}
          onChange={(event) => pause.mutate(event.currentTarget.checked)}
        />
        <Group>
          <Button size="xs" variant="default" onClick={ask.open}>
            {t('mailboxes.forget')}
          </Button>
        </Group>
      </Stack>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('mailboxes.forgetTitle', { name: mailbox.name })}
        text={t('mailboxes.forgetText')}
        action={t('mailboxes.forget')}
        danger
        pending={forget.isPending}
        error={forget.error}
        onConfirm={() => forget.mutate()}
      />
    </Section>
  );
}
