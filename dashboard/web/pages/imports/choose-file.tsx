// The place where a list is dropped or chosen.

import { Alert, Box, Button, FileButton, Group, Loader, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useSendFile } from './use-send-file.ts';

/** As the server takes it. */
const fileBytesMax = 50_000_000;

export function ChooseFile() {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [isTooLarge, setTooLarge] = useState(false);
  const send = useSendFile();
  const take = (file: File | null | undefined) => {
    if (!file) return;
    setTooLarge(file.size > fileBytesMax);
    if (file.size <= fileBytesMax) send.mutate({ file });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const fault = isTooLarge ? t('imports.tooLarge') : send.error && describeFailure(send.error, t);
  return (
    <Box
      component="section"
      aria-label={t('imports.chooseTitle')}
      className="panel drop-place"
      data-over={over || undefined}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Stack align="center" gap="xs" py="xl" px="md">
        <IconFileSpreadsheet size={34} stroke={1.4} aria-hidden />
        <Text fw={600}>{t('imports.chooseTitle')}</Text>
        <Text fz="sm" c="dimmed" ta="center" maw={520}>
          {t('imports.chooseText')}
        </Text>
        {fault && (
          <Alert color="red" role="alert">
            {fault}
          </Alert>
        )}
        {send.isPending ? (
          <Group gap="xs" role="status">
            <Loader size="sm" /> <Text fz="sm">{t('imports.sending')}</Text>
          </Group>
        ) : (
          <FileButton accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={take}>
            {(props) => <Button {...props}>{t('imports.choose')}</Button>}
          </FileButton>
        )}
      </Stack>
    </Box>
  );
}
