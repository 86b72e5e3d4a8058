// Whether a connection takes anything, whether recipients agreed to be told apart, and its end.

import { Button, Group, Stack, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ConnectionChange, type ConnectionRow, providerFacts } from '#contract/connection-report.ts';
import { changeConnection, connectionsKey, forgetConnection } from '../../api/connection-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';

export function ConnectionSwitches({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const [asking, ask] = useDisclosure(false);
  const change = useDeed({
    run: (body: ConnectionChange) => changeConnection(connection.id, body),
    done: t('frame.saved'),
    stale: [connectionsKey],
    onDone: ask.close,
  });
  return (
    <Section title={t('connections.settings')}>
      <Stack gap="md">
        <Switch
          label={t('connections.enabled')}
          description={t('connections.enabledHint')}
          checked={connection.enabled}
          disabled={change.isPending}
          onChange={(event) => change.mutate({ enabled: event.currentTarget.checked })}
        />
        {providerFacts[connection.provider].tracksMail && (
          <Switch
            label={t('connections.trackingConsent')}
            description={t('connections.trackingConsentHint')}
            checked={connection.trackingConsent}
            disabled={change.isPending}
            onChange={(event) =>
              event.currentTarget.checked ? ask.open() : change.mutate({ trackingConsent: false })
            }
          />
        )}
        <Group>
          <ForgetConnection connection={connection} />
        </Group>
      </Stack>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('connections.consentTitle')}
        text={t('connections.consentText')}
        action={t('connections.consentState')}
        pending={change.isPending}
        error={change.error}
        onConfirm={() => change.mutate({ trackingConsent: true })}
      />
    </Section>
  );
}

function ForgetConnection({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, ask] = useDisclosure(false);
  const forget = useDeed({
    run: () => forgetConnection(connection.id),
    done: t('connections.forgotten'),
    stale: [connectionsKey],
    quiet: true,
    onDone: () => void navigate({ to: '/connections' }),
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask.open}>
        {t('connections.forget')}
      </Button>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('connections.forgetTitle', { name: connection.name })}
        text={t('connections.forgetText')}
        action={t('connections.forget')}
        danger
        pending={forget.isPending}
        error={forget.error}
        onConfirm={() => forget.mutate()}
      />
    </>
  );
}
