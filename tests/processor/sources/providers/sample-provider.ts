// The settings of a provider as an administrator would write them.

import type { LookupProviderConfig } from '#contract/source-report.ts';

export function sampleProviderConfig(url: string): LookupProviderConfig {
  return {
    url,
    method: 'GET',
    headers: {},
    body: '',
    batchMax: 1,
    answersPath: '',
    paths: {
      address: '',
      name: 'company.name',
      domain: 'company.domain',
      country: 'geo[0].country',
      kind: 'company.type',
      confidence: 'score',
      range: 'net',
    },
    confidenceMin: 0,
    kinds: {},
    creditEndCodes: [402, 403, 429],
    missCodes: [404],
    timeoutMs: 5_000,
    licence: 'under contract',
  };
}
