// What decisions ask of all sources, and when what was decided may be another: which addresses a paid look-up may help with,
// and which data sets are in use.

import { reverseDnsId } from '#contract/look-up-statements.ts';
import type { Trace } from '#intelligence/company/resolution.ts';
import type { CompanySources } from '../sources/company-sources.ts';

/** What a decision is made from. */
export type AskedSources = Pick<CompanySources, 'statements' | 'ptrOf' | 'revision'>;

/** A network that may be a company's and of which nobody is sure: there a paid look-up may help. */
export function isLeftOpen({ band, kind, reason }: Trace): boolean {
  if (band === 'verified' || band === 'high' || reason === 'suppressed') return false;
  return kind === 'enterprise' || kind === 'unknown' || kind === 'education' || kind === 'government';
}

/**
 * Names the data sets in use: when it is another text, decisions may be other ones. Undefined while files are still being
 * measured.
 */
export function fingerprintOf(sources: Pick<CompanySources, 'datasets'>): string | undefined {
  const used = sources
    .datasets()
    .filter(({ isOn, health, kind }) => isOn && health !== 'missing' && kind !== 'companies');
  if (used.some(({ kind, sha256, health }) => kind === 'mmdb' && sha256 === '' && health === 'ok'))
    return undefined;
  return used
    .map(({ id, date, sha256 }) => `${id} ${date} ${sha256}`)
    .sort()
    .join('\n');
}

/** What was confirmed before is not used while it is switched off. */
export function isReverseDnsOn(sources: Pick<CompanySources, 'datasets'>): boolean {
  return sources.datasets().some(({ id, isOn }) => id === reverseDnsId && isOn);
}
