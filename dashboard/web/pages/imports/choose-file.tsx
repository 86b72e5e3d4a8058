// The place where a list of companies, or of their orders, is dropped or chosen.

import { SegmentedControl, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListKind } from '#contract/company-report.ts';
import { FileDrop } from './file-drop.tsx';
import { useSendFile } from './use-send-file.ts';

export const listFiles = '.csv,.txt,.tsv,text/csv,text/plain';

export function ChooseFile() {
  const { t } = useTranslation();
  const send = useSendFile();
  const [kind, setKind] = useState<ListKind>('companies');
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t('imports.listKind')}
        value={kind}
        data={[
          { value: 'companies', label: t('imports.listCompanies') },
          { value: 'orders', label: t('imports.listOrders') },
        ]}
        onChange={(value) => setKind(value === 'orders' ? 'orders' : 'companies')}
      />
      {kind === 'orders' && <Text fz="sm">{t('imports.ordersText')}</Text>}
      <FileDrop
        texts={{
          title: t('imports.chooseTitle'),
          hint: t('imports.chooseText'),
          choose: t('imports.choose'),
          sending: t('imports.sending'),
          tooLarge: t('imports.tooLarge'),
        }}
        accept={listFiles}
        icon={IconFileSpreadsheet}
        isPending={send.isPending}
        error={send.error}
        onFile={(file) => send.mutate({ file, kind })}
      />
    </Stack>
  );
}
