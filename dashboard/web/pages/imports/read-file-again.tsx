// Reads the file of a preview once more in another way, for every kind of import. The file is needed for it, which only the tab that
// chose it still has.

import { Alert, Button, FileButton, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../../frame/describe-failure.ts';
import type { FileKeeper } from './kept-files.ts';

export interface ReadFileAgainProps {
  importId: number;
  files: FileKeeper;
  accept: string;
  texts: { again: string; gone: string; choose: string };
  isPending: boolean;
  error: Error | null;
  /** What is to be known of the file that was chosen; '' for nothing. */
  note?: (file: File) => string;
  onAgain: (file: File) => void;
}

export function ReadFileAgain(props: ReadFileAgainProps) {
  const { importId, files, accept, texts, isPending, error, note, onAgain } = props;
  const { t } = useTranslation();
  const [file, setFile] = useState(() => files.find(importId));
  const take = (chosen: File | null) => {
    if (!chosen) return;
    files.keep(importId, chosen);
    setFile(chosen);
  };
  const said = file && note ? note(file) : '';
  return (
    <>
      {error && (
        <Alert color="red" role="alert" mt="md">
          {describeFailure(error, t)}
        </Alert>
      )}
      <Group mt="md" gap="sm">
        {file ? (
          <Button loading={isPending} onClick={() => onAgain(file)}>
            {texts.again}
          </Button>
        ) : (
          <>
            <Text fz="sm">{texts.gone}</Text>
            <FileButton accept={accept} onChange={take}>
              {(button) => (
                <Button variant="default" {...button}>
                  {texts.choose}
                </Button>
              )}
            </FileButton>
          </>
        )}
        {said !== '' && <Text fz="sm">{said}</Text>}
      </Group>
    </>
  );
}
