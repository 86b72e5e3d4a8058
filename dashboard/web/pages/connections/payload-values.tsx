// What stands where in a payload, as a list that scrolls.

import { ScrollArea, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LastPayload } from '#contract/connection-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';

export function PayloadValues({ values }: { values: LastPayload['values'] }) {
  const { t } = useTranslation();
  if (values.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {t('connections.payloadUnreadable')}
      </Text>
    );
  }
  return (
    <ScrollArea.Autosize
      mah={260}
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('connections.readPayload') }}
    >
      <Table fz="xs" verticalSpacing={4} layout="fixed">
        <Table.Tbody>
          {values.map(({ path, value }) => (
            <Table.Tr key={path}>
              <Table.Td w="45%">
                <OutsideText value={path} ff="monospace" />
              </Table.Td>
              <Table.Td>
                <OutsideText value={value} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
