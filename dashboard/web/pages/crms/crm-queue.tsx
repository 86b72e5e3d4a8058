// What was written to a CRM lately, what waits, and when it was read, in one line.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CrmRow } from '#contract/crm-report.ts';
import { useFormat } from '../../language/use-format.ts';

export function CrmQueue({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { waiting, aside, questions, writesToday, settings, lastWriteAt, pulledAt } = crm;
  const count = (number: number) => ({ count: number, formatted: format.number(number) });
  const parts = [
    lastWriteAt === null
      ? t('crms.neverWritten')
      : t('crms.lastWrite', { when: format.dateTime(lastWriteAt) }),
    t('crms.writesToday', { done: format.number(writesToday), most: format.number(settings.writesPerDay) }),
    t('crms.waiting', count(waiting)),
    ...(pulledAt === null ? [] : [t('crms.lastRead', { when: format.dateTime(pulledAt) })]),
    ...(aside > 0 ? [t('crms.aside', count(aside))] : []),
    ...(questions > 0 ? [t('crms.asked', count(questions))] : []),
  ];
  return (
    <Text fz="sm" c="dimmed">
      {parts.join(' · ')}
    </Text>
  );
}
