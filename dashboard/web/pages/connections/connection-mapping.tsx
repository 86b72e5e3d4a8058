// Which part of a payload means what: chosen from the newest one that came.

import { Alert, Autocomplete, Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { IconFileSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ConnectionRow,
  type LastPayload,
  type MappedField,
  mappedFields,
  mappedKinds,
  type PayloadMapping,
} from '#contract/connection-report.ts';
import { changeConnection, connectionsKey, readLastPayload } from '../../api/connection-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { PayloadValues } from './payload-values.tsx';

type Values = Record<MappedField, string> & { kind: string };

export function ConnectionMapping({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const [payload, setPayload] = useState<LastPayload | null>(null);
  const read = useDeed({ run: () => readLastPayload(connection.id), onDone: setPayload });
  return (
    <Section title={t('connections.mapping')} text={t('connections.mappingText')}>
      <Stack gap="md">
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconFileSearch size={15} aria-hidden />}
            loading={read.isPending}
            onClick={() => read.mutate()}
          >
            {t('connections.readPayload')}
          </Button>
        </Group>
        {payload && <ReadPayload payload={payload} />}
        <MappingForm connection={connection} known={payload?.values.map(({ path }) => path) ?? []} />
      </Stack>
    </Section>
  );
}

interface MappingFormProps {
  connection: ConnectionRow;
  /** Paths that the last payload has. */
  known: string[];
}

function MappingForm({ connection, known }: MappingFormProps) {
  const { t } = useTranslation();
  const { mapping } = connection.settings;
  const form = useForm<Values>({ initialValues: toValues(mapping) });
  const save = useDeed({
    run: (values: Values) => changeConnection(connection.id, { settings: { mapping: toMapping(values) } }),
    done: t('connections.mappingKept'),
    stale: [connectionsKey],
    quiet: true,
    onDone: () => form.resetDirty(),
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))} autoComplete="off">
      <Stack gap="md">
        <KindField value={form.values.kind} onChange={(kind) => form.setFieldValue('kind', kind)} />
        <PathFields form={form} known={known} />
        {save.error && (
          <Alert color="red" role="alert">
            {describeFailure(save.error, t)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty() && mapping !== undefined}>
            {t('frame.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function PathFields({ form, known }: { form: UseFormReturnType<Values>; known: string[] }) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      {mappedFields.map((field) => (
        <Autocomplete
          key={field}
          label={t(`connections.map_${field}`)}
          placeholder={placeholders[field] ?? ''}
          spellCheck={false}
          data={known}
          limit={100}
          maxLength={200}
          {...form.getInputProps(field)}
        />
      ))}
    </SimpleGrid>
  );
}

const placeholders: Partial<Record<MappedField, string>> = {
  email: 'contact.email',
  items: 'results',
  text: 'answers[0].value',
};

function KindField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Select
      maw={360}
      label={t('connections.mappedKind')}
      description={t('connections.mappedKindHint')}
      allowDeselect={false}
      data={mappedKinds.map((kind) => ({ value: kind, label: words.engagement(kind) }))}
      value={value}
      onChange={(chosen) => onChange(chosen ?? 'other')}
    />
  );
}

function ReadPayload({ payload }: { payload: LastPayload }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (payload.receivedAt === null) return <Alert color="gray">{t('connections.noPayload')}</Alert>;
  return (
    <div>
      <Text fz="sm" mb={6}>
        {t('connections.payloadOf', { when: format.dateTime(payload.receivedAt) })}
      </Text>
      <PayloadValues values={payload.values} />
    </div>
  );
}

function toValues(mapping: PayloadMapping | undefined): Values {
  const paths = mappedFields.map((field) => [field, mapping?.paths[field] ?? '']);
  return {
    ...(Object.fromEntries(paths) as Record<MappedField, string>),
    kind: mapping?.kind ?? 'form_answer',
  };
}

function toMapping({ kind, ...values }: Values): PayloadMapping {
  const chosen = mappedFields.filter((field) => values[field].trim() !== '');
  const paths = Object.fromEntries(chosen.map((field) => [field, values[field].trim()]));
  return { kind: mappedKinds.find((one) => one === kind) ?? 'other', paths };
}
