// One call of somebody else's client library in our words, before anything is decided about it.

import type { Site } from '#contract/site.ts';
import type { WireHints } from '#contract/wire-format.ts';
import { Refusal } from '../collector-parts.ts';
import type { RawEvent } from '../pick-event.ts';
import type { StatedConsent } from './stated-consent.ts';

/** Who calls, and whether with the site's secret key: only then address and time are believed. */
export interface Speaker {
  readonly site: Site;
  readonly isTrusted: boolean;
}

export interface DropInCall {
  /** 16 hex digits, '' when the call names nobody. */
  readonly visitor: string;
  readonly consent: StatedConsent;
  /** The visitor's address as stated; '' when none is. */
  readonly address: string;
  /** As stated; '' when none is. */
  readonly userAgent: string;
  readonly hints: WireHints;
  /** Whom the visitor is said to be beside what the event is about; '' when nobody. */
  readonly userId: string;
  readonly event: RawEvent;
}

/** What Segment's libraries send for "do not take the address". */
export const noAddress = '0.0.0.0';

/** How old the time of a call with the public key may be: Matomo's own limit for calls without a token, one day. */
export const publicAgeMsMax = 86_400_000;

export function needsSecret(what: string, how: string): Refusal {
  return new Refusal(401, 'needs_secret', `${what} is taken with the secret key of the site alone: ${how}.`);
}

/** Calls that one request may carry on: those of one visitor in one state, in the order in which they came. */
export function groupCalls(calls: readonly DropInCall[]): DropInCall[][] {
  const groups = new Map<string, DropInCall[]>();
  for (const call of calls) {
    const { visitor, consent, address, userAgent, hints } = call;
    const key = JSON.stringify([visitor, consent, address, userAgent, hints]);
    const group = groups.get(key);
    if (group) group.push(call);
    else groups.set(key, [call]);
  }
  return [...groups.values()];
}
