// When sources, companies, operators' words or weights have changed: decides recent decisions again, from what was kept of
// them. Past visits follow at once; what moved is listed. A network of which the sources now say different things in different
// places is left as it was decided, since the one address that came from it is no longer known.

import { setImmediate as giveWay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Trace } from '#intelligence/company/resolution.ts';
import { coversNetwork } from '#intelligence/networks/read-network-ends.ts';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { rowText } from '#stores/events/event-row.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { forgetReverseNames } from '#stores/events/forget-reverse-names.ts';
import {
  decisionsInOrder,
  type KeptDecision,
  newestDecisions,
} from '#stores/events/questions/recent-decisions.ts';
import type { Records } from '#stores/records/open-records.ts';
import { keepSetting, readSetting } from '#stores/records/questions/keep-setting.ts';
import { keepResolutionRun } from '#stores/records/questions/resolution-runs.ts';
import type { CompanySources } from '../sources/company-sources.ts';
import { fingerprintOf, hasLostSource, isReverseDnsOn } from './ask-sources.ts';
import type { CompanyDecision, DecisionAnswer } from './company-decision.ts';
import type { LiveKnowledge } from './company-knowledge.ts';
import { createMoveCounter, type MoveCounter } from './count-moves.ts';
import { type AgainParts, decideAgain, isSameButRules } from './decide-again.ts';
import { describeDecision, writeTold } from './describe-decision.ts';
import { createTouchTest, type TouchTest, touchesNothing } from './touched-by.ts';

export interface ReresolveParts {
  events: EventStore;
  records: Records;
  knowledge: LiveKnowledge;
  sources: Pick<CompanySources, 'statements' | 'datasets' | 'isOff' | 'revision'>;
  log: Pick<Logger, 'info' | 'warn'>;
  /** Told of every decision that was made again, whether or not it is another now, with what it said before. */
  onMade?(decision: CompanyDecision, before: Trace): void;
  /** Called when what was told is in the store. */
  onWritten?(): Promise<void>;
  /** Milliseconds since 1970. */
  now?(): number;
}

export interface Reresolver {
  /** Does nothing when nothing has changed. One machine at a time. */
  run(): Promise<void>;
  /** Ends a run after the decision in hand; what it has not done is done by the next start. Resolves when it has ended. */
  stop(): Promise<void>;
}

/** What the decisions in the store were last decided with. */
const stateSchema = z.object({ revision: z.number(), rules: z.string(), sources: z.string() });
type ResolutionState = z.output<typeof stateSchema>;
type Cause = 'sources' | 'weights' | 'records';
const settingName = 'resolution_state';

const dayMs = 86_400_000;
/** Sources and weights change the recent past; an operator's word holds for all that counts. */
const lookBackMs: Readonly<Record<Cause, number>> = {
  sources: 90 * dayMs,
  weights: 90 * dayMs,
  records: 400 * dayMs,
};
/** What a purged data set has brought is taken back from all that is kept, which is 26 months. */
const keptMs = 800 * dayMs;
const newestAtOnce = 2_000;
const decisionsAtOnce = 1_000;
/**
 * Decisions that were on their way during a run are written after it with the former answer. Two more looks find them: most are there
 * within a write, and none later than the tries of an insert allow.
 */
const lookAfterMs = [10_000, 90_000];
const inFlightMs = 90_000;
/** Other work of this process gets its turn after so long. */
const turnMs = 5;

