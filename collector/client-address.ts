// Whose address a request comes from. X-Forwarded-For is believed only as far as trusted proxies wrote it: the rightmost
// entry that is no trusted proxy is the client, whatever stands further left may be forged.

import { BlockList, isIP, isIPv4 } from 'node:net';

/** `socketAddress`: the other end of the connection; `forwarded`: the X-Forwarded-For header. */
export type FindClientAddress = (socketAddress: string | undefined, forwarded: string | undefined) => string;

/** Throws an error that names an entry which is neither an address nor a network. */
export function createFindClientAddress(trustedProxies: readonly string[]): FindClientAddress {
  if (trustedProxies.length === 0) return (socketAddress) => plainAddress(socketAddress ?? '');
  const trusted = new BlockList();
  for (const entry of trustedProxies) addNetwork(trusted, entry);
  const isTrusted = (address: string) => trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
  return (socketAddress, forwarded) => {
    let client = plainAddress(socketAddress ?? '');
    if (!forwarded || client === '' || !isTrusted(client)) return client;
    const hops = forwarded.slice(-2_000).split(',');
    while (hops.length > 0) {
      const hop = plainAddress((hops.pop() ?? '').trim());
      // A proxy that hides the address, or rubbish: what we know for certain is the last proxy.
      if (hop === '') return client;
      client = hop;
      if (!isTrusted(hop)) return client;
    }
    return client;
  };
}

/** Without port, brackets, zone and the IPv6 form of an IPv4 address; '' when it is no address. */
export function plainAddress(text: string): string {
  if (isIPv4(text)) return text;
  let address = text.toLowerCase();
  if (address.startsWith('[')) address = /^\[([^\]]*)\]/.exec(address)?.[1] ?? '';
  else if (/^[0-9.]+:[0-9]+$/.test(address)) address = address.slice(0, address.indexOf(':'));
  const zone = address.indexOf('%');
  if (zone > 0) address = address.slice(0, zone);
  if (address.startsWith('::ffff:') && isIPv4(address.slice(7))) return address.slice(7);
  return isIP(address) > 0 ? address : '';
}

function addNetwork(list: BlockList, entry: string): void {
  const [address = '', bits] = entry.split('/');
  const family = isIP(address);
  const width = family === 4 ? 32 : 128;
  const length = bits === undefined ? width : Number(bits);
  if (family === 0 || !Number.isInteger(length) || length < 0 || length > width) {
    throw new Error(
      `FIUTO_TRUSTED_PROXIES: "${entry}" is no network; write it like 10.0.0.0/8 or 192.0.2.1.`,
    );
  }
  list.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6');
}
