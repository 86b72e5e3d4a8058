// The form for a provider of paid look-ups: what is told at once, before the server has to say it.

import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { LookupProvider } from '#contract/source-report.ts';
import { type LookupValues, readLines, toLookupValues } from './lookup-values.ts';

export type LookupForm = UseFormReturnType<LookupValues>;

/** Null for a new provider. */
export function useLookupForm(provider: LookupProvider | null): LookupForm {
  const { t } = useTranslation();
  return useForm<LookupValues>({
    initialValues: toLookupValues(provider),
    validate: {
      name: (value) => (/^[a-z0-9][a-z0-9-]{0,31}$/.test(value) ? null : t('providers.nameFault')),
      url: (value, { body, method, asks }) => {
        if (!/^https?:\/\/\S+$/.test(value.trim())) return t('providers.urlFault');
        const asked = value + (method === 'POST' ? body : '');
        if (asks === 'persons') return asked.includes('{email}') ? null : t('providers.urlAsksNobody');
        return /\{ips?\}/.test(asked) ? null : t('providers.urlAsksNothing');
      },
      headers: (value) => (readLines(value, ':') ? null : t('providers.headersFault')),
      kinds: (value) => (readLines(value, '=') ? null : t('providers.kindsFault')),
      paths: {
        name: (value, { paths, asks }) =>
          value || paths.domain || asks === 'persons' ? null : t('providers.pathsMissing'),
      },
      personPaths: {
        name: (_value, { personPaths, asks }) =>
          asks === 'companies' || Object.values(personPaths).some((path) => path !== '')
            ? null
            : t('providers.personPathsMissing'),
      },
      price: (value) => (Number(value) > 0 ? null : t('providers.priceFault')),
      budget: (value) => (value === '' ? t('providers.budgetMissing') : null),
      currency: (value) => (/^([A-Za-z]{3})?$/.test(value.trim()) ? null : t('providers.currencyFault')),
    },
  });
}
