// A quick look before the long comparison of names: two that have no word which begins alike are never one company to a
// machine, and most pairs end here.

import type { NameFacts } from './name-facts.ts';

const letters = 3;

export function shareBeginning(
  { name: { tokens: some } }: NameFacts,
  { name: { tokens: others } }: NameFacts,
): boolean {
  return some.some((word) => others.some((other) => word.slice(0, letters) === other.slice(0, letters)));
}
