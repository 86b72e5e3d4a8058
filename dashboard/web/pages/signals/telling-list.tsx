// Who was told of one signal, how and why, or why nobody was.

import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AlertTelling } from '#contract/alert-report.ts';
import { useFormat } from '../../language/use-format.ts';

export function TellingList({ tellings }: { tellings: readonly AlertTelling[] }) {
  return (
    <Stack gap={2}>
      {tellings.map((telling, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move, and one recipient may stand here twice.
        <Line key={place} telling={telling} />
      ))}
    </Stack>
  );
}

function Line({ telling }: { telling: AlertTelling }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { who, how, reason, dueAt, toldAt } = telling;
  const key = `alerts.reason_${reason}`;
  const why = i18n.exists(key) ? String(t(key as 'alerts.reason_at_once')) : reason;
  const state =
    toldAt !== null
      ? t('alerts.toldAt', { when: format.dateTime(toldAt) })
      : how === 'not'
        ? ''
        : t('alerts.dueAt', { when: format.dateTime(dueAt) });
  return (
    <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
      <bdi>{who === '' || how === 'not' ? `${t('alerts.nobody')}${who === '' ? '' : ` (${who})`}` : who}</bdi>
      : {why}
      {state === '' ? '' : `, ${state}`}
    </Text>
  );
}
