// First start: the one-time link creates the first administrator.

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { statusQuery } from '../../api/access-queries.ts';
import { setUp } from '../../api/login-calls.ts';
import { currentLanguage } from '../../language/start-languages.ts';
import { AccountForm, type AccountValues } from './account-form.tsx';
import { useEnter } from './enter.ts';
import { LoginFrame } from './login-frame.tsx';

const route = getRouteApi('/setup');

export function SetUpPage() {
  const { t } = useTranslation();
  const { token } = route.useSearch();
  const { data: status } = useQuery(statusQuery);
  const create = useCreate(token ?? '');
  if (status && !status.needsSetup) {
    return (
      <LoginFrame title={t('login.alreadyTitle')} text={t('login.alreadyText')}>
        <Button fullWidth renderRoot={(props) => <Link to="/sign-in" {...props} />}>
          {t('login.signIn')}
        </Button>
      </LoginFrame>
    );
  }
  if (token === undefined) {
    return <LoginFrame title={t('login.noTokenTitle')} text={t('login.noTokenText')} />;
  }
  return (
    <LoginFrame title={t('login.setupTitle')} text={t('login.setupText')}>
      <AccountForm withEmail submitLabel={t('login.create')} onSubmit={create} />
    </LoginFrame>
  );
}

function useCreate(token: string): (values: AccountValues) => Promise<void> {
  const enter = useEnter();
  return async ({ name, email, password }) => {
    await setUp({ token, name: name.trim(), email: email.trim(), password, language: currentLanguage() });
    await enter('/sites');
  };
}
