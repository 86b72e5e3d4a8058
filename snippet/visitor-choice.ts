// Holds what the visitor chose: browser signals first, then a remembered choice, then the site's default.

import type { ConsentState, WireConsent } from '../contract/wire-format.ts';
import { mayMeasure } from './consent-gate.ts';
import { consentCookie, readCookie, writeCookie } from './cookie-jar.ts';
import { handle } from './core.ts';
import { guard } from './guard.ts';
import { consentAttribute } from './own-script.ts';

let choice: WireConsent | undefined;

const browserRefusal = (navigator as Navigator & { globalPrivacyControl?: boolean }).globalPrivacyControl
  ? 'gpc'
  : navigator.doNotTrack === '1' && 'dnt';

export function currentConsent(): WireConsent {
  if (browserRefusal) return { state: 'denied', origin: browserRefusal };
  // A word that is no state opens nothing: gate and collector take it for `limited`.
  const state = (consentAttribute || handle.config?.consentDefault || 'limited') as ConsentState;
  return choice || handle.managed || { state, origin: 'default' };
}

/** The gate's word on measuring and keeping, as things stand. */
export const allowed = (): boolean => mayMeasure(currentConsent());

/**
 * Reads the one cookie that may be read in every state, since a refusal could not be kept otherwise. One that makes no
 * sense is no choice.
 */
export const recallChoice = guard(() => {
  const text = readCookie(consentCookie);
  if (text) choice = JSON.parse(decodeURIComponent(text)) as WireConsent;
});

/**
 * Takes a choice and remembers it; true when it says something new. Who allows something but not measuring has refused
 * measuring. A consent manager never overrides a visitor who opted out here.
 */
export function choose(wanted: WireConsent): boolean {
  const before = currentConsent();
  if (before.origin === 'opt-out' && wanted.origin !== 'api') return false;
  const state = wanted.purposes?.measure === false ? 'denied' : wanted.state;
  // The moment of a refusal would tell one visitor from all others for as long as it is remembered.
  const next = (
    state === 'granted' ? { at: Date.now(), ...wanted } : { state, origin: wanted.origin }
  ) as WireConsent;
  const gist = (of: WireConsent): string => JSON.stringify([of.state, of.version, of.purposes]);
  if (choice && gist(next) === gist(before)) return false;
  choice = next;
  // Refusals and consents alike are asked for again after six months.
  writeCookie(consentCookie, encodeURIComponent(JSON.stringify(next)), state === 'limited' ? 0 : 182);
  return true;
}
