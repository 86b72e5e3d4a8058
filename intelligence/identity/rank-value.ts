// How far a value of a person is believed, by the kind of source that told it. The one place in which that is decided.

import type { ValueRank } from '#contract/said.ts';

/**
 * Sources that anybody speaks through: what came with `identify` from a browser, a form that nobody has confirmed, or a mail, whose
 * sender anybody can write. Written so that PostgreSQL reads it as well.
 */
export const openSource = '^(site:[0-9]+:(identify|form)|mailbox|signature)$';
const isOpen = new RegExp(openSource);
/** A provider that was asked for somebody's address: `provider:NAME`. Nobody concerned has said it. */
export const lookedUpSource = '^provider:';
const isLookedUp = new RegExp(lookedUpSource);

/** What weighs more than 0 was said by more than a browser, and by somebody who has to do with the person. */
const weights: Readonly<Record<ValueRank, number>> = { looked_up: -1, claim: 0, told: 1, confirmed: 2 };

/** Everything else had to show something first: a provider its signature, an operator their login. */
export function rankValue({
  source,
  confidence,
}: {
  readonly source: string;
  readonly confidence: 'claim' | 'confirmed';
}): ValueRank {
  if (isLookedUp.test(source)) return 'looked_up';
  if (confidence === 'confirmed') return 'confirmed';
  return isOpen.test(source) ? 'claim' : 'told';
}

/** The greater, the more it is believed. */
export function weighRank(rank: ValueRank): number {
  return weights[rank];
}
