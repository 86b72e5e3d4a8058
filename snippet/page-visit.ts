// The page being shown: its cleaned address, its view, and how every event gets id, time, page and the gate's word.

import type { NavigationKind, WireEvent, WirePage } from '../contract/wire-format.ts';
import { cleanAddress, hideMail } from './clean-address.ts';
import { admit } from './consent-gate.ts';
import { handle } from './core.ts';
import { listen } from './guard.ts';
import { makeEventId } from './make-event-id.ts';
import { siteKey } from './own-script.ts';
import type { UnsentEvent } from './part-handle.ts';
import { isQuietPath } from './quiet-path.ts';
import { enqueue, resend } from './send-events.ts';
import { allowed, currentConsent } from './visitor-choice.ts';

let page: WirePage;
let referrer = '';
let next = document.referrer;
let view = '';
let at = 0;

function clean(address: string): string {
  return cleanAddress(address, handle.config?.keptParameters, allowed());
}

/** Again after every change of consent, which decides what of the address is taken. */
export function describePage(): void {
  page = { url: clean(location.href), title: hideMail(document.title, 300), referrer: clean(referrer) };
}

/** Gives the event an id, a time and the page, and sends what the gate leaves of it; '' when that is nothing. */
export function emit(fields: UnsentEvent): string {
  // No two events of a page share a millisecond, so that they sort by their ids as they happened.
  at = Math.max(at + 1, Date.now());
  const id = makeEventId(at);
  const consent = currentConsent();
  const quiet = isQuietPath(location.pathname, handle.config?.quietPaths);
  const event = admit({ ...fields, id, at, page } as WireEvent, consent, quiet);
  // One over 32 kB fits no batch that outlives its page: told as under `limited`, without what makes it large.
  const text = [event, event && admit(event, { state: 'limited' })]
    .map((form) => JSON.stringify(form))
    .find((json) => json?.length < 32e3);
  if (!text) return '';
  enqueue([JSON.stringify({ site: siteKey, consent }), id, text]);
  return id;
}

/** Tells time and scroll depth of the page on show. */
export function leavePage(): void {
  if (allowed()) handle.onLeave?.(view);
}

export function showPage(navigation: NavigationKind): void {
  handle.shown = true;
  referrer = next;
  next = location.href;
  describePage();
  view = emit({ type: 'page_view', navigation });
  if (allowed()) handle.onShow?.();
}

Object.assign(handle, { emit, currentConsent, hideMail, listen, resend });
