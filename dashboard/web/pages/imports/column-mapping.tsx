// What each column of a file means: guessed by the server, changed here. To read it again the file is needed, which only
// the tab that chose it still has.

import { SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyImport } from '#contract/company-report.ts';
import { forgetImport } from '../../api/import-queries.ts';
import { Section } from '../../frame/section.tsx';
import { useWords } from '../../language/use-words.ts';
import { listFiles } from './choose-file.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { fieldValues } from './field-values.ts';
import { companyFiles } from './kept-files.ts';
import { ReadFileAgain } from './read-file-again.tsx';
import { useSendFile } from './use-send-file.ts';

const separators = {
  ',': 'separatorComma',
  ';': 'separatorSemicolon',
  '\t': 'separatorTab',
  '|': 'separatorBar',
} as const;

export function ColumnMapping({ run }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const words = useWords();
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
          <ColumnChoice
            key={header}
            header={header}
            label={t('imports.meaningOf', { header })}
            value={mapping[header] ?? 'ignore'}
            data={fieldValues[run.kind].map((value) => ({ value, label: words.field(value) }))}
            onChange={(field) => setMapping({ ...mapping, [header]: field })}
          />
        ))}
      </SimpleGrid>
      {isChanged && <ReadAgain run={run} mapping={mapping} />}
    </Section>
  );
}

function ReadAgain({ run, mapping }: { run: CompanyImport; mapping: Record<string, string> }) {
  const { t } = useTranslation();
  const send = useSendFile({ replace: true });
  return (
    <ReadFileAgain
      importId={run.id}
      files={companyFiles}
      accept={listFiles}
      texts={{
        again: t('imports.readAgain'),
        gone: t('imports.fileGone'),
        choose: t('imports.fileAgain'),
      }}
      isPending={send.isPending}
      error={send.error}
      note={({ name }) => (name === run.fileName ? '' : t('imports.otherFile', { name }))}
      onAgain={(file) =>
        send.mutate(
          { file, mapping, kind: run.kind },
          // The former preview is of no use any more; should it stay, it is forgotten by itself.
          { onSuccess: () => void forgetImport(run.id).catch(() => undefined) },
        )
      }
    />
  );
}
