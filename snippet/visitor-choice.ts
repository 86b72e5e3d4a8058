// Holds what the visitor chose: browser signals first, then a remembered choice, then the site's default.

import type { ConsentState, SnippetConfig, WireConsent } from '../contract/wire-format.ts';
import { consentCookie, readCookie, visitorCookie, writeCookie } from './cookie-jar.ts';
import { handle } from './core.ts';

let choice: WireConsent | undefined;
let defaultState: ConsentState = 'limited';

const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
const browserRefusal = globalPrivacyControl ? 'gpc' : doNotTrack === '1' && 'dnt';

export function currentConsent(): WireConsent {
  return browserRefusal
    ? { state: 'denied', origin: browserRefusal }
    : choice || { state: defaultState, origin: 'default' };
}

/** Reads the one cookie that may be read in every state, since a refusal could not be kept otherwise. */
export function recallChoice(): void {
  const text = readCookie(consentCookie);
  if (text) choice = JSON.parse(text) as WireConsent;
}

export function setDefaultConsent(attribute: string | undefined, config: SnippetConfig | undefined): void {
  // A word that is no state opens nothing: gate and collector take it for `limited`.
  defaultState = (attribute || config?.consentDefault || defaultState) as ConsentState;
}

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
  const gist = (of: WireConsent): string => of.state + of.version + JSON.stringify(of.purposes);
  if (choice && gist(next) === gist(before)) return false;
  choice = next;
  // Refusals and consents alike are asked for again after six months.
  writeCookie(consentCookie, JSON.stringify(next), state === 'limited' ? 0 : 182);
  return true;
}

/** Removes the id from the browser; called whenever it may no longer be kept. */
export function forgetVisitor(): void {
  handle.id = '';
  writeCookie(visitorCookie, '', 0);
}
