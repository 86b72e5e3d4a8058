// As whom we go to a REST API, how its lists turn their pages, how it writes moments, and how often it may be asked.

import { NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { restAuthKinds, restPagingKinds, restTimes } from '#contract/rest-report.ts';
import type { RestForm } from './rest-mapping-form.ts';

export function RestAuthFields({ form }: { form: RestForm }) {
  const { t } = useTranslation();
  const { kind } = form.getValues().auth;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
      <Select
        label={t('rest.auth')}
        description={t('rest.authHint')}
        allowDeselect={false}
        data={restAuthKinds.map((value) => ({ value, label: t(`rest.auth_${value}`) }))}
        {...form.getInputProps('auth.kind')}
      />
      {kind === 'header' && (
        <TextInput
          label={t('rest.headerName')}
          spellCheck={false}
          {...form.getInputProps('auth.headerName')}
        />
      )}
      {kind === 'oauth' && (
        <>
          <TextInput
            label={t('rest.tokenUrl')}
            description={t('rest.tokenUrlHint')}
            spellCheck={false}
            {...form.getInputProps('auth.tokenUrl')}
          />
          <TextInput label={t('rest.scope')} spellCheck={false} {...form.getInputProps('auth.scope')} />
        </>
      )}
    </SimpleGrid>
  );
}

export function RestPagingFields({ form }: { form: RestForm }) {
  const { t } = useTranslation();
  const { kind } = form.getValues().paging;
  const isCounted = kind === 'page' || kind === 'offset';
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
      <Select
        label={t('rest.paging')}
        allowDeselect={false}
        data={restPagingKinds.map((value) => ({ value, label: t(`rest.paging_${value}`) }))}
        {...form.getInputProps('paging.kind')}
      />
      {(isCounted || kind === 'cursor') && (
        <TextInput label={t('rest.pagingParam')} spellCheck={false} {...form.getInputProps('paging.param')} />
      )}
      {kind === 'cursor' && (
        <TextInput label={t('rest.cursorAt')} spellCheck={false} {...form.getInputProps('paging.cursorAt')} />
      )}
      {kind === 'page' && (
        <NumberInput label={t('rest.first')} min={0} max={1} {...form.getInputProps('paging.first')} />
      )}
      {kind !== 'none' && (
        <>
          <TextInput
            label={t('rest.sizeParam')}
            spellCheck={false}
            {...form.getInputProps('paging.sizeParam')}
          />
          <NumberInput
            label={t('rest.size')}
            min={1}
            max={1_000}
            allowDecimal={false}
            {...form.getInputProps('paging.size')}
          />
        </>
      )}
      <Select
        label={t('rest.timeFormat')}
        allowDeselect={false}
        data={restTimes.map((value) => ({ value, label: t(`rest.time_${value}`) }))}
        {...form.getInputProps('timeFormat')}
      />
      <NumberInput
        label={t('rest.callsPerSecond')}
        min={1}
        max={1_000}
        allowDecimal={false}
        {...form.getInputProps('callsPerSecond')}
      />
    </SimpleGrid>
  );
}
