// Takes everything back that comes from a source, after asking once more.

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '#contract/company-report.ts';
import { purgeSource, sourcesKey } from '../../api/source-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { useDeed } from '../../frame/use-deed.ts';

export interface PurgeSourceProps {
  source: Dataset;
  /** What it is called on the page. */
  name: string;
}

export function PurgeSource({ source, name }: PurgeSourceProps) {
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
        title={t('sources.purgeTitle', { source: name })}
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
