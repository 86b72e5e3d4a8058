// What is asked before a person is erased: who asked for it and when, and what goes.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clearedWithinHours } from '#contract/rights-report.ts';
import { useFormat } from '../../language/use-format.ts';

/** `asked`: by the person, on the public page; nobody when a colleague thinks of it. */
export function EraseText({ asked }: { asked: readonly { email: string; at: string }[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {asked.map(({ email, at }) => (
        <Text key={email} fz="sm" fw={550} mb="xs" style={{ overflowWrap: 'anywhere' }}>
          {t('rights.eraseAsked', { email, time: format.dateTime(at) })}
        </Text>
      ))}
      {t('people.eraseText', { hours: clearedWithinHours })}
    </>
  );
}
