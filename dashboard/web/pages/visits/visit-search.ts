// The filters of the visit list as kept in the URL.

import type { ConsentState } from '#contract/report.ts';
import { type Period, periods } from '../../frame/period.ts';
import { oneOf, positiveInteger, shortText, withoutUndefined } from '../../frame/search-params.ts';

export const channelValues = [
  'direct',
  'search',
  'social',
  'email',
  'ai',
  'paid',
  'referral',
  'internal',
] as const;
export const deviceValues = ['desktop', 'mobile', 'tablet', 'tv', 'console', 'other'] as const;
export const consentValues: readonly ConsentState[] = ['granted', 'limited', 'denied'];
export const botValues = ['without', 'only', 'with'] as const;

export interface VisitSearch {
  period?: Period;
  channel?: string;
  country?: string;
  device?: string;
  path?: string;
  consent?: ConsentState;
  minPages?: number;
  bots?: (typeof botValues)[number];
}

/** Drops whatever is not a filter value. */
export function readVisitSearch(search: Record<string, unknown>): VisitSearch {
  return withoutUndefined({
    period: oneOf(search['period'], periods),
    channel: oneOf(search['channel'], channelValues),
    country: shortText(search['country'])?.slice(0, 2).toUpperCase(),
    device: oneOf(search['device'], deviceValues),
    path: shortText(search['path']),
    consent: oneOf(search['consent'], consentValues),
    minPages: positiveInteger(search['minPages']),
    bots: oneOf(search['bots'], botValues),
  });
}
