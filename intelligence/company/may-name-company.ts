// Whether a company may be worked out for an event at all: the one place that reads consent for this purpose.

import { purposeBits } from '#contract/event-stages.ts';
import type { ConsentState } from '#contract/wire-format.ts';

/**
 * `purposes`: sum of `purposeBits`. `withoutConsent`: the site's operator has signed the assessment that allows it for
 * visitors who were not asked. Who refused is never resolved.
 */
export function mayNameCompany(consent: ConsentState, purposes: number, withoutConsent: boolean): boolean {
  if (consent === 'granted') return (purposes & purposeBits.company) !== 0;
  return consent === 'limited' && withoutConsent;
}
