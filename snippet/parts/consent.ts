// The part for pages with a consent manager: reads Google Consent Mode v2, iubenda and Cookiebot, and passes on what
// the visitor chose there. It only looks; no callback, array or global of theirs is changed.

import type { ConsentOrigin, WireConsent } from '../../contract/wire-format.ts';
import type { PartHandle } from '../part-handle.ts';
import type { ManagedChoice } from './consent/managed-choice.ts';
import { readConsentMode } from './consent/read-consent-mode.ts';
import { readCookiebot } from './consent/read-cookiebot.ts';
import { readIubenda } from './consent/read-iubenda.ts';

/** Each answers nothing while nobody has chosen; the first that answers counts. */
const readers: [ConsentOrigin, () => ManagedChoice | undefined][] = [
  ['cookiebot', readCookiebot],
  ['iubenda', readIubenda],
  ['gcm', readConsentMode],
];

export function start(handle: PartHandle): void {
  const { listen } = handle;
  let told = '';
  const look = (): void => {
    for (const [origin, read] of readers) {
      const choice = read();
      if (!choice) continue;
      const text = JSON.stringify(choice);
      if (text !== told) tell(handle, choice, origin);
      told = text;
      return;
    }
  };
  look();
  listen(window, 'load CookiebotOnConsentReady CookiebotOnAccept CookiebotOnDecline', look);
  // Nobody tells when the choice changes; a glance twice a second costs nothing that could be measured.
  setInterval(() => {
    try {
      look();
    } catch {
      // Half-made state of another script.
    }
  }, 500);
}

function tell(handle: PartHandle, choice: ManagedChoice, origin: ConsentOrigin): void {
  if (!choice.isDefault) handle.choose(toConsent(choice, origin));
  else if (handle.currentConsent().origin === 'default') {
    handle.managed = toConsent(choice, 'default');
    handle.choose();
  }
}

function toConsent({ measure, person, version, at }: ManagedChoice, origin: ConsentOrigin): WireConsent {
  return {
    state: measure ? 'granted' : 'denied',
    ...(measure && { purposes: { measure, company: person, person } }),
    ...(version && { version }),
    ...(at && { at }),
    origin,
  };
}
