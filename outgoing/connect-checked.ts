// Finds the address to which an outgoing connection goes, and refuses private ones. The socket then connects to that very
// address: a name that answers otherwise the second time gains nothing.

import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';

/** The host is in a private network, and nobody allowed it. */
export class PrivateHostError extends Error {
  override readonly name = 'PrivateHostError';
  readonly host: string;

  constructor(host: string) {
    super(`${host} is in a private network`);
    this.host = host;
  }
}

/** `allowedHosts`: names, or addresses as text, that may be private. */
function mayConnect(host: string, address: string, allowedHosts: readonly string[]): boolean {
  if (allowedHosts.includes(host.toLowerCase()) || allowedHosts.includes(address)) return true;
  return parseClientAddress(address)?.isBogon === false;
}

/** Throws PrivateHostError for a host that is written as an address, which is looked up nowhere. */
export function checkLiteralHost(host: string, allowedHosts: readonly string[]): void {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0 && !mayConnect(bare, bare, allowedHosts)) throw new PrivateHostError(bare);
}

/** For `lookup` of Node's sockets: what it answers is where the socket connects. */
export function createCheckedLookup(allowedHosts: readonly string[]): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '', 0);
      const allowed = found.filter(({ address }) => mayConnect(host, address, allowedHosts));
      const [first] = allowed;
      if (first === undefined) return callback(new PrivateHostError(host), '', 0);
      if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}
