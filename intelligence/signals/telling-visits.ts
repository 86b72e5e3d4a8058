// Visits that say something about a wish to buy: not those of whoever only sought help, logged in or looked for work.

import type { LeadVisit } from './lead-facts.ts';

const silentKinds: readonly string[] = ['support', 'login', 'careers', 'legal'];

/** Oldest first. */
export function tellingVisits(visits: readonly LeadVisit[]): readonly LeadVisit[] {
  return visits
    .filter(({ pages }) => pages.some(({ kind }) => !silentKinds.includes(kind)))
    .sort((one, other) => one.atMs - other.atMs || (one.id < other.id ? -1 : 1));
}

/** Some of its pages are of these kinds. */
export function sawKinds({ pages }: LeadVisit, kinds: readonly string[]): boolean {
  return pages.some(({ kind }) => kinds.includes(kind));
}
