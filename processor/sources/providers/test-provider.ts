// Asks a provider for one address, as an administrator who sets it up wants to see: paid and counted like any other.

import type { SourceFault } from '#contract/source-faults.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  type LookupProviderRecord,
  openProviderKey,
} from '#stores/records/questions/keep-lookup-providers.ts';
import { faultOf } from '../source-fault-error.ts';
import type { ProviderAnswer } from './company-provider.ts';
import { createGenericProvider } from './generic-provider.ts';
import { ProviderStoppedError } from './provider-stopped-error.ts';
import { reserveLookups } from './spending-guard.ts';

export interface ProviderTrialParts {
  readonly records: Records;
  readonly sealKey: Buffer;
  readonly allowedHosts: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Never rejects, unless PostgreSQL is away. */
export async function testProvider(
  record: LookupProviderRecord,
  address: ParsedAddress,
  { records, sealKey, allowedHosts, now }: ProviderTrialParts,
): Promise<ProviderAnswer | SourceFault> {
  const { name, config, pricePerLookupMicros, monthlyBudgetMicros, currency } = record;
  const price = {
    provider: name,
    priceMicros: pricePerLookupMicros,
    budgetMicros: monthlyBudgetMicros,
    currency,
  };
  const { granted, untilMs } = await reserveLookups(records, price, 1, now());
  if (granted === 0) return { code: 'budget_ended', detail: new Date(untilMs).toISOString().slice(0, 10) };
  const key = openProviderKey(record, sealKey);
  const provider = createGenericProvider({ name, config, key, allowedHosts });
  try {
    const [answer] = await provider.lookUp([address], AbortSignal.timeout(config.timeoutMs * 2));
    return answer ?? { kind: 'unknown' };
  } catch (error) {
    return error instanceof ProviderStoppedError ? error.fault : faultOf(error);
  }
}
