// The filters of the visit list as kept in the URL.

import type { ConsentState } from '#contract/report.ts';
import type { CompanyVerdict } from '#contract/verdict-report.ts';
import { type Period, periods } from '../../frame/period.ts';
import { oneOf, positiveInteger, shortText, withoutUndefined } from '../../frame/search-params.ts';
import { verdictValues } from '../visiting/visiting-search.ts';

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
  verdict?: CompanyVerdict;
  /** Of one company: its id, its domain or its name. */
  company?: number;
  companyDomain?: string;
  companyName?: string;
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
    verdict: oneOf(search['verdict'], verdictValues),
    company: positiveInteger(search['company']),
    companyDomain: shortText(search['companyDomain']),
    companyName: shortText(search['companyName']),
  });
}