export function createReresolver(parts: ReresolveParts): Reresolver {
  const { records, knowledge, sources, log, now: clock = Date.now } = parts;
  const watch = { isStopped: false };
  let ownSources: string | undefined;
  let recheck = { fromMs: 0, dueMs: [] as readonly number[], revision: 0 };
  let running: Promise<void> = Promise.resolve();

  async function runOnce(): Promise<void> {
    await knowledge.refresh();
    const fingerprint = fingerprintOf(sources);
    if (fingerprint === undefined || watch.isStopped) return;
    const now = { revision: knowledge.revision, rules: knowledge.rules, sources: fingerprint };
    const before = await readSetting(records, settingName, stateSchema);
    const causes = before === undefined ? [] : findCauses(before, now, ownSources);
    const changes = before && knowledge.changesSince(before.revision);
    // Owners, notes and the like are no part of any decision.
    const isIdle = causes.join() === 'records' && changes !== undefined && touchesNothing(changes);
    const cause = isIdle ? undefined : causes[0];
    if (before !== undefined && cause === undefined) {
      if (isIdle) await keepSetting(records, settingName, now);
      ownSources = fingerprint;
      // What has changed since is a run of its own, which tells what it moved.
      const [dueMs] = recheck.dueMs;
      if (dueMs === undefined || clock() < dueMs || sources.revision !== recheck.revision) return;
      recheck = { ...recheck, dueMs: recheck.dueMs.slice(1) };
      await reresolve(parts, recheck.fromMs, watch);
      return;
    }
    if (cause !== undefined) {
      const startedAtMs = clock();
      const { revision } = sources;
      if (cause === 'sources' && !isReverseDnsOn(sources)) await forgetReverseNames(parts.events);
      const isLost = before !== undefined && hasLostSource(before.sources, fingerprint, sources.isOff);
      const lookBack = isLost ? keptMs : Math.max(...causes.map((one) => lookBackMs[one]));
      const isTouched =
        causes.length === 1 && cause === 'records' && changes !== undefined
          ? createTouchTest(changes, knowledge.current())
          : undefined;
      const moves = await reresolve(parts, startedAtMs - lookBack, watch, isTouched);
      if (watch.isStopped) return;
      const endedAtMs = clock();
      const dueMs = lookAfterMs.map((ms) => endedAtMs + ms);
      recheck = { fromMs: startedAtMs - inFlightMs, dueMs, revision };
      await keepResolutionRun(records, { ...moves, cause });
      const { decisions, changed, moved } = moves;
      log.info({ cause, decisions, changed, moved }, 'recent decisions about companies were made again');
    }
    await keepSetting(records, settingName, now);
    // Not before: what has failed is done by the next run.
    ownSources = fingerprint;
  }

  return {
    run: () => {
      if (watch.isStopped) return Promise.resolve();
      running = runOnce();
      return running;
    },
    stop: async () => {
      watch.isStopped = true;
      await running.catch(() => undefined);
    },
  };
}

/** Another machine's sources are its own: only a change of this one's counts here. */
function findCauses(before: ResolutionState, now: ResolutionState, ownSources: string | undefined): Cause[] {
  const causes: Cause[] = [];
  if (before.sources !== now.sources && ownSources !== now.sources) causes.push('sources');
  if (before.rules !== now.rules) causes.push('weights');
  if (before.revision !== now.revision) causes.push('records');
  return causes;
}

type Watch = Readonly<{ isStopped: boolean }>;
type Moves = ReturnType<MoveCounter['sum']>;

interface RunParts extends AgainParts {
  readonly isTouched: TouchTest;
}

/** `isTouched`: the others are left as they are; all are decided again when absent. */
async function reresolve(
  parts: ReresolveParts,
  sinceMs: number,
  watch: Watch,
  isTouched: TouchTest = () => true,
): Promise<Moves> {
  const counter = createMoveCounter();
  const { isOff } = parts.sources;
  const again = { ...parts, isReverseDnsOn: isReverseDnsOn(parts.sources), isOff, isTouched };
  // The newest first: somebody who corrects a decision looks at it now.
  const newest = await parts.events.ask(newestDecisions, { sinceMs, limit: newestAtOnce });
  await writeAgain(parts, again, newest, counter, watch);
  const done = new Set(newest.map(({ decision }) => decision));
  for (let after = '0'; !watch.isStopped; ) {
    const page = await parts.events.ask(decisionsInOrder, { sinceMs, after, limit: decisionsAtOnce });
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.decision;
    const others = page.filter(({ decision }) => !done.has(decision));
    await writeAgain(parts, again, others, counter, watch);
  }
  return counter.sum();
}

