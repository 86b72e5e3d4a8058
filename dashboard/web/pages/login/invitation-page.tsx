// An invited colleague chooses a name and a password.

import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { acceptInvitation } from '../../api/login-calls.ts';
import { currentLanguage } from '../../language/start-languages.ts';
import { AccountForm } from './account-form.tsx';
import { useEnter } from './enter.ts';
import { LoginFrame } from './login-frame.tsx';

const route = getRouteApi('/invitation');

export function InvitationPage() {
  const { t } = useTranslation();
  const { token } = route.useSearch();
  const enter = useEnter();
  if (token === undefined) {
    return <LoginFrame title={t('login.inviteTitle')} text={t('login.inviteNoToken')} />;
  }
  const accept = async ({ name, password }: { name: string; password: string }) => {
    await acceptInvitation({ token, name: name.trim(), password, language: currentLanguage() });
    await enter();
  };
  return (
    <LoginFrame title={t('login.inviteTitle')} text={t('login.inviteText')}>
      <AccountForm withEmail={false} submitLabel={t('login.accept')} onSubmit={accept} />
    </LoginFrame>
  );
}
