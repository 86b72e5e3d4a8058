// The secrets that Fiuto made for a provider, and an address that is one: shown when asked for, and made anew.

import { Box, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEye, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConnectionRow, type ConnectionSecrets, providerFacts } from '#contract/connection-report.ts';
import { connectionsKey, readSecrets } from '../../api/connection-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { CopyText } from '../../frame/copy-text.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { OldSecretHours } from './old-secret-hours.tsx';

export function MadeSecrets({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<ConnectionSecrets | null>(null);
  const read = useDeed({ run: () => readSecrets(connection.id, { renew: false }), onDone: setShown });
  return (
    <Box>
      {shown && <Shown connection={connection} secrets={shown} />}
      <Group gap="xs">
        {!shown && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconEye size={15} aria-hidden />}
            loading={read.isPending}
            onClick={() => read.mutate()}
          >
            {t('connections.showSecrets')}
          </Button>
        )}
        <RenewSecrets connection={connection} onRenewed={setShown} />
      </Group>
      <Text fz="xs" c="dimmed" mt={6}>
        {t('connections.secretsLogged')}
      </Text>
    </Box>
  );
}

interface RenewProps {
  connection: ConnectionRow;
  onRenewed: (secrets: ConnectionSecrets) => void;
}

function RenewSecrets({ connection, onRenewed }: RenewProps) {
  const { t } = useTranslation();
  const [asking, ask] = useDisclosure(false);
  const [hours, setHours] = useState(24);
  const { secret, isAddressSecret } = providerFacts[connection.provider];
  const holds = secret === 'made' || isAddressSecret;
  const renew = useDeed({
    run: () => readSecrets(connection.id, { renew: true, oldSecretHours: holds ? hours : 0 }),
    done: t('connections.renewed'),
    stale: [connectionsKey],
    quiet: true,
    onDone: (secrets) => {
      onRenewed(secrets);
      ask.close();
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={15} aria-hidden />}
        onClick={ask.open}
      >
        {t('connections.renew')}
      </Button>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t(isAddressSecret ? 'connections.renewAddressTitle' : 'connections.renewTitle')}
        text={
          holds ? (
            <Stack gap="sm">
              {t(isAddressSecret ? 'connections.renewAddressText' : 'leads.renewText')}
              <OldSecretHours value={hours} onChange={setHours} />
            </Stack>
          ) : (
            t('connections.renewText')
          )
        }
        action={t('connections.renew')}
        pending={renew.isPending}
        error={renew.error}
        onConfirm={() => renew.mutate()}
      />
    </>
  );
}

/** Who signs in with name and password gets both. */
const withName = new Set(['postmark', 'pipedrive']);

function Shown({ connection, secrets }: { connection: ConnectionRow; secrets: ConnectionSecrets }) {
  const { t } = useTranslation();
  const { hasVerifyToken, isAddressSecret } = providerFacts[connection.provider];
  const hasName = withName.has(connection.provider);
  return (
    <>
      {isAddressSecret && <One label={t('connections.address')} text={secrets.url} />}
      {hasName && <One label={t('connections.userName')} text="fiuto" />}
      {secrets.secret !== '' && (
        <One label={t(hasName ? 'connections.password' : 'connections.secret')} text={secrets.secret} />
      )}
      {hasVerifyToken && secrets.verifyToken !== '' && (
        <One label={t('connections.verifyToken')} text={secrets.verifyToken} />
      )}
    </>
  );
}

function One({ label, text }: { label: string; text: string }) {
  return (
    <Box mb="sm">
      <Text fz="sm" fw={560} mb={6}>
        {label}
      </Text>
      <CopyText text={text} label={label} />
    </Box>
  );
}
