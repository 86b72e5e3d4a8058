// Removes a provider with all that it has answered, after asking once more.

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { LookupProvider } from '#contract/source-report.ts';
import { forgetLookupProvider } from '../../../api/outside-source-queries.ts';
import { sourcesKey } from '../../../api/source-queries.ts';
import { Confirm } from '../../../frame/confirm.tsx';
import { useDeed } from '../../../frame/use-deed.ts';

export function ForgetLookup({ provider }: { provider: LookupProvider }) {
  const { t } = useTranslation();
  const [asking, ask] = useDisclosure(false);
  const forget = useDeed({
    run: () => forgetLookupProvider(provider.name),
    done: t('providers.forgotten'),
    stale: [sourcesKey],
    quiet: true,
    onDone: ask.close,
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask.open}>
        {t('providers.forget')}
      </Button>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('providers.forgetTitle', { provider: provider.name })}
        text={t('providers.forgetText')}
        action={t('providers.forget')}
        danger
        pending={forget.isPending}
        error={forget.error}
        onConfirm={() => forget.mutate()}
      />
    </>
  );
}
