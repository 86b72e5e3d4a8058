// Asks a provider about one address or one person, as an administrator who sets it up wants to see: paid and counted like any other.

import type { SourceFault } from '#contract/source-faults.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  type LookupProviderRecord,
  openProviderKey,
} from '#stores/records/questions/keep-lookup-providers.ts';
import { askAboutPerson, type PersonFinding } from '../persons/ask-about-person.ts';
import { faultOf } from '../source-fault-error.ts';
import type { AskedProvider } from './ask-provider.ts';
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
export function testProvider(
  record: LookupProviderRecord,
  address: ParsedAddress,
  parts: ProviderTrialParts,
): Promise<ProviderAnswer | SourceFault> {
  return tryOnce(record, parts, async (asked, signal) => {
    const provider = createGenericProvider({ ...asked, name: record.name });
    const [answer] = await provider.lookUp([address], signal);
    return answer ?? { kind: 'unknown' };
  });
}

/** The same about a person. `person` is empty when the provider does not know them. */
export function testPersonProvider(
  record: LookupProviderRecord,
  email: string,
  parts: ProviderTrialParts,
): Promise<{ person: PersonFinding } | SourceFault> {
  return tryOnce(record, parts, async (asked, signal) => ({
    person: await askAboutPerson(asked, email.trim().toLowerCase(), signal),
  }));
}

async function tryOnce<Answer>(
  record: LookupProviderRecord,
  { records, sealKey, allowedHosts, now }: ProviderTrialParts,
  ask: (asked: AskedProvider, signal: AbortSignal) => Promise<Answer>,
): Promise<Answer | SourceFault> {
  const { name, config, pricePerLookupMicros, monthlyBudgetMicros, currency } = record;
  const price = {
    provider: name,
    priceMicros: pricePerLookupMicros,
    budgetMicros: monthlyBudgetMicros,
    currency,
  };
  const { granted, untilMs } = await reserveLookups(records, price, 1, now());
  if (granted === 0) return { code: 'budget_ended', detail: new Date(untilMs).toISOString().slice(0, 10) };
  const asked = { config, key: openProviderKey(record, sealKey), allowedHosts };
  try {
    return await ask(asked, AbortSignal.timeout(config.timeoutMs * 2));
  } catch (error) {
    return error instanceof ProviderStoppedError ? error.fault : faultOf(error);
  }
}
