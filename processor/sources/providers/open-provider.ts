// One provider at work: what it answered, what is being asked, when it must not be asked, and what it may cost.

import type { Logger } from 'pino';
import { describeFault, isSourceFaultCode, type SourceFault } from '#contract/source-faults.ts';
import type { DatasetRef, NetworkStatement } from '#intelligence/company/resolution.ts';
import { keptPrefix, networkOfAddress } from '#intelligence/networks/address-network.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  type LookupProviderRecord,
  stopLookupProvider,
} from '#stores/records/questions/keep-lookup-providers.ts';
import { createBoundedQueue } from '../bounded-queue.ts';
import { faultOf } from '../source-fault-error.ts';
import { createAnswerCache } from './answer-cache.ts';
import type { CompanyProvider, ProviderAnswer } from './company-provider.ts';
import { hashQuestion } from './hash-question.ts';
import { foundKeptMs, type KeptAnswers, missKeptMs } from './kept-answers.ts';
import { placeFinding, stateFinding } from './place-finding.ts';
import { ProviderStoppedError } from './provider-stopped-error.ts';
import { askPaid, reserveLookups } from './spending-guard.ts';

export interface OpenProviderParts {
  readonly provider: CompanyProvider;
  readonly record: LookupProviderRecord;
  readonly records: Records;
  readonly kept: KeptAnswers;
  readonly log: Pick<Logger, 'warn'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface OpenProvider {
  readonly name: string;
  /** What it answered about the network of the address; undefined when nothing is known. Never waits. */
  statementOf(address: ParsedAddress): NetworkStatement | undefined;
  /** Whether an answer is known, be it that it does not know. */
  hasAnswered(address: ParsedAddress): boolean;
  /** Asks for those that it has not answered. Resolves when that is over; never rejects. */
  ask(addresses: readonly ParsedAddress[]): Promise<void>;
  fault(): SourceFault | undefined;
  forget(): void;
  close(): void;
}

/** Doubled with each failure in a row. */
const pauseMs = 30_000;
const pauseMsMax = 3_600_000;

export function openProvider(parts: OpenProviderParts): OpenProvider {
  const { provider, record, records, kept, log, now } = parts;
  const { name } = record;
  const source = { provider: name, question: hashQuestion(record.config) };
  const cache = createAnswerCache(now);
  const queue = createBoundedQueue({ concurrent: 4, perSecond: 20, waitingMax: 500 });
  /** Networks that are being asked for: neighbours of an address wait for its answer. */
  const asking = new Map<string, Promise<void>>();
  let trouble = readStop(record);
  let failures = 0;
  let round = 0;

  function refFor(day: string): DatasetRef {
    return { id: `provider:${name}`, family: 'registry', date: day, licence: record.config.licence };
  }

  function take(address: ParsedAddress, answer: ProviderAnswer, day: string, untilMs: number): number {
    if (answer.kind === 'unknown') {
      const prefix = keptPrefix[address.version];
      cache.put(address, prefix, { statement: undefined, untilMs });
      return prefix;
    }
    const placed = placeFinding(address, answer.finding.range);
    const statement = stateFinding(answer.finding, address, placed, refFor(day));
    cache.put(address, placed.prefix, { statement, untilMs });
    return placed.prefix;
  }

  function pause(fault: SourceFault, untilMs: number): void {
    if (trouble?.fault.code !== fault.code) log.warn({ provider: name }, describeFault(fault, 'en'));
    trouble = { fault, untilMs };
  }

  function mayAsk(): boolean {
    return trouble === undefined || trouble.untilMs <= now();
  }

  /** What other processors, or this one before it started anew, have paid for. */
  async function readKept(addresses: readonly ParsedAddress[]): Promise<ParsedAddress[]> {
    const found = await kept.find(source, addresses);
    return addresses.filter((address, index) => {
      const known = found[index];
      if (known) take(address, known.answer, known.day, known.untilMs);
      return known === undefined;
    });
  }

  async function pay(addresses: readonly ParsedAddress[], signal: AbortSignal): Promise<void> {
    const price = {
      provider: name,
      priceMicros: record.pricePerLookupMicros,
      budgetMicros: record.monthlyBudgetMicros,
      currency: record.currency,
    };
    const { granted, isSpent, untilMs } = await reserveLookups(records, price, addresses.length, now());
    const asked = addresses.slice(0, granted);
    const askedRound = round;
    const former = trouble;
    const answers =
      asked.length === 0
        ? []
        : await askPaid(records, price, asked.length, () => provider.lookUp(asked, signal));
    failures = 0;
    // What another batch met meanwhile, such as the end of the credit, holds.
    if (trouble === former) trouble = undefined;
    const nextMonth = new Date(untilMs).toISOString().slice(0, 10);
    if (isSpent) pause({ code: 'budget_ended', detail: nextMonth }, untilMs);
    if (askedRound !== round) return;
    const day = new Date(now()).toISOString().slice(0, 10);
    const taken = asked.flatMap((address, index) => {
      const answer = answers[index] ?? { kind: 'unknown' as const };
      const keptMs = answer.kind === 'unknown' ? missKeptMs : foundKeptMs;
      return [{ address, answer, day, prefix: take(address, answer, day, now() + keptMs) }];
    });
    await kept.keep(source, taken);
  }

  async function askBatch(addresses: readonly ParsedAddress[], signal: AbortSignal): Promise<void> {
    if (!mayAsk()) return;
    try {
      await pay(addresses, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ProviderStoppedError) {
        const { fault, againInMs } = error;
        pause(fault, againInMs === null ? Number.POSITIVE_INFINITY : now() + againInMs);
        const until = againInMs === null ? null : new Date(now() + againInMs);
        await stopLookupProvider(records, name, fault, until).catch(() => undefined);
        return;
      }
      failures += 1;
      pause(faultOf(error), now() + Math.min(pauseMs * 2 ** (failures - 1), pauseMsMax));
    }
  }

  async function askNew(addresses: readonly ParsedAddress[]): Promise<void> {
    const left = await readKept(addresses);
    const batches: Promise<unknown>[] = [];
    for (let at = 0; at < left.length; at += provider.batchMax) {
      const batch = left.slice(at, at + provider.batchMax);
      batches.push(queue.add((signal) => askBatch(batch, signal)));
    }
    await Promise.all(batches);
  }

  /** One address of each network that nobody is asking for, and who else must be waited for. */
  function divide(addresses: readonly ParsedAddress[]) {
    const chosen = new Map<string, ParsedAddress>();
    const waitFor = new Set<Promise<void>>();
    for (const address of addresses) {
      const network = networkOfAddress(address, keptPrefix[address.version]).cidr;
      const running = asking.get(network);
      if (running) waitFor.add(running);
      else if (!chosen.has(network)) chosen.set(network, address);
    }
    return { chosen, waitFor };
  }

  async function ask(addresses: readonly ParsedAddress[], roundsLeft: number): Promise<void> {
    const open = addresses.filter((address) => !address.isBogon && cache.find(address) === undefined);
    // What was paid for is used, whether or not more may be bought.
    if (open.length === 0 || roundsLeft === 0) return;
    const { chosen, waitFor } = divide(open);
    if (chosen.size > 0) {
      const run = askNew([...chosen.values()])
        // PostgreSQL is away: nothing can be counted, so nothing is asked.
        .catch(() => undefined)
        .finally(() => {
          for (const network of chosen.keys()) asking.delete(network);
        });
      for (const network of chosen.keys()) asking.set(network, run);
      waitFor.add(run);
    }
    await Promise.all(waitFor);
    // A narrow range was stated: it says nothing of the others in the same /24.
    await ask(open, roundsLeft - 1);
  }

  return {
    name,
    statementOf: (address) => cache.find(address)?.statement,
    hasAnswered: (address) => cache.find(address) !== undefined,
    ask: (addresses) => ask(addresses, 8),
    fault: () => (trouble !== undefined && !mayAsk() ? trouble.fault : undefined),
    forget: () => {
      round += 1;
      cache.clear();
    },
    close: queue.close,
  };
}

function readStop(record: LookupProviderRecord): { fault: SourceFault; untilMs: number } | undefined {
  const { stoppedCode, stoppedDetail, stoppedUntil } = record;
  if (!isSourceFaultCode(stoppedCode)) return undefined;
  const untilMs = stoppedUntil?.getTime() ?? Number.POSITIVE_INFINITY;
  return { fault: { code: stoppedCode, detail: stoppedDetail }, untilMs };
}
