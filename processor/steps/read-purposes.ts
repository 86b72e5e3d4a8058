// The purposes that a visitor allowed, as bits. Only `granted` allows any.

import { purposeBits } from '#contract/event-stages.ts';
import type { WireConsent } from '#contract/wire-format.ts';

export function readPurposes({ state, purposes }: WireConsent): number {
  if (state !== 'granted') return 0;
  if (purposes === undefined) return purposeBits.measure | purposeBits.company | purposeBits.person;
  return (
    (purposes.measure ? purposeBits.measure : 0) |
    (purposes.company ? purposeBits.company : 0) |
    (purposes.person ? purposeBits.person : 0)
  );
}
