// How far a value of a person is believed, by the kind of source that told it. The one place in which that is decided.

import type { ValueRank } from '#contract/said.ts';

/**
 * Sources that anybody's browser speaks through: what came with `identify` or a form that nobody has confirmed. Written so
 * that PostgreSQL reads it as well.
 */
export const browserSource = '^site:[0-9]+:(identify|form)$';
const spokenByBrowser = new RegExp(browserSource);

/** From the weakest. */
const valueRanks: readonly ValueRank[] = ['claim', 'told', 'confirmed'];

/**
 * Everything but a browser had to show something first: a provider its signature, an operator their login, a mailbox the mail
 * that reached it.
 */
export function rankValue({
  source,
  confidence,
}: {
  readonly source: string;
  readonly confidence: 'claim' | 'confirmed';
}): ValueRank {
  if (confidence === 'confirmed') return 'confirmed';
  return spokenByBrowser.test(source) ? 'claim' : 'told';
}

/** The greater, the more it is believed. */
export function weighRank(rank: ValueRank): number {
  return valueRanks.indexOf(rank);
}
