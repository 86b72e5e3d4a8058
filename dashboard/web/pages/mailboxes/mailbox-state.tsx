// In one word, how a mailbox is doing; and what keeps it from being read, with how to mend it.

import { Alert, Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MailboxRow } from '#contract/mailbox-report.ts';
import { useFormat } from '../../language/use-format.ts';

export function MailboxState({ mailbox }: { mailbox: MailboxRow }) {
  const { t } = useTranslation();
  const [color, text] = describe(mailbox);
  return (
    <Badge color={color} style={{ flex: 'none' }}>
      {t(`mailboxes.${text}`)}
    </Badge>
  );
}

function describe({ enabled, fault, lastReadAt }: MailboxRow) {
  if (!enabled) return ['gray', 'isPaused'] as const;
  if (fault !== null) return ['red', 'isFailing'] as const;
  return lastReadAt === null ? (['gray', 'isWaiting'] as const) : (['green', 'isReading'] as const);
}

export function MailboxTrouble({ mailbox: { fault, enabled } }: { mailbox: MailboxRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (fault === null || !enabled) return null;
  return (
    <Alert color="red" title={t('mailboxes.faultAt', { when: format.dateTime(fault.at) })}>
      {t(`mailboxes.fault_${fault.code}`)}
    </Alert>
  );
}
