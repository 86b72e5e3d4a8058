// Cuts a client address down to the network that may be kept: /24 or /48, never narrower.

import ipaddr from 'ipaddr.js';

/** `''` when the text is no address. IPv4 carried inside IPv6 counts as IPv4. */
export function cutAddress(address: string): string {
  if (address === '' || address.length > 64) return '';
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return cutFourParts(address);
  if (!ipaddr.IPv6.isValid(address)) return '';
  const parsed = ipaddr.IPv6.parse(address);
  if (parsed.isIPv4MappedAddress()) return cutFourParts(parsed.toIPv4Address().toString());
  const [one = 0, two = 0, three = 0] = parsed.parts;
  return `${new ipaddr.IPv6([one, two, three, 0, 0, 0, 0, 0]).toString()}/48`;
}

function cutFourParts(address: string): string {
  return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
}
