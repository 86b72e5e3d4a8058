// How a REST API is described: as whom we go there, how its lists turn their pages, and where each kind of record is.

import { Accordion, Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { CrmRow } from '#contract/crm-report.ts';
import {
  type RestMapping as Mapping,
  type RestKind,
  restKinds,
  restProblem,
  restShape,
} from '#contract/rest-report.ts';
import { changeCrm, crmsKey } from '../../api/crm-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useWords } from '../../language/use-words.ts';
import { RestAuthFields, RestPagingFields } from './rest-access.tsx';
import { RestKindFields } from './rest-kind.tsx';
import type { RestForm } from './rest-mapping-form.ts';

export function RestMapping({ crm, mapping }: { crm: CrmRow; mapping: Mapping }) {
  const { t } = useTranslation();
  const form: RestForm = useForm<Mapping>({ initialValues: whole(mapping) });
  const save = useDeed({
    run: (rest: Mapping) => changeCrm(crm.id, { settings: { ...crm.settings, rest } }),
    done: t('frame.saved'),
    stale: [crmsKey, ['crm-fields', crm.id]],
    quiet: true,
    onDone: () => form.resetDirty(),
  });
  return (
    <Section title={t('rest.title')} text={t('rest.text')}>
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack gap="md" maw={720}>
          <RestAuthFields form={form} />
          <RestPagingFields form={form} />
          <Title order={3}>{t('rest.kinds')}</Title>
          <Text fz="sm" c="dimmed">
            {t('rest.pathHint')}
          </Text>
          <Accordion variant="contained" order={4} multiple>
            {restKinds.map((kind) => (
              <Accordion.Item key={kind} value={kind}>
                <Accordion.Control>
                  <KindState mapping={form.getValues()} kind={kind} />
                </Accordion.Control>
                <Accordion.Panel>
                  <RestKindFields form={form} kind={kind} />
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
          {save.error && (
            <Alert color="red" role="alert">
              {describeFailure(save.error, t)}
            </Alert>
          )}
          <Group>
            <Button type="submit" variant="default" loading={save.isPending} disabled={!form.isDirty()}>
              {t('frame.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

/** Whether the kind is written or read, and why it is not. */
function KindState({ mapping, kind }: { mapping: Mapping; kind: RestKind }) {
  const { t } = useTranslation();
  const words = useWords();
  const problem = restProblem(mapping, kind);
  const { isRead } = restShape[kind];
  const works = isRead ? t('rest.isRead') : t('rest.isWritten');
  const rests = isRead ? t('rest.isNotRead') : t('rest.isNotThere');
  return (
    <Group gap="xs" component="span">
      <Text span fz="sm" fw={560}>
        {words.restKind(kind)}
      </Text>
      <Badge
        color={problem === undefined ? 'green' : problem === 'no_path' ? 'gray' : 'yellow'}
        component="span"
      >
        {problem === undefined ? works : rests}
      </Badge>
      {problem !== undefined && (
        <Text span fz="xs" c="dimmed">
          {words.restProblem(problem)}
        </Text>
      )}
    </Group>
  );
}

/** With every name that the form shows, so that each input has a value. */
function whole(mapping: Mapping): Mapping {
  const named = (names: readonly string[], given: Record<string, string>) =>
    Object.fromEntries(names.map((name) => [name, given[name] ?? '']));
  const kinds = { ...mapping.kinds };
  for (const kind of restKinds) {
    const { fields, params, words } = restShape[kind];
    const given = mapping.kinds[kind];
    kinds[kind] = {
      ...given,
      fields: named(fields, given.fields),
      params: named(params, given.params),
      words: named(words, given.words),
    };
  }
  return { ...mapping, kinds };
}
