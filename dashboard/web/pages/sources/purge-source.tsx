// Takes everything back that comes from a source, after asking once more. Shown where the server offers it.

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { purgeSource, type ReportedDataset, sourcesKey } from '../../api/source-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { useDeed } from '../../frame/use-deed.ts';

export function PurgeSource({ source }: { source: ReportedDataset }) {
  const { t } = useTranslation();
  const [asking, ask] = useDisclosure(false);
  const purge = useDeed({
    run: () => purgeSource(source.id),
    done: t('sources.purged'),
    stale: [sourcesKey],
    quiet: true,
    onDone: ask.close,
  });
  if (source.purgedAt !== null) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={ask.open}>
        {t('sources.purge')}
      </Button>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('sources.purgeTitle', { source: source.source })}
        text={t('sources.purgeText')}
        action={t('sources.purge')}
        danger
        pending={purge.isPending}
        error={purge.error}
        onConfirm={() => purge.mutate()}
      />
    </>
  );
}
