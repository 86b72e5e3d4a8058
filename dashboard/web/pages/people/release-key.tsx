// The button that follows a held key again, with a reason.

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { peopleKey, releaseKey } from '../../api/person-queries.ts';
import { AskReason } from '../../frame/ask-reason.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';

export function ReleaseKey({ id, name }: { id: number; name: string }) {
  const { t } = useTranslation();
  const allowed = useMay()('releaseKeys');
  const [asking, ask] = useDisclosure(false);
  const release = useDeed({
    run: (reason: string) => releaseKey(id, reason),
    done: t('people.released'),
    stale: [peopleKey],
    quiet: true,
    onDone: ask.close,
  });
  if (!allowed) return null;
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        aria-label={t('people.releaseOf', { name })}
        onClick={ask.open}
      >
        {t('people.release')}
      </Button>
      <AskReason
        opened={asking}
        onClose={ask.close}
        title={t('people.releaseTitle', { name })}
        text={t('people.releaseText')}
        action={t('people.release')}
        pending={release.isPending}
        error={release.error}
        onConfirm={(reason) => release.mutate(reason)}
      />
    </>
  );
}
