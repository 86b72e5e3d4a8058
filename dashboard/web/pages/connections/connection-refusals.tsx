// What a connection turned away, of which nothing else is kept: what was signed wrongly, and, apart, what nobody signed.

import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConnectionRow } from '#contract/connection-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export function ConnectionRefusals({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { refused, unsigned } = connection;
  const counted = ({ count }: { count: number }) => ({ count, formatted: format.number(count) });
  return (
    <>
      {refused.lastAt !== null && (
        <Alert color="yellow" title={t('connections.refused', counted(refused))}>
          {t('connections.refusedLast', {
            when: format.dateTime(refused.lastAt),
            why: words.hook(refused.lastReason),
          })}
        </Alert>
      )}
      {unsigned.lastAt !== null && (
        <Alert color="gray" title={t('connections.unsigned', counted(unsigned))}>
          {t('connections.unsignedLast', { when: format.dateTime(unsigned.lastAt) })}
        </Alert>
      )}
    </>
  );
}
