// In one word, how a connection is doing.

import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConnectionRow } from '#contract/connection-report.ts';
import { describeConnectionState } from './describe-connection-state.ts';

export function ConnectionState({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const [color, text] = describeConnectionState(connection);
  return (
    <Badge color={color} style={{ flex: 'none' }}>
      {t(text)}
    </Badge>
  );
}
