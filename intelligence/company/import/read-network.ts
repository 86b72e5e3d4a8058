// Reads the ranges of addresses that a company uses: single addresses, CIDR, or first and last.

import ipaddr from 'ipaddr.js';
import type { LineFaultCode } from '#contract/company-import.ts';

interface ReadNetwork {
  readonly first: string;
  readonly last: string;
}

export type NetworkResult =
  | { readonly network: ReadNetwork }
  | {
      readonly fault: Extract<
        LineFaultCode,
        'not_a_network' | 'network_reversed' | 'network_private' | 'network_too_wide'
      >;
    };

/** No company's own offices are wider; a slip such as /2 would name it for half of the internet. */
const bitsMin = { ipv4: 8, ipv6: 19 };

/** Texts are `194.206.161.47`, `194.206.161.0/24`, `194.206.161.10-194.206.161.20`, `194.206.161.10-20`. */
export function readNetwork(text: string): NetworkResult {
  const ends = findEnds(text.trim());
  if (!ends) return { fault: 'not_a_network' };
  const [first, last] = ends;
  if (first.kind() !== last.kind()) return { fault: 'not_a_network' };
  const order = compareBytes(first.toByteArray(), last.toByteArray());
  if (order > 0) return { fault: 'network_reversed' };
  if (first.range() !== 'unicast' || last.range() !== 'unicast') return { fault: 'network_private' };
  if (sharedBits(first.toByteArray(), last.toByteArray()) < bitsMin[first.kind()])
    return { fault: 'network_too_wide' };
  return { network: { first: first.toString(), last: last.toString() } };
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

function findEnds(text: string): [Address, Address] | undefined {
  if (text.includes('/')) return findCidr(text);
  const [first = '', last, more] = text.split(/\s*(?:-|–|—)\s*/);
  if (more !== undefined) return undefined;
  const from = parse(first);
  if (!from) return undefined;
  const to = last === undefined ? from : parse(completeLast(first, last));
  return to && [from, to];
}

/** `194.206.161.10-20` ends in the same network as it begins. */
function completeLast(first: string, last: string): string {
  return /^\d{1,3}$/.test(last) && first.includes('.') ? first.replace(/\d+$/, last) : last;
}

function findCidr(text: string): [Address, Address] | undefined {
  const [address = '', bits = ''] = text.split('/');
  const parsed = parse(address.trim());
  if (!parsed || !/^\d{1,3}$/.test(bits.trim())) return undefined;
  const length = Number(bits);
  const bytes = parsed.toByteArray();
  if (length > bytes.length * 8) return undefined;
  const first = bytes.map((byte, at) => byte & maskOf(length, at));
  const last = bytes.map((byte, at) => (byte & maskOf(length, at)) | (~maskOf(length, at) & 0xff));
  return [ipaddr.fromByteArray(first), ipaddr.fromByteArray(last)];
}

function maskOf(length: number, byte: number): number {
  const bits = Math.min(Math.max(length - byte * 8, 0), 8);
  return (0xff << (8 - bits)) & 0xff;
}

/** IPv4 inside IPv6 comes out as IPv4. Octets such as 010 are refused, since they are octal to some and decimal to others. */
function parse(text: string): Address | undefined {
  if (text.includes('.') && !ipaddr.IPv4.isValidFourPartDecimal(text) && !text.includes(':'))
    return undefined;
  return ipaddr.isValid(text) && /[.:]/.test(text) ? ipaddr.process(text) : undefined;
}

function compareBytes(one: readonly number[], other: readonly number[]): number {
  for (const [at, byte] of one.entries()) {
    const difference = byte - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function sharedBits(one: readonly number[], other: readonly number[]): number {
  for (const [at, byte] of one.entries()) {
    const difference = byte ^ (other[at] ?? 0);
    if (difference !== 0) return at * 8 + Math.clz32(difference) - 24;
  }
  return one.length * 8;
}
