// The access token with which leads are fetched: pasted, replaced, forgotten.

import { Alert, Button, Group, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionRow, LeadFetching } from '#contract/connection-report.ts';
import { changeConnection, connectionsKey } from '../../api/connection-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';

interface LeadTokenProps {
  connection: ConnectionRow;
  leads: LeadFetching;
}

export function LeadToken({ connection, leads: { hasToken } }: LeadTokenProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState('');
  const save = useDeed({
    run: (accessToken: string) => changeConnection(connection.id, { accessToken }),
    done: t('leads.tokenKept'),
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
          label={t('leads.token')}
          description={t(hasToken ? 'leads.tokenIsKept' : 'leads.tokenHint')}
          placeholder={hasToken ? '••••••••' : ''}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('connections.showTyped') }}
        />
        <Button type="submit" variant="default" loading={save.isPending} disabled={value.trim() === ''}>
          {t(hasToken ? 'connections.replace' : 'frame.save')}
        </Button>
        {hasToken && <ForgetToken connection={connection} />}
      </Group>
      {save.error && (
        <Alert color="red" role="alert" mt="xs">
          {describeFailure(save.error, t)}
        </Alert>
      )}
    </form>
  );
}

function ForgetToken({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const forget = useDeed({
    run: () => changeConnection(connection.id, { accessToken: '' }),
    done: t('leads.tokenForgotten'),
    stale: [connectionsKey],
  });
  return (
    <Button variant="default" loading={forget.isPending} onClick={() => forget.mutate()}>
      {t('leads.forgetToken')}
    </Button>
  );
}
