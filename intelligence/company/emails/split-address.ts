// Cuts an e-mail address into its parts and says what is wrong with it. Stricter than the standard: what is only good
// between machines (quoted names, addresses in brackets) is refused.

import { cleanHost, registrableDomain } from '../domains/registrable-domain.ts';

export interface AddressParts {
  /** Before the @, lower case, without a tag ("+news"). */
  readonly name: string;
  readonly host: string;
  readonly domain: string;
}

/** RFC 5321, section 4.5.3.1. */
const nameLengthMax = 64;
const addressLengthMax = 254;
const labelLengthMax = 63;

const nameSigns = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u;
const labelSigns = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

export function splitAddress(address: string): AddressParts | { fault: string } {
  const text = address.trim().toLowerCase();
  if (text === '') return { fault: 'It is empty.' };
  if (text.length > addressLengthMax) return { fault: `It is longer than ${addressLengthMax} characters.` };
  const at = text.lastIndexOf('@');
  if (at < 0) return { fault: 'It has no @.' };
  const name = text.slice(0, at);
  const nameFault = findNameFault(name);
  if (nameFault !== '') return { fault: nameFault };
  const host = cleanHost(text.slice(at + 1));
  const labels = host.split('.');
  if (!labels.every((label) => label.length <= labelLengthMax && labelSigns.test(label))) {
    return { fault: 'Behind the @ stands no host name.' };
  }
  const domain = registrableDomain(host);
  if (domain === '') return { fault: 'Nobody can have registered the domain behind the @.' };
  const [untagged = ''] = name.split('+');
  return { name: untagged === '' ? name : untagged, host, domain };
}

function findNameFault(name: string): string {
  if (name === '') return 'Nothing stands before the @.';
  if (name.includes('@')) return 'It has more than one @.';
  if (name.length > nameLengthMax) return `More than ${nameLengthMax} characters stand before the @.`;
  if (!nameSigns.test(name)) return 'Before the @ stands a sign that cannot be there.';
  if (name.startsWith('.') || name.endsWith('.') || name.includes('..')) {
    return 'Before the @ a point stands at an edge or beside another.';
  }
  return '';
}
