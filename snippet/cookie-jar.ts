// The two cookies of the script, set on the widest domain that the browser allows so that subdomains share them.

/** Id of the browser, 16 hex digits, only under `granted`, 13 months from its first day. */
export const visitorCookie = 'fiuto_id';
/** The visitor's choice, kept six months. */
export const consentCookie = 'fiuto_consent';

export function readCookie(name: string): string {
  const match = document.cookie.match(`(?:^|; )${name}=([^;]*)`);
  return match ? decodeURIComponent(match[1] as string) : '';
}

/** An age of 0 removes the cookie. */
export function writeCookie(name: string, value: string, ageDays: number): void {
  const labels = location.hostname.split('.');
  const tail = `=${encodeURIComponent(value)};path=/;max-age=${ageDays * 86400};samesite=lax${/^https/.test(origin) ? ';secure' : ''}`;
  // From the shortest ending, which browsers refuse for public suffixes, to the host itself.
  for (let from = labels.length; from >= 0; ) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers of the last four years.
    document.cookie = name + tail + (--from < 0 ? '' : `;domain=${labels.slice(from).join('.')}`);
    if (ageDays && readCookie(name) === value) break;
  }
}
