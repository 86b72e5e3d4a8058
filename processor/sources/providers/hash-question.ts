// Names what a provider is asked and how its answers are read: with other settings, what was kept says nothing.

import { createHash } from 'node:crypto';
import type { LookupProviderConfig } from '#contract/source-report.ts';

/** Short hexadecimal text; the same for the same question. Prices, limits and licence do not change it. */
export function hashQuestion(config: LookupProviderConfig): string {
  const { url, method, body, answersPath, paths, confidenceMin } = config;
  const sortedPaths = Object.entries(paths).sort();
  const kinds = Object.entries(config.kinds).sort();
  const missCodes = config.missCodes.toSorted((one, other) => one - other);
  const question: unknown[] = [url, method, body, answersPath, sortedPaths, confidenceMin, kinds, missCodes];
  // Not among the rest: what was kept before people could be asked about stays known.
  if (config.asks === 'persons')
    question.push(Object.entries(config.personPaths ?? {}).sort(), String(config.everyEmail === true));
  return createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 16);
}
