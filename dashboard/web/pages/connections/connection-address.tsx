// What is pasted at the provider, and what the provider gives to be pasted here.

import { Alert, Box, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConnectionRow, providerFacts } from '#contract/connection-report.ts';
import { changeConnection, connectionsKey } from '../../api/connection-queries.ts';
import { CopyText } from '../../frame/copy-text.tsx';
import { describeFailure } from '../../frame/describe-failure.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { MadeSecrets } from './made-secrets.tsx';
import { OldSecretHours } from './old-secret-hours.tsx';

export function ConnectionAddress({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const facts = providerFacts[connection.provider];
  return (
    <Section title={t('connections.setUp')} text={t(`connections.how_${connection.provider}`)}>
      <Stack gap="lg" maw={760}>
        {facts.isAskedFor ? <Lease connection={connection} /> : <Address connection={connection} />}
        {facts.setting && <SettingField connection={connection} setting={facts.setting} />}
        {facts.secret === 'pasted' && <SecretField connection={connection} />}
      </Stack>
    </Section>
  );
}

function Address({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const facts = providerFacts[connection.provider];
  return (
    <>
      <Box>
        <Text fz="sm" fw={560} mb={6}>
          {t('connections.address')}
        </Text>
        {facts.isAddressSecret ? (
          <Text ff="monospace" fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {connection.url}
          </Text>
        ) : (
          <CopyText text={connection.url} label={t('connections.address')} />
        )}
        <NotEncrypted url={connection.url} />
      </Box>
      {(facts.secret === 'made' || facts.hasVerifyToken || facts.isAddressSecret) && (
        <MadeSecrets connection={connection} />
      )}
    </>
  );
}

/** Fiuto asks the provider by itself: all that matters is whether it was heard. */
function Lease({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { leaseUntil } = connection;
  return (
    <Box>
      <Text fz="sm">
        {leaseUntil
          ? t('connections.leaseUntil', { when: format.dateTime(leaseUntil) })
          : t('connections.noLease')}
      </Text>
      <NotEncrypted url={connection.url} />
    </Box>
  );
}

function NotEncrypted({ url }: { url: string }) {
  const { t } = useTranslation();
  if (!url.startsWith('http:')) return null;
  return (
    <Text fz="xs" c="dimmed">
      {t('connections.notEncrypted')}
    </Text>
  );
}

function SecretField({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const [value, setValue] = useState('');
  const [hours, setHours] = useState(24);
  const save = useDeed({
    run: (secret: string) => changeConnection(connection.id, { secret, oldSecretHours: hours }),
    done: t('connections.secretKept'),
    stale: [connectionsKey],
    quiet: true,
    onDone: () => setValue(''),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== '') save.mutate(value.trim());
      }}
      autoComplete="off"
    >
      <Group align="flex-end" gap="xs">
        <PasswordInput
          flex="1 1 260px"
          label={t(connection.provider === 'sendgrid' ? 'connections.publicKey' : 'connections.secret')}
          description={t(connection.hasSecret ? 'connections.secretIsKept' : 'connections.secretHint')}
          placeholder={connection.hasSecret ? '••••••••' : ''}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('connections.showTyped') }}
        />
        {connection.hasSecret && <OldSecretHours value={hours} onChange={setHours} />}
        <Button type="submit" variant="default" loading={save.isPending} disabled={value.trim() === ''}>
          {t(connection.hasSecret ? 'connections.replace' : 'frame.save')}
        </Button>
      </Group>
      <Fault error={save.error} />
    </form>
  );
}

interface SettingProps {
  connection: ConnectionRow;
  setting: 'topicArn' | 'channelId';
}

function SettingField({ connection, setting }: SettingProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState(connection.settings[setting] ?? '');
  const save = useDeed({
    run: (text: string) => changeConnection(connection.id, { settings: { [setting]: text } }),
    done: t('frame.saved'),
    stale: [connectionsKey],
    quiet: true,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(value.trim());
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          flex="1 1 260px"
          label={t(`connections.${setting}`)}
          description={t(`connections.${setting}Hint`)}
          value={value}
          spellCheck={false}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={save.isPending}
          disabled={value.trim() === (connection.settings[setting] ?? '')}
        >
          {t('frame.save')}
        </Button>
      </Group>
      <Fault error={save.error} />
    </form>
  );
}

function Fault({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  return (
    <Alert color="red" role="alert" mt="xs">
      {describeFailure(error, t)}
    </Alert>
  );
}
