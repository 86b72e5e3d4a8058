// How much one client address and all clients of one site may send. What a backend sends with its secret key is not
// counted here.

import { createTokenBuckets } from './token-buckets.ts';

/** Events that one request may carry at the price of one. */
const eventsPerToken = 25;
/** A /48 of IPv6 holds 65,536 clients at the most, or one client with a tunnel: it gets as much as this many clients. */
const clientsPerNetwork = 20;

export interface RateLimits {
  /** Requests per minute and client; as many may come at once. 0: no limit of any kind. */
  requestsPerMinute: number;
  /** Events per minute and site; 0: no limit. */
  siteEventsPerMinute: number;
}

/** `atMs` is the server's clock, in milliseconds since 1970. */
export interface LimitRate {
  /** True when a request of this client may be read. `address` is a plain client address. */
  admitRequest(address: string, atMs: number): boolean;
  /** Counts the events of a request that was admitted; false when it must be refused after all. */
  admitEvents(address: string, events: number, atMs: number): boolean;
  /** True when the site may take that many more events. */
  admitToSite(siteId: number, events: number, atMs: number): boolean;
  /** Forgets whoever has sent nothing for a while. */
  forgetIdle(atMs: number): void;
  /** How many addresses and networks are remembered. */
  remembered(): number;
}

export function createLimitRate({ requestsPerMinute, siteEventsPerMinute }: RateLimits): LimitRate {
  if (requestsPerMinute === 0) return unlimited;
  const clients = createTokenBuckets(requestsPerMinute);
  const networks = createTokenBuckets(requestsPerMinute * clientsPerNetwork);
  const sites = createTokenBuckets(siteEventsPerMinute);
  const take = (address: string, cost: number, atLeast: number, atMs: number): boolean => {
    if (!address.includes(':')) return clients.take(address, cost, atLeast, atMs);
    const groups = readGroups(address);
    // The network first: who floods from all its clients makes nobody else be forgotten.
    return (
      networks.take(groups.slice(0, 3).join(':'), cost, atLeast, atMs) &&
      clients.take(clientOf(address), cost, atLeast, atMs)
    );
  };
  return {
    admitRequest: (address, atMs) => take(address, 1, 1, atMs),
    admitEvents(address, events, atMs) {
      const cost = Math.ceil(events / eventsPerToken) - 1;
      // A large request may run up a debt: refused until enough is there, it would never pass under a low limit.
      return cost <= 0 || take(address, cost, 0, atMs);
    },
    admitToSite: (siteId, events, atMs) =>
      siteEventsPerMinute === 0 || sites.take(String(siteId), events, 1, atMs),
    forgetIdle(atMs) {
      clients.forgetFull(atMs);
      networks.forgetFull(atMs);
      sites.forgetFull(atMs);
    },
    remembered: () => clients.size() + networks.size(),
  };
}

/** The name under which a client is counted: a whole /64 of IPv6, since counting single addresses would limit nobody. */
export function clientOf(address: string): string {
  return address.includes(':') ? readGroups(address).slice(0, 4).join(':') : address;
}

const unlimited: LimitRate = {
  admitRequest: () => true,
  admitEvents: () => true,
  admitToSite: () => true,
  forgetIdle: () => undefined,
  remembered: () => 0,
};

/** The eight groups of an IPv6 address. */
function readGroups(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const tailGroups = tail === '' ? [] : tail.split(':');
    while (groups.length + tailGroups.length < 8) groups.push('0');
    groups.push(...tailGroups);
  }
  return groups;
}
