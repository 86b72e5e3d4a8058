// What each column of a file means: guessed by the server, changed here. To read it again the file is needed, which only
// the tab that chose it still has.

import { Alert, Button, FileButton, Group, Select, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyImport } from '#contract/company-report.ts';
import { forgetImport } from '../../api/import-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useWords } from '../../language/use-words.ts';
import { fieldValues } from './field-values.ts';
import { findFile, keepFile } from './kept-files.ts';
import { useSendFile } from './use-send-file.ts';

const separators = {
  ',': 'separatorComma',
  ';': 'separatorSemicolon',
  '\t': 'separatorTab',
  '|': 'separatorBar',
} as const;

export function ColumnMapping({ run }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const [mapping, setMapping] = useState(() =>
    Object.fromEntries(run.columns.map(({ header, field }) => [header, field])),
  );
  const isChanged = run.columns.some(({ header, field }) => mapping[header] !== field);
  const separator = separators[run.separator as keyof typeof separators];
  const layout = t('imports.columnsLayout', {
    encoding: run.encoding.toUpperCase(),
    separator: separator ? t(`imports.${separator}`) : run.separator,
  });
  return (
    <Section title={t('imports.columnsTitle')} text={t('imports.columnsText')}>
      <Text fz="xs" c="dimmed" mb="sm">
        {layout}
      </Text>
      <SimpleGrid component="ul" className="plain-list" cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
        {run.columns.map(({ header }) => (
          <Column
            key={header}
            header={header}
            field={mapping[header] ?? 'ignore'}
            onChange={(field) => setMapping({ ...mapping, [header]: field })}
          />
        ))}
      </SimpleGrid>
      {isChanged && <ReadAgain run={run} mapping={mapping} />}
    </Section>
  );
}

interface ColumnProps {
  header: string;
  field: string;
  onChange: (field: string) => void;
}

function Column({ header, field, onChange }: ColumnProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <li>
      <OutsideText value={header} fz="sm" fw={550} />
      <Select
        size="xs"
        mt={2}
        searchable
        allowDeselect={false}
        aria-label={t('imports.meaningOf', { header })}
        value={field}
        data={fieldValues.map((value) => ({ value, label: words.field(value) }))}
        onChange={(chosen) => onChange(chosen ?? field)}
      />
    </li>
  );
}

function ReadAgain({ run, mapping }: { run: CompanyImport; mapping: Record<string, string> }) {
  const { t } = useTranslation();
  const [file, setFile] = useState(() => findFile(run.id));
  const send = useSendFile({ replace: true });
  const again = (chosen: File) =>
    send.mutate(
      { file: chosen, mapping },
      // The former preview is of no use any more; should it stay, it is forgotten by itself.
      { onSuccess: () => void forgetImport(run.id).catch(() => undefined) },
    );
  const take = (chosen: File | null) => {
    if (!chosen) return;
    keepFile(run.id, chosen);
    setFile(chosen);
  };
  return (
    <>
      {send.error && (
        <Alert color="red" role="alert" mt="md">
          {describeFailure(send.error, t)}
        </Alert>
      )}
      <Group mt="md" gap="sm">
        {file ? (
          <Button loading={send.isPending} onClick={() => again(file)}>
            {t('imports.readAgain')}
          </Button>
        ) : (
          <>
            <Text fz="sm">{t('imports.fileGone')}</Text>
            <FileButton accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={take}>
              {(props) => (
                <Button variant="default" {...props}>
                  {t('imports.fileAgain')}
                </Button>
              )}
            </FileButton>
          </>
        )}
        {file && file.name !== run.fileName && (
          <Text fz="sm">{t('imports.otherFile', { name: file.name })}</Text>
        )}
      </Group>
    </>
  );
}
