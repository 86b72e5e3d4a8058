// What a condition of a rule of score may look at, how, and the closed lists of values that go with it.

import { useMemo } from 'react';
import type {
  EngagementFieldName,
  FitFieldName,
  ScoreConditionValue,
  ScoreHow,
} from '#contract/rule-report.ts';
import { useCountryChoices } from '../../frame/choice.tsx';
import { useWords } from '../../language/use-words.ts';
import { isNumeric } from './check-score-rules.ts';

export type ScoreField = ScoreConditionValue['field'];

export const engagementFields: readonly EngagementFieldName[] = [
  'path',
  'page_kind',
  'type',
  'action',
  'name',
  'target',
  'engaged_s',
  'scroll_percent',
  'channel',
  'campaign',
  'site',
];

export const fitFields: readonly FitFieldName[] = [
  'country',
  'province',
  'industry',
  'employees',
  'turnover',
  'status',
  'domain',
];

const textHows: readonly ScoreHow[] = ['is', 'is_not', 'begins', 'contains'];
const numberHows: readonly ScoreHow[] = ['at_least', 'at_most'];

export function scoreHowsOf(field: ScoreField): readonly ScoreHow[] {
  return isNumeric(field) ? numberHows : textHows;
}

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
const eventTypes = [
  'page_view',
  'page_leave',
  'click',
  'site_search',
  'form_submit',
  'form_left',
  'video',
  'track',
  'engagement',
];
const channels = ['direct', 'search', 'social', 'email', 'ai', 'paid', 'referral'];
const statuses = ['customer', 'prospect', 'lead', 'partner', 'supplier', 'competitor', 'former', 'other'];

/** The values of a field with their names; undefined where they are typed. */
export function useScoreChoices(field: ScoreField): { value: string; label: string }[] | undefined {
  const words = useWords();
  const countries = useCountryChoices();
  return useMemo(() => {
    const named = (values: readonly string[], name: (value: string) => string) =>
      values.map((value) => ({ value, label: name(value) }));
    switch (field) {
      case 'page_kind':
        return named(pageKinds, words.kind);
      case 'type':
        return named(eventTypes, words.event);
      case 'channel':
        return named(channels, words.channel);
      case 'status':
        return named(statuses, words.status);
      case 'country':
        return countries;
      default:
        return undefined;
    }
  }, [field, words, countries]);
}