async function writeAgain(
  { events, log, onMade, onWritten }: ReresolveParts,
  again: RunParts,
  page: readonly KeptDecision[],
  counter: MoveCounter,
  watch: Watch,
): Promise<void> {
  const lines: string[] = [];
  let turnAtMs = performance.now();
  for (const rows of gatherRows(page)) {
    const [kept] = rows;
    if (watch.isStopped) return;
    if (performance.now() - turnAtMs > turnMs) {
      await giveWay();
      turnAtMs = performance.now();
    }
    const before = readTrace(kept);
    if (before !== undefined && !again.isTouched(before, kept)) continue;
    const answer = before && tryAgain(before, kept, again, log);
    if (before === undefined || answer === undefined) {
      counter.leave();
      continue;
    }
    counter.count(kept, before, answer);
    onMade?.({ id: kept.decision, answer }, before);
    lines.push(...rows.flatMap((row) => lineOf(row, before, answer, kept.version)));
  }
  const [first] = page;
  // What was decided while the sources were being closed must not be kept.
  if (lines.length === 0 || first === undefined || watch.isStopped) return;
  const token = `reresolve:${Date.now()}:${first.decision}`;
  await events.insertText('decisions_v1', decisionColumns, lines.join(''), token);
  await onWritten?.();
}

/** One that cannot be read must not keep all others from being made again. */
function tryAgain(
  before: Trace,
  kept: KeptDecision,
  again: AgainParts,
  log: ReresolveParts['log'],
): DecisionAnswer | undefined {
  try {
    return decideAgain(before, kept, again);
  } catch (error) {
    log.warn({ decision: kept.decision, reason: String(error) }, 'a decision cannot be made again');
    return undefined;
  }
}

/** The rows of each decision, of which the first is the newest and holds. */
function gatherRows(page: readonly KeptDecision[]): [KeptDecision, ...KeptDecision[]][] {
  const decisions = new Map<string, [KeptDecision, ...KeptDecision[]]>();
  for (const row of page) {
    const known = decisions.get(row.decision);
    if (known === undefined) decisions.set(row.decision, [row]);
    else known.push(row);
  }
  return [...decisions.values()];
}

/** Nothing when the row says what it said. */
function lineOf(kept: KeptDecision, before: Trace, answer: DecisionAnswer, newestVersion: number): string[] {
  const told = writeTold(answer.told);
  const isSame =
    isSameButRules(answer.trace, before) &&
    answer.isOwn === kept.isOwn &&
    (answer.blind?.verdict ?? '') === kept.blind &&
    told === kept.told;
  if (isSame) return [];
  // The clock of another machine may be ahead: the newer word must hold all the same.
  const version = Math.max(Date.now(), newestVersion + 1);
  const row = {
    ...describeDecision(kept.decision, answer, version, kept.consent),
    // The time of the decision stays, and so does what the visitor said; a reverse name goes with its source.
    ...{ decidedAtMs: kept.decidedAtMs, told },
    network: networkOf(kept, answer),
  };
  return [`${rowText(decisionValues(row))}\n`];
}

/** Where the visitor's word decides, one address was asked about for all of the network: it cannot be told more narrowly. */
function networkOf({ network }: KeptDecision, { told, trace, blind }: DecisionAnswer): string {
  if (told.claims.length === 0) return trace.network.cidr;
  return blind !== undefined && coversNetwork(blind.network, network) ? blind.network : network;
}

function readTrace({ trace }: KeptDecision): Trace | undefined {
  try {
    const read: unknown = JSON.parse(trace);
    // Written by this product, in this form, under this version.
    return typeof read === 'object' && read !== null && 'v' in read && read.v === 1
      ? (read as Trace)
      : undefined;
  } catch {
    return undefined;
  }
}
