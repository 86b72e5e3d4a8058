// Which version holds, by whom and since when.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import type { RulesInForce } from './use-rules.ts';

export function InForce({ rules }: { rules: RulesInForce<unknown> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [newest] = rules.versions;
  return (
    <Text fz="sm" c="dimmed">
      {newest
        ? t('rules.versionHolds', {
            version: newest.version,
            name: newest.by,
            when: format.dateTime(newest.at),
          })
        : t('rules.builtInHolds')}
    </Text>
  );
}
