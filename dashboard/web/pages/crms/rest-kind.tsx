// Where one kind of record is in a REST API: drawn from what can be said of it.

import { Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RestKind, restCreateMethods, restShape, restUpdateMethods } from '#contract/rest-report.ts';
import { useWords } from '../../language/use-words.ts';
import type { RestForm } from './rest-mapping-form.ts';

interface RestKindProps {
  form: RestForm;
  kind: RestKind;
}

export function RestKindFields({ form, kind }: RestKindProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { fields, params, words: values, isRead } = restShape[kind];
  const at = `kinds.${kind}`;
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
        <TextInput
          label={t('rest.path')}
          description={t('rest.pathKindHint')}
          spellCheck={false}
          {...form.getInputProps(`${at}.path`)}
        />
        {!isRead && <WriteFields form={form} kind={kind} />}
        <TextInput label={t('rest.listAt')} spellCheck={false} {...form.getInputProps(`${at}.listAt`)} />
      </SimpleGrid>
      <Names
        form={form}
        at={`${at}.fields`}
        title={t('rest.fieldsOf')}
        names={fields}
        word={words.restField}
      />
      <Names
        form={form}
        at={`${at}.params`}
        title={t('rest.paramsOf')}
        names={params}
        word={words.restParam}
      />
      <Names form={form} at={`${at}.words`} title={t('rest.wordsOf')} names={values} word={words.restWord} />
    </Stack>
  );
}

function WriteFields({ form, kind }: RestKindProps) {
  const { t } = useTranslation();
  const at = `kinds.${kind}`;
  return (
    <>
      <TextInput
        label={t('rest.itemPath')}
        description={t('rest.itemPathHint')}
        spellCheck={false}
        {...form.getInputProps(`${at}.itemPath`)}
      />
      <Select
        label={t('rest.createMethod')}
        description={t('rest.createMethodHint')}
        allowDeselect={false}
        data={[...restCreateMethods]}
        {...form.getInputProps(`${at}.createMethod`)}
      />
      <Select
        label={t('rest.updateMethod')}
        description={t('rest.updateMethodHint')}
        allowDeselect={false}
        data={[...restUpdateMethods]}
        {...form.getInputProps(`${at}.updateMethod`)}
      />
      <TextInput
        label={t('rest.bodyAt')}
        description={t('rest.bodyAtHint')}
        spellCheck={false}
        {...form.getInputProps(`${at}.bodyAt`)}
      />
      <TextInput label={t('rest.recordAt')} spellCheck={false} {...form.getInputProps(`${at}.recordAt`)} />
    </>
  );
}

interface NamesProps {
  form: RestForm;
  at: string;
  title: string;
  names: readonly string[];
  word: (name: string) => string;
}

/** One line for each name. */
function Names({ form, at, title, names, word }: NamesProps) {
  if (names.length === 0) return null;
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <Text component="legend" fz="sm" fw={560} mb="xs">
        {title}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {names.map((name) => (
          <TextInput
            key={name}
            size="xs"
            label={word(name)}
            spellCheck={false}
            {...form.getInputProps(`${at}.${name}`)}
          />
        ))}
      </SimpleGrid>
    </fieldset>
  );
}
