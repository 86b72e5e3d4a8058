// Asks others about single addresses, off the way of requests: free questions first, paid ones for what they leave open.

import { setTimeout as wait } from 'node:timers/promises';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { type AddressKey, keyOfAddress } from './address-key.ts';
import type { CompanySourcesParts, SourceParts } from './open-source-parts.ts';

export interface Asker {
  /** Resolves when all is answered, or after `deadlineMs`; later answers are still kept. Never rejects. */
  prepare(
    addresses: readonly ParsedAddress[],
    deadlineMs: number,
    isWorthPaying?: (address: ParsedAddress) => boolean,
  ): Promise<void>;
  stop(): void;
}

export function createAsker(
  { isWorthAsking, log }: Pick<CompanySourcesParts, 'isWorthAsking' | 'log'>,
  { dns, providers }: Pick<SourceParts, 'dns' | 'providers'>,
  isReverseDnsOn: () => boolean,
): Asker {
  const stopping = new AbortController();

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
    },
    stop: () => stopping.abort(),
  };
}
