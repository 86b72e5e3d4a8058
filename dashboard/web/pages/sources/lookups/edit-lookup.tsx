// The dialog that sets up a provider of paid look-ups or changes one.

import { Accordion, Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LookupProvider } from '#contract/source-report.ts';
import { ApiFailure } from '../../../api/fetch-json.ts';
import { addLookupProvider, changeLookupProvider } from '../../../api/outside-source-queries.ts';
import { sourcesKey } from '../../../api/source-queries.ts';
import { describeFailure } from '../../../frame/describe-failure.ts';
import { useDeed } from '../../../frame/use-deed.ts';
import { AnswerFields } from './answer-fields.tsx';
import { AsksField } from './asks-field.tsx';
import { type LookupValues, toLookupChange } from './lookup-values.ts';
import { MoreFields } from './more-fields.tsx';
import { PersonAnswerFields } from './person-answer-fields.tsx';
import { PriceFields } from './price-fields.tsx';
import { QuestionFields } from './question-fields.tsx';
import { useLookupForm } from './use-lookup-form.ts';

export interface EditLookupProps {
  /** Null for a new one. */
  provider: LookupProvider | null;
  opened: boolean;
  onClose: () => void;
}

export function EditLookup({ provider, opened, onClose }: EditLookupProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={provider ? t('providers.changeOf', { provider: provider.name }) : t('providers.add')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <EditForm provider={provider} onClose={onClose} />
    </Modal>
  );
}

const keep = (provider: LookupProvider | null) => (values: LookupValues) =>
  provider
    ? changeLookupProvider(provider.name, toLookupChange(values))
    : addLookupProvider({ ...toLookupChange(values), name: values.name, asks: values.asks });

function EditForm({ provider, onClose }: Omit<EditLookupProps, 'opened'>) {
  const { t } = useTranslation();
  const form = useLookupForm(provider);
  const isAboutPersons = form.values.asks === 'persons';
  const save = useDeed({
    run: keep(provider),
    done: t(provider ? 'providers.changed' : 'providers.added'),
    stale: [sourcesKey],
    quiet: true,
    onDone: onClose,
  });
  const submit = form.onSubmit((values) =>
    save.mutate(values, {
      onError: (error) => error instanceof ApiFailure && form.setErrors(error.fields),
    }),
  );
  return (
    <form noValidate onSubmit={submit} autoComplete="off">
      <Stack gap="lg">
        {!provider && <AsksField form={form} />}
        <QuestionFields form={form} provider={provider} />
        {isAboutPersons ? <PersonAnswerFields form={form} /> : <AnswerFields form={form} />}
        <PriceFields form={form} />
        {!isAboutPersons && (
          <Accordion variant="contained" order={3}>
            <Accordion.Item value="more">
              <Accordion.Control>{t('providers.more')}</Accordion.Control>
              <Accordion.Panel>
                <MoreFields form={form} />
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
        )}
        {save.error && (
          <Alert color="red" role="alert">
            {describeFailure(save.error, t)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t(provider ? 'providers.save' : 'providers.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
