// The page being shown: its cleaned address, its view, and how every event gets id, time, page and the gate's word.

import type { NavigationKind, WireEvent, WirePage } from '../contract/wire-format.ts';
import { cleanAddress, hideMail } from './clean-address.ts';
import { admit, mayMeasure } from './consent-gate.ts';
import { handle } from './core.ts';
import { listen } from './guard.ts';
import { makeEventId } from './make-event-id.ts';
import { siteKey } from './own-script.ts';
import type { UnsentEvent } from './part-handle.ts';
import { enqueue, resend } from './send-events.ts';
import { currentConsent } from './visitor-choice.ts';

let page: WirePage;
let referrer = '';
let next = document.referrer;
let view = '';
let at = 0;

/** The gate's word on measuring and keeping, as things stand. */
export const allowed = (): boolean => mayMeasure(currentConsent());

function clean(address: string): string {
  return cleanAddress(address, handle.config?.keptParameters, allowed() ? handle.clickIds : undefined);
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
  const quiet = handle.config?.quietPaths.some((prefix) => location.pathname.startsWith(prefix));
  const event = admit({ ...fields, id, at, page } as WireEvent, consent, quiet);
  if (!event) return '';
  const known = allowed() && handle.known?.();
  enqueue([JSON.stringify({ site: siteKey, consent, ...known }), id, JSON.stringify(event)], allowed());
  return id;
}

/** Tells time and scroll depth of the page on show; false when none was shown yet. */
export function leavePage(): boolean {
  if (page && allowed()) handle.onLeave?.(view);
  return !!page;
}

export function showPage(navigation: NavigationKind): void {
  referrer = next;
  next = location.href;
  describePage();
  view = emit({ type: 'page_view', navigation });
  if (allowed()) handle.onShow?.();
}

Object.assign(handle, { emit, currentConsent, hideMail, listen, resend });
