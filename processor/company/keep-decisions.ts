// Keeps each decision once in the event store, before the first event that hangs on it is written.

import { createHash } from 'node:crypto';
import { lru } from 'tiny-lru';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { rowText } from '#stores/events/event-row.ts';
import type { CompanyDecision, DecisionAnswer } from './company-decision.ts';
import { describeDecision } from './describe-decision.ts';

export interface DecisionKeeper {
  note(decision: CompanyDecision): void;
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
/** Written again after so long, so that a decision in use outlives its retention. */
const renewAfterMs = 30 * 86_400_000;
const rowsAtOnce = 2_000;

export function createDecisionKeeper(insertText: InsertText, now: () => number = Date.now): DecisionKeeper {
  const written = lru<number>(writtenMax);
  const waiting = new Map<string, DecisionAnswer>();
  return {
    note: ({ id, answer }) => {
      if (answer === undefined || waiting.has(id)) return;
      const at = written.get(id);
      if (at === undefined || now() - at > renewAfterMs) waiting.set(id, answer);
    },
    write: async () => {
      while (waiting.size > 0) {
        const entries = [...waiting].slice(0, rowsAtOnce);
        const atMs = now();
        const text = entries
          .map(([id, answer]) => `${rowText(decisionValues(describeDecision(id, answer, atMs)))}\n`)
          .join('');
        await insertText(
          'decisions_v1',
          decisionColumns,
          text,
          nameRows(
            entries.map(([id]) => id),
            atMs,
          ),
        );
        for (const [id] of entries) {
          waiting.delete(id);
          written.set(id, atMs);
        }
      }
    },
  };
}

/** A later version of the same decisions must not be taken for a repetition. */
function nameRows(ids: readonly string[], atMs: number): string {
  return `decisions:${createHash('sha256')
    .update(`${atMs}\n${ids.join('\n')}`)
    .digest('hex')
    .slice(0, 32)}`;
}
