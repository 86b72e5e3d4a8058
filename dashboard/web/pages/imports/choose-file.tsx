// The place where a list of companies is dropped or chosen.

import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from './file-drop.tsx';
import { useSendFile } from './use-send-file.ts';

export const listFiles = '.csv,.txt,.tsv,text/csv,text/plain';

export function ChooseFile() {
  const { t } = useTranslation();
  const send = useSendFile();
  return (
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
      onFile={(file) => send.mutate({ file })}
    />
  );
}
