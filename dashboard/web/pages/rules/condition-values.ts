// What a condition may look at, how, and the closed lists of values that go with it.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerdictConditionValue, VerdictFieldName, VerdictName } from '#contract/rule-report.ts';
import { useCountryChoices } from '../../frame/choice.tsx';
import { useWords } from '../../language/use-words.ts';

export const verdictNames: readonly VerdictName[] = [
  'known',
  'prospect',
  'accidental',
  'partner',
  'supplier',
  'competitor',
  'candidate',
  'staff',
];

export const conditionFields: readonly VerdictFieldName[] = [
  'is_own',
  'is_bot',
  'is_known',
  'status',
  'band',
  'kind',
  'reason',
  'country',
  'domain',
  'company',
  'pages',
];

const bandValues = ['verified', 'high', 'medium', 'low', 'none'];
const statuses = ['customer', 'prospect', 'lead', 'partner', 'supplier', 'competitor', 'former', 'other'];
const pageKinds = [
  'product',
  'price',
  'quote',
  'documentation',
  'support',
  'careers',
  'login',
  'legal',
  'other',
];
const hidingKinds = ['bot', 'bogon', 'hosting', 'vpn', 'tor', 'proxy', 'relay', 'shared_gateway', 'mobile'];
const sharedKinds = ['satellite', 'residential', 'isp_pool', 'infrastructure', 'public_access'];
const networkKinds = [...hidingKinds, ...sharedKinds, 'enterprise', 'education', 'government', 'unknown'];
const otherReasons = ['person', 'ambiguous', 'no_data', 'suppressed', 'not_allowed'];
const noneReasons = [...hidingKinds, ...sharedKinds, ...otherReasons];

/** `only` is for pages. */
export function howsOf(field: VerdictFieldName): VerdictConditionValue['how'][] {
  return field === 'pages' ? ['is', 'is_not', 'only'] : ['is', 'is_not'];
}

export interface ValueChoice {
  value: string;
  label: string;
}

/** The values of a field with their names; undefined where they are typed or chosen otherwise. */
export function useValueChoices(field: VerdictFieldName): ValueChoice[] | undefined {
  const { t } = useTranslation();
  const words = useWords();
  const countries = useCountryChoices();
  return useMemo(() => {
    const named = (values: readonly string[], name: (value: string) => string) =>
      values.map((value) => ({ value, label: name(value) }));
    switch (field) {
      case 'is_own':
      case 'is_bot':
      case 'is_known':
        return named(['yes', 'no'], (value) => t(value === 'yes' ? 'frame.yes' : 'frame.no'));
      case 'status':
        return named(statuses, words.status);
      case 'band':
        return named(bandValues, words.band);
      case 'kind':
        return named(networkKinds, words.net);
      case 'reason':
        return named(noneReasons, (value) =>
          otherReasons.includes(value) ? words.why(value) : words.net(value),
        );
      case 'country':
        return countries;
      case 'pages':
        return named(pageKinds, words.kind);
      case 'domain':
      case 'company':
        return undefined;
    }
  }, [field, t, words, countries]);
}
