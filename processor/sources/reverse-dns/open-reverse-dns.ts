// Confirmed host names of addresses: asked off the request path, kept in memory for a day at the most, positive and negative, and
// never written anywhere; a decision keeps no more than the domain of one that may be a company's.

import { Resolver } from 'node:dns/promises';
import type { Logger } from 'pino';
import QuickLRU from 'quick-lru';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { type AddressKey, keyOfAddress } from '../address-key.ts';
import { createBoundedQueue } from '../bounded-queue.ts';
import { confirmName } from './confirm-name.ts';

export interface ReverseDns {
  /** The confirmed name known now, '' otherwise. Never waits. */
  nameOf(address: ParsedAddress): string;
  /** Asks when nothing is known yet. Resolves when it is, or when the name servers did not answer; never rejects. */
  ask(address: ParsedAddress): Promise<void>;
  /** Asks these from now on; what was answered before is forgotten. Throws Error for what is no server. */
  setServers(servers: readonly string[]): void;
  forget(): void;
  /** What is wrong, '' when the name servers answer. */
  failure(): string;
  close(): void;
}

const keptMax = 50_000;
const hourMs = 3_600_000;
const keptMsMin = hourMs;
const keptMsMax = 24 * hourMs;
const missKeptMs = 6 * hourMs;
const failureKeptMs = 300_000;
/** So many failures in a row: it is not the one name. */
const failuresMax = 20;

interface KeptName {
  readonly name: string;
  readonly untilMs: number;
}

export interface ReverseDnsOptions {
  readonly log: Pick<Logger, 'warn'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Of one question to one server; it is asked twice. */
  readonly timeoutMs: number;
}

export function openReverseDns({ log, now, timeoutMs }: ReverseDnsOptions): ReverseDns {
  const names = new QuickLRU<AddressKey, KeptName>({ maxSize: keptMax });
  const asking = new Map<AddressKey, Promise<void>>();
  const queue = createBoundedQueue({ concurrent: 32, perSecond: 200, waitingMax: 5_000 });
  let resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  let failures = 0;
  let failure = '';
  /** Answers to questions of before a change of servers, or of before a purge, are let fall. */
  let round = 0;

  function find(key: AddressKey): KeptName | undefined {
    const kept = names.get(key);
    return kept === undefined || kept.untilMs <= now() ? undefined : kept;
  }

  async function askServers(address: ParsedAddress, key: AddressKey): Promise<void> {
    const asked = round;
    const used = resolver;
    let kept: KeptName;
    try {
      const found = await queue.add(() => confirmName(address, used));
      if (found === undefined) return;
      failures = 0;
      failure = '';
      const keptMs = Math.min(Math.max(found.ttlSeconds * 1_000, keptMsMin), keptMsMax);
      kept = { name: found.name, untilMs: now() + (found.name === '' ? missKeptMs : keptMs) };
    } catch (error) {
      noteFailure(error);
      kept = { name: '', untilMs: now() + failureKeptMs };
    }
    if (asked === round) names.set(key, kept);
  }

  function noteFailure(error: unknown): void {
    failures += 1;
    if (failures !== failuresMax) return;
    failure = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    log.warn({ reason: failure }, 'the name servers do not answer: check them on the page of sources');
  }

  const forget = () => {
    round += 1;
    names.clear();
  };
  const forgetting = setInterval(() => dropOld(names, now()), hourMs).unref();
  return {
    nameOf: (address) => find(keyOfAddress(address))?.name ?? '',
    ask: (address) => {
      const key = keyOfAddress(address);
      if (address.isBogon || find(key) !== undefined) return Promise.resolve();
      const running = asking.get(key);
      if (running) return running;
      const started = askServers(address, key).finally(() => asking.delete(key));
      asking.set(key, started);
      return started;
    },
    setServers: (servers) => {
      const next = new Resolver({ timeout: timeoutMs, tries: 2 });
      if (servers.length > 0) next.setServers(servers);
      resolver.cancel();
      resolver = next;
      failures = 0;
      failure = '';
      forget();
    },
    forget,
    failure: () => failure,
    close: () => {
      clearInterval(forgetting);
      queue.close();
      resolver.cancel();
      forget();
    },
  };
}

/** No full address stays for longer than its answer is good. */
function dropOld(names: QuickLRU<AddressKey, KeptName>, nowMs: number): void {
  for (const key of names.keys()) {
    const kept = names.peek(key);
    if (kept !== undefined && kept.untilMs <= nowMs) names.delete(key);
  }
}
