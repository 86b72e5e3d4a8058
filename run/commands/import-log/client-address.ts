// The client's address among those that a log line names: the last one that is neither private nor a trusted proxy's.
// What stands before it may have been made up by the client.

import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const cacheMax = 20_000;

/** `trustedProxies`: networks (CIDR) or addresses. Answers '' when the line names no address. */
export function createClientAddress(
  trustedProxies: readonly string[],
): (addresses: readonly string[]) => string {
  const trusted = trustedProxies.map(parseNetwork);
  let known = new Map<string, boolean>();
  const isOurs = (address: string) => {
    const before = known.get(address);
    if (before !== undefined) return before;
    if (known.size >= cacheMax) known = new Map();
    const answer = isProxy(address, trusted);
    known.set(address, answer);
    return answer;
  };
  return (addresses) => {
    for (let at = addresses.length - 1; at >= 0; at -= 1) {
      const address = addresses[at] ?? '';
      if (isIP(address) !== 0 && !isOurs(address)) return address;
    }
    // Everybody is inside: an intranet, whose clients have private addresses.
    return addresses.find((address) => isIP(address) !== 0) ?? '';
  };
}

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

function parseNetwork(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function isProxy(address: string, trusted: readonly Network[]): boolean {
  const parsed = ipaddr.process(address);
  if (['private', 'loopback', 'linkLocal', 'uniqueLocal', 'carrierGradeNat'].includes(parsed.range()))
    return true;
  return trusted.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits));
}
