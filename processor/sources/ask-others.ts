// Asks others about single addresses, off the way of requests: free questions first, paid ones for what they leave open.

import { setTimeout as wait } from 'node:timers/promises';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { type AddressKey, keyOfAddress } from './address-key.ts';
import type { CompanySources } from './company-sources.ts';
import type { CompanySourcesParts, SourceParts } from './open-source-parts.ts';

export interface Asker extends Pick<CompanySources, 'prepare' | 'isAwaited' | 'onLate'> {
  stop(): void;
}

type LateListener = Parameters<CompanySources['onLate']>[0];

/** Who is asked. */
interface Others {
  readonly dns: Pick<SourceParts['dns'], 'ask'>;
  readonly providers: Pick<SourceParts['providers'], 'isAnyOn' | 'ask'>;
}

export function createAsker(
  { isWorthAsking, log }: Pick<CompanySourcesParts, 'isWorthAsking' | 'log'>,
  { dns, providers }: Others,
  isReverseDnsOn: () => boolean,
): Asker {
  const stopping = new AbortController();
  const awaited = createAwaited();

  async function askAll(
    addresses: readonly ParsedAddress[],
    isWorthPaying: (address: ParsedAddress) => boolean,
  ): Promise<void> {
    if (isReverseDnsOn()) await Promise.all(addresses.map((address) => dns.ask(address)));
    if (!providers.isAnyOn || stopping.signal.aborted) return;
    await providers.ask(addresses.filter((address) => isWorthPaying(address)));
  }

  return {
    async prepare(addresses, deadlineMs, isWorthPaying = isWorthAsking) {
      if (stopping.signal.aborted || (!isReverseDnsOn() && !providers.isAnyOn)) return;
      const unique = new Map<AddressKey, ParsedAddress>();
      for (const address of addresses) if (!address.isBogon) unique.set(keyOfAddress(address), address);
      if (unique.size === 0) return;
      const done = new AbortController();
      const asking = askAll([...unique.values()], isWorthPaying)
        .catch((error: unknown) => log.warn({ reason: String(error) }, 'sources could not be asked'))
        .finally(() => done.abort());
      const signal = AbortSignal.any([done.signal, stopping.signal]);
      await Promise.race([asking, wait(deadlineMs, undefined, { signal }).catch(() => undefined)]);
      if (!signal.aborted) awaited.add(unique, asking);
    },
    isAwaited: (address) => awaited.has(keyOfAddress(address)),
    onLate: awaited.onLate,
    stop: () => stopping.abort(),
  };
}

/** The addresses whose answers are late. */
function createAwaited() {
  const counts = new Map<AddressKey, number>();
  const listeners = new Set<LateListener>();

  function settle(addresses: ReadonlyMap<AddressKey, ParsedAddress>): void {
    for (const key of addresses.keys()) {
      const left = (counts.get(key) ?? 1) - 1;
      if (left > 0) counts.set(key, left);
      else counts.delete(key);
    }
    for (const listener of listeners) listener([...addresses.values()]);
  }

  return {
    /** Until `asking`, which never rejects, comes to its end. */
    add: (addresses: ReadonlyMap<AddressKey, ParsedAddress>, asking: Promise<void>) => {
      for (const key of addresses.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
      void asking.then(() => settle(addresses));
    },
    has: (key: AddressKey) => counts.has(key),
    onLate: (listener: LateListener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
