// Keeps each decision in the event store, once for each consent of its events, before the first event that hangs on it is written.

import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import QuickLRU from 'quick-lru';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { rowText } from '#stores/events/event-row.ts';
import { EventStoreError } from '#stores/events/event-store-error.ts';
import type { CompanyDecision, DecisionAnswer, EventConsent } from './company-decision.ts';
import { describeDecision } from './describe-decision.ts';

export interface DecisionKeeper {
  note(decision: CompanyDecision, consent: EventConsent): void;
  /** Another answer under the same id, whether or not the former is written: written by the next call. */
  replace(id: string, answer: DecisionAnswer, consent: EventConsent): void;
  /** Writes what was noted and is not known to be there. When it rejects, the same is written by the next call. */
  write(): Promise<void>;
}

/** Inserts one text; rejects when the store stays away. */
export type InsertText = (
  table: string,
  columns: readonly string[],
  text: string,
  token: string,
) => Promise<void>;

/** About 100 bytes each. */
const writtenMax = 200_000;
/**
 * Written again after so long, so that a decision goes after the last event that hangs on it, and not long after. Questions about a
 * period count on it: `held-decisions.sql.ts`.
 */
const renewAfterMs = 86_400_000;
const rowsAtOnce = 2_000;

export interface KeeperParts {
  log: Pick<Logger, 'warn'>;
  /** When it changes, what was written before may have been decided otherwise since: it is written again when it comes. */
  revision(): string;
  now?(): number;
}

export function createDecisionKeeper(
  insertText: InsertText,
  { log, revision, now = Date.now }: KeeperParts,
): DecisionKeeper {
  const written = new QuickLRU<string, number>({ maxSize: writtenMax });
  /** By `keyOf`. */
  const waiting = new Map<string, Entry>();
  let state = revision();
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function writeWaiting(): Promise<void> {
    while (waiting.size > 0) {
      const entries = [...waiting].slice(0, rowsAtOnce);
      const rows = entries.map(([, entry]) => entry);
      await insertOrHalve(insertText, rows, now(), log);
      for (const [key, entry] of entries) {
        // What was replaced meanwhile is still to be written.
        if (waiting.get(key) === entry) waiting.delete(key);
        written.set(key, now());
      }
    }
  }

  return {
    note: ({ id, answer }, consent) => {
      const key = keyOf(id, consent);
      if (answer === undefined || waiting.has(key)) return;
      if (revision() !== state) {
        written.clear();
        state = revision();
      }
      const at = written.get(key);
      if (at === undefined || now() - at > renewAfterMs) waiting.set(key, { id, answer, consent });
    },
    replace: (id, answer, consent) => {
      waiting.set(keyOf(id, consent), { id, answer, consent });
    },
    // One after the other: of two rows of a decision the later must be the later one.
    write: () => {
      const writing = lastWrite.then(writeWaiting);
      lastWrite = writing.catch(() => undefined);
      return writing;
    },
  };
}

interface Entry {
  readonly id: string;
  readonly answer: DecisionAnswer;
  readonly consent: EventConsent;
}

function keyOf(id: string, consent: EventConsent): string {
  return `${consent} ${id}`;
}

/** A row that the store refuses must not hold up all others: it stands alone at last, and is left out. */
async function insertOrHalve(
  insertText: InsertText,
  entries: readonly Entry[],
  atMs: number,
  log: KeeperParts['log'],
): Promise<void> {
  const rows = entries.map(
    ({ id, answer, consent }) => `${rowText(decisionValues(describeDecision(id, answer, atMs, consent)))}\n`,
  );
  const ids = entries.map(({ id, consent }) => keyOf(id, consent));
  try {
    await insertText('decisions_v1', decisionColumns, rows.join(''), nameRows(ids, atMs));
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.failure !== 'refused') throw error;
    if (entries.length === 1) {
      log.warn(
        { decision: ids[0], reason: error.message.slice(0, 500) },
        'the event store refused a decision',
      );
      return;
    }
    const half = Math.ceil(entries.length / 2);
    await insertOrHalve(insertText, entries.slice(0, half), atMs, log);
    await insertOrHalve(insertText, entries.slice(half), atMs, log);
  }
}

/** A later version of the same decisions must not be taken for a repetition. */
function nameRows(ids: readonly string[], atMs: number): string {
  return `decisions:${createHash('sha256')
    .update(`${atMs}\n${ids.join('\n')}`)
    .digest('hex')
    .slice(0, 32)}`;
}
