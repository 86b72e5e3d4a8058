// The part of a host name that somebody registered, by the public suffix list with its private part: `foo.github.io` is
// foo's, and `ec2.amazonaws.com` is nobody's office.

import { parse } from 'tldts';

const options = { allowPrivateDomains: true, extractHostname: false, validateHostname: true } as const;

const nonAscii = /[\u0080-\uffff]/;
const hostSigns = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/;
const hostLengthMax = 253;

/**
 * Lower case, in ASCII; '' for addresses, bare suffixes, names of the reverse tree and names under no public suffix.
 * Throws nothing.
 */
export function registrableDomain(hostOrDomain: string): string {
  const host = cleanHost(hostOrDomain);
  if (host === '' || host.endsWith('.arpa')) return '';
  const { domain, isIcann, isPrivate, isIp } = parse(host, options);
  if (isIp === true || domain === null || (isIcann !== true && isPrivate !== true)) return '';
  return domain;
}

/** Name without its suffix: `acme` of `acme.co.uk`; '' when there is none. */
export function domainLabel(domain: string): string {
  return parse(cleanHost(domain), options).domainWithoutSuffix ?? '';
}

/** Lower case ASCII without the root's point; '' when it cannot be a host name. */
export function cleanHost(text: string): string {
  let host = text.trim().toLowerCase();
  if (host.endsWith('.')) host = host.slice(0, -1);
  if (nonAscii.test(host)) host = toAscii(host);
  return host.length <= hostLengthMax && hostSigns.test(host) ? host : '';
}

function toAscii(host: string): string {
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return '';
  }
}
