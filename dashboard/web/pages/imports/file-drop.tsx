// The place where a file is dropped or chosen, for every kind of import.

import { Alert, Box, Button, FileButton, Group, Loader, Stack, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../../frame/describe-failure.ts';

/** As the server takes it. */
const fileBytesMax = 50_000_000;

export interface FileDropProps {
  texts: { title: string; hint: string; choose: string; sending: string; tooLarge: string };
  accept: string;
  icon: Icon;
  /** Something must be said first. */
  isClosed?: boolean;
  isPending: boolean;
  error: Error | null;
  onFile: (file: File) => void;
}

export function FileDrop(props: FileDropProps) {
  const { texts, accept, icon: DropIcon, isClosed = false, isPending, error, onFile } = props;
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [isTooLarge, setTooLarge] = useState(false);
  const take = (file: File | null | undefined) => {
    if (!file || isClosed) return;
    setTooLarge(file.size > fileBytesMax);
    if (file.size <= fileBytesMax) onFile(file);
  };
  const hold = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  const fault = isTooLarge ? texts.tooLarge : error && describeFailure(error, t);
  return (
    <Box
      component="section"
      aria-label={texts.title}
      className="panel drop-place"
      data-over={(over && !isClosed) || undefined}
      onDragOver={hold(true)}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        hold(false)(event);
        take(event.dataTransfer.files[0]);
      }}
    >
      <Stack align="center" gap="xs" py="xl" px="md">
        <DropIcon size={34} stroke={1.4} aria-hidden />
        <Text fw={600}>{texts.title}</Text>
        <Text fz="sm" c="dimmed" ta="center" maw={520}>
          {texts.hint}
        </Text>
        {fault && (
          <Alert color="red" role="alert">
            {fault}
          </Alert>
        )}
        {isPending ? (
          <Group gap="xs" role="status">
            <Loader size="sm" /> <Text fz="sm">{texts.sending}</Text>
          </Group>
        ) : (
          <FileButton accept={accept} onChange={take}>
            {(button) => (
              <Button disabled={isClosed} {...button}>
                {texts.choose}
              </Button>
            )}
          </FileButton>
        )}
      </Stack>
    </Box>
  );
}
