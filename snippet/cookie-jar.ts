// The two cookies of the script, set on the widest domain that the browser allows so that subdomains share them.

/** Id of the browser, 16 hex digits, only under `granted`, 13 months from its first day. */
export const visitorCookie = 'fiuto_id';
/** The visitor's choice, kept six months. */
export const consentCookie = 'fiuto_consent';

/** As it stands in the cookie, encoded. */
export function readCookie(name: string): string | undefined {
  return document.cookie.match(`(^|; )${name}=([^;]*)`)?.[2];
}

/** `value` as it may stand in a cookie. An age of 0 removes the cookie. */
export function writeCookie(name: string, value: string, ageDays: number): void {
  const labels = location.hostname.split('.');
  const tail = `=${value};path=/;max-age=${ageDays * 86400};samesite=lax${origin[4] === 's' ? ';secure' : ''}`;
  // From the shortest ending, which browsers refuse for public suffixes, to the host itself. One label alone always is
  // such a suffix, or the host.
  for (let from = labels.length - 1; from >= 0; ) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers of the last four years.
    document.cookie = name + tail + (--from < 0 ? '' : `;domain=${labels.slice(from).join('.')}`);
    if (ageDays && readCookie(name) === value) break;
  }
}
