// What decisions ask of all sources, and the questions that may leave the machine: asked for the addresses of one write
// together, and only where what is free leaves something open.

import { reverseDnsId } from '#contract/look-up-statements.ts';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import type { Site } from '#contract/site.ts';
import { mayNameCompany } from '#intelligence/company/may-name-company.ts';
import type { Trace } from '#intelligence/company/resolution.ts';
import { type ParsedAddress, parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import type { CompanySources } from '../sources/company-sources.ts';
import { readPurposes } from '../steps/read-purposes.ts';

/** What a decision is made from. */
export type AskedSources = Pick<CompanySources, 'statements' | 'ptrOf' | 'revision'>;

/** Longest that one write waits for answers from outside; later ones are there for the next visit. */
const deadlineMs = 300;

/** Only addresses of which a company may be named at all leave the machine. `isWorthPaying`: as `sources.prepare` has it. */
export function prepareBatches(
  sources: Pick<CompanySources, 'prepare'>,
  sites: { byId(id: number): Site | undefined },
  batches: readonly QueuedBatch[],
  isWorthPaying?: (address: ParsedAddress) => boolean,
): Promise<void> {
  const addresses = new Map<string, ParsedAddress>();
  for (const { requests } of batches) {
    for (const { address: text, siteId, consent } of requests) {
      if (text === '' || addresses.has(text)) continue;
      const withoutConsent = sites.byId(siteId)?.companyWithoutConsent != null;
      if (!mayNameCompany(consent.state, readPurposes(consent), withoutConsent)) continue;
      const address = parseClientAddress(text);
      if (address !== undefined && !address.isBogon) addresses.set(text, address);
    }
  }
  if (addresses.size === 0) return Promise.resolve();
  return sources.prepare([...addresses.values()], deadlineMs, isWorthPaying);
}

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

/** Whether one of the data sets that `before` names is in use no more because somebody has switched it off or purged it. */
export function hasLostSource(before: string, now: string, isOff: (dataset: string) => boolean): boolean {
  const left = new Set(now.split('\n').map(idOfLine));
  return before.split('\n').some((line) => !left.has(idOfLine(line)) && isOff(idOfLine(line)));
}

/** Day and sum stand behind it; the name of a file may hold spaces. */
function idOfLine(line: string): string {
  return line.split(' ').slice(0, -2).join(' ');
}

/** What was confirmed before is not used while it is switched off. */
export function isReverseDnsOn(sources: Pick<CompanySources, 'datasets'>): boolean {
  return sources.datasets().some(({ id, isOn }) => id === reverseDnsId && isOn);
}
