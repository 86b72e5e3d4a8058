// Asks a provider for one address and shows what was understood of its answer.

import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookupProvider } from '#contract/source-report.ts';
import { testLookupProvider } from '../../../api/outside-source-queries.ts';
import { sourcesKey } from '../../../api/source-queries.ts';
import { describeFailure } from '../../../frame/describe-failure.ts';
import { useDeed } from '../../../frame/use-deed.ts';
import { TrialResult } from '../trial-result.tsx';
import { Understood, UnderstoodPerson } from './understood.tsx';
import { useMoney } from './use-money.ts';

export function TestLookup({ provider }: { provider: LookupProvider }) {
  const { t } = useTranslation();
  const [opened, open] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={open.open}>
        {t('providers.test')}
      </Button>
      <Modal
        opened={opened}
        onClose={open.close}
        title={t('providers.testOf', { provider: provider.name })}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <TestForm provider={provider} />
      </Modal>
    </>
  );
}

function TestForm({ provider }: { provider: LookupProvider }) {
  const { t } = useTranslation();
  const money = useMoney();
  const isAboutPersons = provider.asks === 'persons';
  const [address, setAddress] = useState('');
  const test = useDeed({
    run: () =>
      testLookupProvider(
        provider.name,
        isAboutPersons ? { email: address.trim() } : { address: address.trim() },
      ),
    stale: [sourcesKey],
    quiet: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() !== '') test.mutate();
  };
  const price = money(provider.pricePerLookupMicros, provider.currency);
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Text fz="sm">
          {t(isAboutPersons ? 'providers.testPersonText' : 'providers.testText', { price })}
        </Text>
        <TextInput
          data-autofocus
          label={t(isAboutPersons ? 'providers.email' : 'providers.address')}
          placeholder={t(isAboutPersons ? 'providers.emailPlaceholder' : 'providers.addressPlaceholder')}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        {test.error && (
          <Alert color="red" role="alert">
            {describeFailure(test.error, t)}
          </Alert>
        )}
        {test.data && <TrialResult trial={test.data} />}
        {test.data?.answer && <Understood answer={test.data.answer} />}
        {test.data?.person && <UnderstoodPerson person={test.data.person} />}
        <Group justify="flex-end">
          <Button type="submit" loading={test.isPending} disabled={address.trim() === ''}>
            {t('providers.ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
