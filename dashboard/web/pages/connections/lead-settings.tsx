// What else a provider has to be told when leads are fetched: the version of its API and, at LinkedIn, whose forms they are.

import { Alert, Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionRow } from '#contract/connection-report.ts';
import { changeConnection, connectionsKey } from '../../api/connection-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';

export function LeadSettings({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const { apiVersion: keptVersion = '', leadOwner: keptOwner = '' } = connection.settings;
  const [version, setVersion] = useState(keptVersion);
  const [owner, setOwner] = useState(keptOwner);
  const hasOwner = connection.provider === 'linkedin';
  const save = useDeed({
    run: () =>
      changeConnection(connection.id, {
        settings: { apiVersion: version.trim(), ...(hasOwner && { leadOwner: owner.trim() }) },
      }),
    done: t('frame.saved'),
    stale: [connectionsKey],
    quiet: true,
  });
  const isSame = version.trim() === keptVersion && owner.trim() === keptOwner;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Group align="flex-end" gap="xs">
        {hasOwner && (
          <TextInput
            flex="1 1 260px"
            label={t('leads.owner')}
            description={t('leads.ownerHint')}
            value={owner}
            spellCheck={false}
            onChange={(event) => setOwner(event.currentTarget.value)}
          />
        )}
        <TextInput
          flex="1 1 220px"
          label={t('leads.version')}
          description={t('leads.versionHint', { example: hasOwner ? '202609' : 'v26.0' })}
          value={version}
          spellCheck={false}
          onChange={(event) => setVersion(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={save.isPending} disabled={isSame}>
          {t('frame.save')}
        </Button>
      </Group>
      {save.error && (
        <Alert color="red" role="alert" mt="xs">
          {describeFailure(save.error, t)}
        </Alert>
      )}
    </form>
  );
}
