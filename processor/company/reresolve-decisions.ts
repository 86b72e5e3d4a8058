// When sources, companies, operators' words or weights have changed: decides recent decisions again, from what their traces
// hold. Past visits follow at once; what moved is listed. A network of which the sources now say different things in
// different places is left as it was decided, since the one address that came from it is no longer known.

import type { Logger } from 'pino';
import { z } from 'zod';
import type { Trace } from '#intelligence/company/resolution.ts';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { rowText } from '#stores/events/event-row.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { type KeptDecision, recentDecisions } from '#stores/events/questions/recent-decisions.ts';
import type { Records } from '#stores/records/open-records.ts';
import { keepSetting, readSetting } from '#stores/records/questions/keep-setting.ts';
import { keepResolutionRun } from '#stores/records/questions/resolution-runs.ts';
import type { CompanySources } from '../sources/company-sources.ts';
import { fingerprintOf } from './ask-sources.ts';
import type { LiveKnowledge } from './company-knowledge.ts';
import { createMoveCounter, type MoveCounter } from './count-moves.ts';
import { decideAgain } from './decide-again.ts';
import { describeDecision } from './describe-decision.ts';

export interface ReresolveParts {
  events: EventStore;
  records: Records;
  knowledge: LiveKnowledge;
  sources: Pick<CompanySources, 'statements' | 'datasets'>;
  log: Pick<Logger, 'info' | 'warn'>;
}

/** What the decisions in the store were last decided with. */
const stateSchema = z.object({ revision: z.number(), rules: z.string(), sources: z.string() });
type ResolutionState = z.output<typeof stateSchema>;
const settingName = 'resolution_state';

const recentMs = 90 * 86_400_000;
const decisionsAtOnce = 1_000;

/** The answer does nothing when nothing has changed. One machine at a time. */
export function createReresolver(parts: ReresolveParts): () => Promise<void> {
  const { records, knowledge, sources, log } = parts;
  return async () => {
    await knowledge.refresh();
    const fingerprint = fingerprintOf(sources);
    if (fingerprint === undefined) return;
    const now = { revision: knowledge.revision, rules: knowledge.rules, sources: fingerprint };
    const before = await readSetting(records, settingName, stateSchema);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(now)) return;
    if (before !== undefined) {
      const moves = await reresolve(parts);
      const run = { ...moves, cause: causeOf(before, now) };
      await keepResolutionRun(records, run);
      log.info(
        { cause: run.cause, decisions: run.decisions, changed: run.changed, moved: run.moved },
        'recent decisions about companies were made again',
      );
    }
    await keepSetting(records, settingName, now);
  };
}

function causeOf(before: ResolutionState, now: ResolutionState): 'sources' | 'weights' | 'records' {
  if (before.sources !== now.sources) return 'sources';
  return before.rules === now.rules ? 'records' : 'weights';
}

async function reresolve(parts: ReresolveParts): Promise<ReturnType<MoveCounter['sum']>> {
  const counter = createMoveCounter();
  const sinceMs = Date.now() - recentMs;
  // Newest first: somebody who corrects a decision looks at it now.
  let before = { ms: Date.now() + recentMs, decision: '18446744073709551615' };
  for (;;) {
    const page = await parts.events.ask(recentDecisions, {
      sinceMs,
      beforeMs: before.ms,
      beforeDecision: before.decision,
      limit: decisionsAtOnce,
    });
    const last = page.at(-1);
    if (last === undefined) return counter.sum();
    before = { ms: last.decidedAtMs, decision: last.decision };
    await writeAgain(parts, page, counter);
  }
}

async function writeAgain(
  { events, knowledge, sources, log }: ReresolveParts,
  page: readonly KeptDecision[],
  counter: MoveCounter,
): Promise<void> {
  const lines: string[] = [];
  const atMs = Date.now();
  for (const [place, kept] of page.entries()) {
    // Other work of this process gets its turn.
    if (place % 20 === 19) await new Promise((resolve) => setImmediate(resolve));
    const before = readTrace(kept);
    if (before === undefined) {
      log.warn({ decision: kept.decision }, 'the trace of a decision cannot be read; it is left as it is');
      continue;
    }
    const answer = decideAgain(before, kept, { knowledge, sources });
    if (answer === undefined) {
      counter.leave();
      continue;
    }
    counter.count(kept, before, answer);
    if (JSON.stringify(answer.trace) === kept.trace && answer.isOwn === kept.isOwn) continue;
    // The time of the decision stays: it says how long the visits are looked back on, and the order of this very work.
    const row = { ...describeDecision(kept.decision, answer, atMs), decidedAtMs: kept.decidedAtMs };
    lines.push(`${rowText(decisionValues(row))}\n`);
  }
  const [first] = page;
  if (lines.length === 0 || first === undefined) return;
  const token = `reresolve:${atMs}:${first.decision}`;
  await events.insertText('decisions_v1', decisionColumns, lines.join(''), token);
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
