// The one consent gate of the browser script: decides what of an event may leave, and whether anything may be kept.
// The collector has the other one, and trusts this one in nothing.

import type { WireConsent, WireEvent } from '../contract/wire-format.ts';

/** True where ids and unsent events may be kept in the browser, and clicks, time and scroll be measured. */
export function mayMeasure(consent: WireConsent): boolean {
  return consent.state === 'granted';
}

/**
 * The event as it may be sent in this state, or nothing.
 * `quiet` pages (login, careers) give nothing but the view itself.
 */
export function admit(event: WireEvent, consent: WireConsent, quiet?: boolean): WireEvent | undefined {
  // Of a track the name, of a form what it is: nothing that the visitor typed or that tells one from another.
  const { type, id, at, page, navigation, name, form } = event as WireEvent &
    Record<'navigation' | 'name' | 'form', unknown>;
  const { state, purposes } = consent;
  const denied = state === 'denied';
  if (quiet || denied) {
    const address = denied ? undefined : { url: page?.url };
    return type === 'page_view' ? ({ type, id, at, page: address } as WireEvent) : undefined;
  }
  const lacksPurpose =
    purposes && (type === 'group' ? !purposes.company : /^(id|form_su)/.test(type) && !purposes.person);
  if (mayMeasure(consent) && !lacksPurpose) return event;
  return /^(page_view|form_s|consent|track)/.test(type)
    ? ({ type, id, at, page, navigation, name, form } as WireEvent)
    : undefined;
}
