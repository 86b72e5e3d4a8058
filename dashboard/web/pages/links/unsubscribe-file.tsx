// Saves for every recipient an address that unsubscribes and tracks nothing, for whoever did not agree to be tracked.

import { Button, Group, Text } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MailingReport } from '#contract/link-report.ts';
import { fetchRefusalAddresses } from '../../api/link-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { saveFile } from './save-file.ts';

export function UnsubscribeFile({ mailing }: { mailing: MailingReport }) {
  const { t } = useTranslation();
  const save = useDeed({
    run: () => fetchRefusalAddresses(mailing.id),
    onDone: ({ fileName, content }) => saveFile(fileName, content),
  });
  return (
    <div>
      <Group>
        <Button
          variant="default"
          size="xs"
          loading={save.isPending}
          disabled={mailing.recipients === 0}
          leftSection={<IconMailOff size={15} aria-hidden />}
          onClick={() => save.mutate()}
        >
          {t('links.saveUnsubscribes')}
        </Button>
      </Group>
      <Text fz="xs" c="dimmed" mt={4}>
        {t('links.unsubscribesHint')}
      </Text>
    </div>
  );
}
