// The fields of the form for a provider of paid look-ups, from and to what the API takes.

import type { LookedUpField, LookupProvider, LookupProviderConfig } from '#contract/source-report.ts';
import type { LookupProviderRequest } from '../../../api/outside-source-queries.ts';

const micros = 1_000_000;

export interface LookupValues {
  asks: 'companies' | 'persons';
  /** Of a provider that is asked about people; '' for what it does not say. */
  personPaths: Record<LookedUpField, string>;
  everyEmail: boolean;
  name: string;
  /** '' leaves the key that is kept. */
  key: string;
  url: string;
  method: 'GET' | 'POST';
  /** One `Name: value` a line. */
  headers: string;
  body: string;
  batchMax: number | string;
  answersPath: string;
  paths: LookupProviderConfig['paths'];
  confidenceMin: number | string;
  /** One `theirs = ours` a line. */
  kinds: string;
  /** In whole units of the currency. */
  price: number | string;
  budget: number | string;
  currency: string;
  licence: string;
}

const noPersonPaths: Record<LookedUpField, string> = {
  ...{ name: '', first_name: '', last_name: '', job_title: '', company: '', seniority: '' },
  ...{ department: '', phone: '', language: '', linkedin: '', x: '', website: '' },
};
/** In the order in which they are asked for. */
export const lookedUpFields = Object.keys(noPersonPaths) as LookedUpField[];
const noPaths = { address: '', name: '', domain: '', country: '', kind: '', confidence: '', range: '' };

const emptyValues: LookupValues = {
  ...{ name: '', key: '', url: '', method: 'GET', headers: '', body: '', batchMax: 1, answersPath: '' },
  ...{ asks: 'companies' as const, personPaths: noPersonPaths, everyEmail: false },
  ...{ paths: noPaths, confidenceMin: 0, kinds: '', price: '', budget: '', currency: 'EUR', licence: '' },
};

/** Null for a new provider. */
export function toLookupValues(provider: LookupProvider | null): LookupValues {
  if (provider === null) return emptyValues;
  const { name, url, method, body, batchMax, answersPath, paths, confidenceMin, currency, licence } =
    provider;
  return {
    ...{ name, key: '', url, method, body, batchMax, answersPath, paths, confidenceMin, currency, licence },
    asks: provider.asks ?? 'companies',
    personPaths: { ...noPersonPaths, ...provider.personPaths },
    everyEmail: provider.everyEmail ?? false,
    headers: writeLines(provider.headers, ': '),
    kinds: writeLines(provider.kinds, ' = '),
    price: provider.pricePerLookupMicros / micros,
    budget: provider.monthlyBudgetMicros / micros,
  };
}

/** All but name and key, which not every request takes. */
export function toLookupChange(values: LookupValues): Omit<Partial<LookupProviderRequest>, 'name'> {
  const { url, method, body, answersPath, paths, currency, licence, key } = values;
  return {
    ...{ method, answersPath, paths },
    ...(values.asks === 'persons' && { personPaths: values.personPaths, everyEmail: values.everyEmail }),
    url: url.trim(),
    body: method === 'POST' ? body : '',
    headers: readLines(values.headers, ':') ?? {},
    kinds: readLines(values.kinds, '=') ?? {},
    batchMax: Number(values.batchMax) || 1,
    confidenceMin: Number(values.confidenceMin) || 0,
    pricePerLookupMicros: Math.round(Number(values.price) * micros),
    monthlyBudgetMicros: Math.round(Number(values.budget) * micros),
    currency: currency.trim().toUpperCase(),
    ...(licence.trim() !== '' && { licence: licence.trim() }),
    ...(key.trim() !== '' && { key: key.trim() }),
  };
}

/** Undefined when a line lacks the sign between name and value. */
export function readLines(text: string, sign: ':' | '='): Record<string, string> | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => {
    const at = line.indexOf(sign);
    return at < 1 ? undefined : ([line.slice(0, at).trim(), line.slice(at + 1).trim()] as const);
  });
  const whole = pairs.filter((pair) => pair !== undefined);
  return whole.length === pairs.length ? Object.fromEntries(whole) : undefined;
}

function writeLines(values: Record<string, string>, between: string): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}${between}${value}`)
    .join('\n');
}
