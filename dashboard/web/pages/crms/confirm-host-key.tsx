// The key that an SFTP server shows for the first time, confirmed by whoever has compared it.

import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CrmRow } from '#contract/crm-report.ts';
import { changeCrm, crmsKey } from '../../api/crm-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';

export function ConfirmHostKey({ crm, hostKey }: { crm: CrmRow; hostKey: string }) {
  const { t } = useTranslation();
  const { files } = crm.settings;
  const confirm = useDeed({
    run: (kept: NonNullable<typeof files>) =>
      changeCrm(crm.id, { settings: { ...crm.settings, files: { ...kept, hostKey } } }),
    done: t('files.keyConfirmed'),
    stale: [crmsKey],
  });
  if (files === undefined || files.hostKey === hostKey) return null;
  return (
    <Group mt="xs">
      <Button size="xs" variant="default" loading={confirm.isPending} onClick={() => confirm.mutate(files)}>
        {t('files.confirmKey')}
      </Button>
    </Group>
  );
}
