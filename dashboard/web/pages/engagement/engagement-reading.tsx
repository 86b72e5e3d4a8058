// How a file of engagement is read: its kind, its columns, its dates, and of a chat which names are ours. Guessed by the
// server, changed here. To read it again the file is needed, which only the tab that chose it still has.

import { Alert, MultiSelect, Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngagementImport } from '#contract/import-report.ts';
import {
  dateOrders,
  engagementFields,
  engagementFileKinds,
  type ImportReading,
  listActions,
} from '#contract/import-report.ts';
import { forgetEngagement } from '../../api/engagement-import-queries.ts';
import { Section } from '../../frame/section.tsx';
import { useWords } from '../../language/use-words.ts';
import { ColumnChoice } from '../imports/column-choice.tsx';
import { engagementFiles } from '../imports/kept-files.ts';
import { ReadFileAgain } from '../imports/read-file-again.tsx';
import { engagementFileTypes } from './choose-engagement-file.tsx';
import { useSendEngagement } from './use-send-engagement.ts';

const fieldValues = ['ignore', ...engagementFields] as const;
const dayChars = 10;
const minuteChars = 16;

export function EngagementReading({ run }: { run: EngagementImport }) {
  const { t } = useTranslation();
  const words = useWords();
  const [told, setTold] = useState<ImportReading>({});
  const tell = (more: ImportReading) => setTold({ ...told, ...more });
  return (
    <Section title={t('engagementImports.readingTitle')} text={t('engagementImports.readingText')}>
      {run.unsaid.length > 0 && (
        <Alert color="yellow" mb="md">
          {run.unsaid.map((fact) => (
            <Text key={fact} fz="sm">
              {t(`engagementImports.unsaid_${fact}`)}
            </Text>
          ))}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm" mb="md">
        {(told.kind ?? run.kind) === 'attendees' && <EventChoices run={run} told={told} tell={tell} />}
        <Choices run={run} told={told} tell={tell} />
      </SimpleGrid>
      <SimpleGrid component="ul" className="plain-list" cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
        {run.columns.map(({ header, field }) => (
          <ColumnChoice
            key={header}
            header={header}
            label={t('engagementImports.meaningOf', { header })}
            value={told.mapping?.[header] ?? field}
            data={fieldValues.map((value) => ({ value, label: words.fileField(value) }))}
            onChange={(chosen) => {
              const known = fieldValues.find((value) => value === chosen);
              if (known) tell({ mapping: { ...told.mapping, [header]: known } });
            }}
          />
        ))}
      </SimpleGrid>
      {Object.keys(told).length > 0 && <ReadAgain run={run} told={told} />}
    </Section>
  );
}

interface ChoicesProps {
  run: EngagementImport;
  told: ImportReading;
  tell: (more: ImportReading) => void;
}

function Choices({ run, told, tell }: ChoicesProps) {
  const { t } = useTranslation();
  const words = useWords();
  const isList = run.columns.length > 0;
  return (
    <>
      {isList && (
        <Select
          size="xs"
          label={t('engagementImports.kind')}
          allowDeselect={false}
          value={told.kind ?? run.kind}
          data={engagementFileKinds
            .filter((kind) => kind !== 'whatsapp' && kind !== 'messenger')
            .map((value) => ({ value, label: words.fileKind(value) }))}
          onChange={(value) => {
            const kind = engagementFileKinds.find((one) => one === value);
            if (kind) tell({ kind });
          }}
        />
      )}
      <Select
        size="xs"
        label={t('engagementImports.zone')}
        searchable
        limit={50}
        allowDeselect={false}
        value={told.zone ?? run.zone}
        data={[...new Set([run.zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
        onChange={(zone) => zone && tell({ zone })}
      />
      <Select
        size="xs"
        label={t('engagementImports.dates')}
        allowDeselect={false}
        value={told.dates ?? run.dates}
        data={dateOrders.map((value) => ({ value, label: t(`engagementImports.dates_${value}`) }))}
        onChange={(value) => {
          const dates = dateOrders.find((one) => one === value);
          if (dates) tell({ dates });
        }}
      />
      {isList && run.kind !== 'chat' && (
        <Select
          size="xs"
          label={t('engagementImports.action')}
          placeholder={t('engagementImports.actionByKind')}
          value={told.action ?? (run.action || null)}
          data={listActions.map((value) => ({ value, label: words.touch(value) }))}
          onChange={(value) => {
            const action = listActions.find((one) => one === value);
            if (action) tell({ action });
          }}
        />
      )}
      {isList && (
        <TextInput
          size="xs"
          type="date"
          label={t('engagementImports.day')}
          value={(told.dayMs === undefined ? run.day : new Date(told.dayMs).toISOString()).slice(0, dayChars)}
          onChange={(event) => {
            const dayMs = Date.parse(`${event.currentTarget.value}T00:00:00Z`);
            if (Number.isFinite(dayMs)) tell({ dayMs });
          }}
        />
      )}
      {run.speakers.length > 0 && (
        <MultiSelect
          size="xs"
          label={t('engagementImports.own')}
          description={t('engagementImports.ownHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={told.own ?? run.own}
          data={run.speakers}
          onChange={(own) => tell({ own })}
        />
      )}
    </>
  );
}

/** Of a list of attendees: what files seldom say. */
function EventChoices({ run, told, tell }: ChoicesProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        size="xs"
        label={t('engagementImports.eventName')}
        maxLength={300}
        value={told.eventName ?? run.eventName}
        onChange={(event) => tell({ eventName: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="datetime-local"
        label={t('engagementImports.eventAt')}
        value={(told.eventAt ?? run.eventAt).replace(' ', 'T').slice(0, minuteChars)}
        onChange={(event) => tell({ eventAt: event.currentTarget.value })}
      />
    </>
  );
}

/** What was said of this very file before stays said; what is left empty is not. */
function joinTold(run: EngagementImport, told: ImportReading): ImportReading {
  const { eventName = run.eventName, eventAt = run.eventAt, ...rest } = told;
  return {
    ...(run.own.length > 0 && { own: run.own }),
    ...rest,
    ...(eventName.trim() !== '' && { eventName: eventName.trim() }),
    ...(eventAt !== '' && { eventAt }),
  };
}

function ReadAgain({ run, told }: { run: EngagementImport; told: ImportReading }) {
  const { t } = useTranslation();
  const send = useSendEngagement({ replace: true });
  const statement = { site: run.siteId, origin: run.origin, basis: run.basis };
  return (
    <ReadFileAgain
      importId={run.id}
      files={engagementFiles}
      accept={engagementFileTypes}
      texts={{
        again: t('engagementImports.readAgain'),
        gone: t('engagementImports.fileGone'),
        choose: t('engagementImports.fileAgain'),
      }}
      isPending={send.isPending}
      error={send.error}
      onAgain={(file) =>
        send.mutate(
          { file, statement, reading: joinTold(run, told) },
          // The former preview is of no use any more; should it stay, it is forgotten by itself.
          { onSuccess: () => void forgetEngagement(run.id).catch(() => undefined) },
        )
      }
    />
  );
}
