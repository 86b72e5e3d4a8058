// Asks a provider about one person within the month's budget, and says what a fault means: that this question has no answer, or that
// the provider is to be left alone. One person about whom it cannot answer must not keep it from being asked about all others.

import type { Logger } from 'pino';
import { describeFault, type SourceFault } from '#contract/source-faults.ts';
import { wasNeverSent } from '#outgoing/ask-checked.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  type LookupProviderRecord,
  noteFailedInRow,
  openProviderKey,
  stopLookupProvider,
} from '#stores/records/questions/keep-lookup-providers.ts';
import { ProviderStoppedError } from '../providers/provider-stopped-error.ts';
import { askPaid, reserveLookups } from '../providers/spending-guard.ts';
import { faultOf } from '../source-fault-error.ts';
import { askAboutPerson, type PersonFinding } from './ask-about-person.ts';

export interface PaidQuestionParts {
  readonly records: Records;
  /** Of `deriveKey` for source secrets. */
  readonly sealKey: Buffer;
  readonly allowedHosts: readonly string[];
  readonly log: Pick<Logger, 'warn'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface PaidAnswer {
  /** Undefined when it was not asked. */
  readonly said?: PersonFinding | 'failed';
  /** It is not to be asked about anybody else now. */
  readonly isStopped: boolean;
}

/** After a fault that passes by itself; twice as long each time that it does not, up to the most. */
const pauseMs = 300_000;
const pauseMsMax = 3_600_000;
/** Of several different people: by then it is the provider that fails. */
const failedInRowMax = 3;
/** Refusals of the account; all others between 400 and 499 are of what was asked. */
const ofAccount: ReadonlySet<string> = new Set(['402', '403', '408', '425', '429']);

/** What one provider is asked during a round. */
export interface PaidQuestions {
  /** `email`: lower case. Rejects when PostgreSQL is away, or the key cannot be opened. */
  ask(email: string): Promise<PaidAnswer>;
}

export function createPaidQuestions(parts: PaidQuestionParts, provider: LookupProviderRecord): PaidQuestions {
  const { records, allowedHosts, log, now } = parts;
  const { name, config } = provider;
  let { failedInRow } = provider;
  const countFailures = async (count: number) => {
    if (count !== failedInRow) await noteFailedInRow(records, name, count);
    failedInRow = count;
  };
  const stop = async (fault: SourceFault, untilMs: number | null) => {
    log.warn({ provider: name }, describeFault(fault, 'en'));
    await stopLookupProvider(records, name, fault, untilMs === null ? null : new Date(untilMs));
    return { isStopped: true };
  };
  const takeFault = async (error: unknown): Promise<PaidAnswer> => {
    if (error instanceof ProviderStoppedError)
      return stop(error.fault, error.againInMs === null ? null : now() + error.againInMs);
    const fault = faultOf(error);
    if (fault.code === 'not_encrypted' || wasNeverSent(error)) return stop(fault, now() + pauseMs);
    await countFailures(failedInRow + 1);
    const said = isRefusal(fault) ? {} : ('failed' as const);
    const isOfAccount = fault.code === 'answered_status' && ofAccount.has(fault.detail);
    if (failedInRow < failedInRowMax && !isOfAccount) return { said, isStopped: false };
    const pause = Math.min(pauseMs * 2 ** Math.max(0, failedInRow - failedInRowMax), pauseMsMax);
    return { said, ...(await stop(fault, now() + pause)) };
  };
  return {
    ask: async (email) => {
      const key = openProviderKey(provider, parts.sealKey);
      const paid = await reserve(parts, provider);
      if ('untilMs' in paid) return stop({ code: 'budget_ended', detail: dayOf(paid.untilMs) }, paid.untilMs);
      try {
        const said = await askPaid(records, paid.price, 1, () =>
          askAboutPerson({ config, key, allowedHosts }, email, AbortSignal.timeout(config.timeoutMs * 2)),
        );
        await countFailures(0);
        return { said, isStopped: false };
      } catch (error) {
        return takeFault(error);
      }
    },
  };
}

/** The price that was counted as spent, or when there is money again. */
async function reserve(
  { records, now }: PaidQuestionParts,
  { name, pricePerLookupMicros, monthlyBudgetMicros, currency }: LookupProviderRecord,
) {
  const price = {
    ...{ provider: name, priceMicros: pricePerLookupMicros },
    ...{ budgetMicros: monthlyBudgetMicros, currency },
  };
  const { granted, untilMs } = await reserveLookups(records, price, 1, now());
  return granted === 0 ? { untilMs } : { price };
}

/** Whether it will not answer this however often it is asked, such as about an address that it takes for a private one. */
function isRefusal({ code, detail }: SourceFault): boolean {
  return code === 'answered_status' && /^4\d\d$/.test(detail) && !ofAccount.has(detail);
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
