// The signed-in user: name, language, password, two-factor.

import { Alert, Box, Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '#contract/report.ts';
import { changeMe, meQuery } from '../../api/access-queries.ts';
import { changePassword } from '../../api/login-calls.ts';
import { AccountName } from '../../frame/account-name.tsx';
import { LanguageSwitch } from '../../frame/appearance.tsx';
import { describeFailure } from '../../frame/describe-failure.ts';
import { Page } from '../../frame/page.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { AbsencePanel } from '../teams/absence-panel.tsx';
import { TwoFactorPanel } from './two-factor-panel.tsx';

export function AccountPage() {
  const { t } = useTranslation();
  const { data: me, error, refetch } = useQuery(meQuery);
  return (
    <Page title={t('frame.account')} {...(me && { text: me.email })}>
      {me ? (
        <Stack gap="md" maw={640}>
          <Profile me={me} />
          <AbsencePanel />
          <Password />
          <TwoFactorPanel me={me} />
          <Recorded />
        </Stack>
      ) : (
        <div className="panel">
          {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      )}
    </Page>
  );
}

function Panel({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <Box className="panel" p="md">
      <Title order={2}>{title}</Title>
      {text && (
        <Text fz="sm" c="dimmed" mt={2}>
          {text}
        </Text>
      )}
      <Box mt="sm">{children}</Box>
    </Box>
  );
}

function Recorded() {
  const { t } = useTranslation();
  return (
    <Panel title={t('ownRecords.title')} text={t('ownRecords.linkText')}>
      <Button variant="default" renderRoot={(props) => <Link to="/account/records" {...props} />}>
        {t('ownRecords.link')}
      </Button>
    </Panel>
  );
}

function Profile({ me }: { me: Me }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: me.name },
    validate: { name: (value) => (value.trim() === '' ? t('login.nameMissing') : null) },
  });
  const save = useMutation({
    mutationFn: (values: { name: string }) => changeMe({ name: values.name.trim() }),
    onSuccess: (changed) => {
      client.setQueryData(meQuery.queryKey, changed);
      form.resetDirty();
      notifications.show({ color: 'green', message: t('frame.saved') });
    },
    onError: (error) => notifications.show({ color: 'red', message: describeFailure(error, t) }),
  });
  return (
    <Panel title={t('users.profile')} text={t('users.profileText')}>
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack gap="md">
          <TextInput label={t('users.name')} autoComplete="name" {...form.getInputProps('name')} />
          <Box maw={240}>
            <Text fz="sm" fw={500} mb={4}>
              {t('users.language')}
            </Text>
            <LanguageSwitch remember />
          </Box>
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              {t('frame.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

const passwordCharactersMin = 12;

function Password() {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { current: '', next: '' },
    validate: {
      next: (value) => (value.length < passwordCharactersMin ? t('login.passwordTooShort') : null),
    },
  });
  const change = useMutation({
    mutationFn: (values: { current: string; next: string }) => changePassword(values.current, values.next),
    onSuccess: () => {
      form.reset();
      notifications.show({ color: 'green', message: t('users.passwordChanged') });
    },
  });
  return (
    <Panel title={t('users.passwordTitle')}>
      <form noValidate onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <Stack gap="md">
          {change.error && (
            <Alert color="red" role="alert">
              {describeFailure(change.error, t)}
            </Alert>
          )}
          <AccountName />
          <PasswordInput
            label={t('users.currentPassword')}
            autoComplete="current-password"
            {...form.getInputProps('current')}
          />
          <PasswordInput
            label={t('users.newPassword')}
            description={t('login.passwordHint')}
            autoComplete="new-password"
            {...form.getInputProps('next')}
          />
          <Group>
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('users.changePassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
