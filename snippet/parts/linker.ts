// The part that hands a visitor on between the operator's own domains: under `granted` only, for two minutes, once.

import { readCookie, visitorCookie } from '../cookie-jar.ts';
import type { PartHandle } from '../part-handle.ts';
import { adoptVisitor } from './measure/visitor-id.ts';

const parameter = '_fiuto';
const validMs = 120_000;
/** Local-storage key that says when the last hand-over taken was made, so that none is taken twice. The core removes it. */
const takenKey = 'fiuto_linked';

export function start(handle: PartHandle): void {
  takeOver(handle);
  handle.listen(window, 'click auxclick', (event) => {
    if ((event as MouseEvent).button > 1) return;
    const path = event.composedPath() as HTMLAnchorElement[];
    const link = path.find(({ href, host }) => typeof href === 'string' && host);
    if (!link || link.hostname === location.hostname || handle.currentConsent().state !== 'granted') return;
    const own = (host: string): string | undefined => linkedDomain(handle, host);
    // Subdomains share the cookie already.
    if (!own(link.hostname) || own(link.hostname) === own(location.hostname)) return;
    const url = new URL(link.href);
    const made = Date.now().toString(36);
    const id = handle.known?.().visitor;
    if (id) url.searchParams.set(parameter, `${id}.${made}.${check(id + made)}`);
    link.href = url.href;
  });
}

/**
 * Takes the id from the address and takes the parameter out of it, so that nobody passes it on; not once the page is
 * shown, since a change of address then means another page.
 */
function takeOver(handle: PartHandle): void {
  const url = new URL(location.href);
  const token = url.searchParams.get(parameter) ?? '';
  const [id = '', made = '', sum] = token.split('.');
  if (!token) return;
  url.searchParams.delete(parameter);
  if (!handle.shown) history.replaceState(history.state, '', url.href);
  const ageMs = Math.abs(Date.now() - Number.parseInt(made, 36));
  if (sum !== check(id + made) || !(ageMs < validMs) || !/^[0-9a-f]{16}$/.test(id)) return;
  // From a page of the operator's own only, and never in place of an id that this browser has.
  const from = document.referrer && new URL(document.referrer).hostname;
  if (!from || !linkedDomain(handle, from) || handle.id || readCookie(visitorCookie)) return;
  if (localStorage.getItem(takenKey) === made) return;
  localStorage.setItem(takenKey, made);
  adoptVisitor(handle, id);
}

function linkedDomain(handle: PartHandle, host: string): string | undefined {
  return handle.config?.linkedDomains.find((domain) => `.${host}`.endsWith(`.${domain}`));
}

/** Bound to the browser's name: a link sent to somebody else seldom fits. Not a secret. */
function check(text: string): string {
  let value = 7;
  for (const letter of text + navigator.userAgent) value = (Math.imul(value, 31) + letter.charCodeAt(0)) | 0;
  return (value >>> 0).toString(36);
}
