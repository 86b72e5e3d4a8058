// What is shown for an address that does not exist, and for a page that broke.

import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failed, NothingYet } from './states.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main>
      <NothingYet
        icon={<IconMapOff aria-hidden />}
        title={t('frame.notFoundTitle')}
        text={t('frame.notFoundText')}
        action={<Button renderRoot={(props) => <Link to="/live" {...props} />}>{t('frame.toLive')}</Button>}
      />
    </main>
  );
}

export function CrashPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main>
      <Failed error={error} onRetry={retry} />
    </main>
  );
}
