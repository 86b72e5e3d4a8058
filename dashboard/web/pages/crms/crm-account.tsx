// Where a CRM is and as whom Fiuto goes there: tested, changed, and what was found.

import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { CrmChange, CrmKindRow, CrmRow, CrmTrial } from '#contract/crm-report.ts';
import { changeCrm, crmsKey, testCrm } from '../../api/crm-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { AccountFields, type AccountValues, credentialsOf, isAddress } from './account-fields.tsx';
import { ConfirmHostKey } from './confirm-host-key.tsx';
import { FaultText } from './crm-fault.tsx';
import { RestFound } from './rest-found.tsx';

export function CrmAccount({ crm, kind }: { crm: CrmRow; kind: CrmKindRow }) {
  const { t } = useTranslation();
  return (
    <Section title={t('crms.account')} text={t('crms.accountText')}>
      <Stack gap="md" maw={560}>
        <TestCrm crm={crm} />
        <AccountForm crm={crm} kind={kind} />
      </Stack>
    </Section>
  );
}

function TestCrm({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const test = useDeed({ run: () => testCrm(crm.id), stale: [crmsKey] });
  return (
    <Stack gap="xs">
      <Group>
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
          {t('crms.test')}
        </Button>
      </Group>
      <div aria-live="polite">{test.data && <Trial trial={test.data} crm={crm} />}</div>
    </Stack>
  );
}

function Trial({ trial, crm }: { trial: CrmTrial; crm: CrmRow }) {
  const { works, account, missing, found, reason, detail } = trial;
  const { t } = useTranslation();
  if (reason !== '')
    return (
      <Alert color="red" title={t('crms.testFails')}>
        <FaultText reason={reason} detail={detail} />
        {reason === 'host_key_unknown' && <ConfirmHostKey crm={crm} hostKey={detail} />}
      </Alert>
    );
  return (
    <Alert color={works ? 'green' : 'yellow'} title={t(works ? 'crms.testWorks' : 'crms.testMisses')}>
      {account !== '' && (
        <Text fz="sm">
          <bdi>{t('crms.testAccount', { account })}</bdi>
        </Text>
      )}
      {found.length > 0 && <RestFound found={found} />}
      {found.length === 0 && missing.length > 0 && (
        <List fz="sm">
          {missing.map((one) => (
            <List.Item key={one}>
              <bdi>{one}</bdi>
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

function AccountForm({ crm, kind }: { crm: CrmRow; kind: CrmKindRow }) {
  const { t } = useTranslation();
  const form = useForm<AccountValues>({
    initialValues: { name: crm.name, baseUrl: crm.baseUrl, ...noCredentials },
    validate: {
      name: (value) => (value.trim() === '' ? t('crms.missing') : null),
      baseUrl: (value) =>
        isAddress(kind, value) ? null : t('crms.addressMissing', { start: kind.addressStarts[0] }),
      // They are kept together: whoever changes one types all.
      ...Object.fromEntries(
        kind.credentials.map(({ name, isOptional }) => [
          name,
          (value: string, all: AccountValues) =>
            !isOptional && value.trim() === '' && isTyped(all) ? t('crms.typeAll') : null,
        ]),
      ),
    },
  });
  const save = useDeed({
    run: (body: CrmChange) => changeCrm(crm.id, body),
    done: t('frame.saved'),
    stale: [crmsKey, ['crm-fields', crm.id]],
    quiet: true,
    onDone: () => {
      form.setValues(noCredentials);
      form.resetDirty();
    },
  });
  const submit = form.onSubmit((values) => {
    const { name, baseUrl } = values;
    save.mutate({
      ...{ name: name.trim(), baseUrl: baseUrl.trim() },
      ...(isTyped(values) && { credentials: credentialsOf(values) }),
    });
  });
  return (
    <form noValidate onSubmit={submit} autoComplete="off">
      <Stack gap="md">
        <AccountFields kind={kind} form={form} isKept />
        <Text fz="xs" c="dimmed">
          {t('crms.secretIsKept')}
        </Text>
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
  );
}

const noCredentials = { secret: '', user: '', database: '', refreshToken: '' };

function isTyped({ secret, user, database, refreshToken }: AccountValues): boolean {
  return [secret, user, database, refreshToken].some((text) => text.trim() !== '');
}
