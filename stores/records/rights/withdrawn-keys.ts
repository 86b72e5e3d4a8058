// Who took consent back, in the memory of a processor: asked for every name that an event carries.

import { sql } from 'drizzle-orm';
import type { WithdrawnPurpose } from '#contract/rights-report.ts';
import type { Records } from '../open-records.ts';
import { createWithdrawalHashes } from './withdrawal-hashes.ts';

const pageRows = 50_000;
/** In effect in every processor after so long. */
const freshMs = 1_000;

export interface WithdrawnKeys {
  /** Reads what was taken back since. Rejects when PostgreSQL is away. */
  load(): Promise<void>;
  /**
   * Whether whoever has this key took the consent for this purpose back and has not given it anew. `chosenAtMs`: when the
   * consent was given that the event came with, milliseconds since 1970; 0 when nobody says.
   */
  isWithdrawn(key: string, purpose: WithdrawnPurpose, chosenAtMs: number): boolean;
}

export function createWithdrawnKeys(
  records: Records,
  secret: string,
  now: () => number = Date.now,
): WithdrawnKeys {
  const hashes = createWithdrawalHashes(secret);
  const takenBackMs = new Map<string, number>();
  let lastId = 0;
  let readAtMs = Number.NEGATIVE_INFINITY;
  return {
    load: async () => {
      if (now() - readAtMs < freshMs) return;
      const startedMs = now();
      for (;;) {
        const { rows } = await records.db.execute<{ id: number; name: string; atMs: number }>(sql`
          SELECT id::float8 AS id, hash || ' ' || purpose AS name, round(extract(epoch FROM at) * 1000)::float8 AS "atMs"
          FROM withdrawals WHERE id > ${lastId} ORDER BY id LIMIT ${pageRows}`);
        for (const { id, name, atMs } of rows) {
          takenBackMs.set(name, atMs);
          lastId = id;
        }
        if (rows.length < pageRows) break;
      }
      readAtMs = startedMs;
    },
    isWithdrawn: (key, purpose, chosenAtMs) => {
      if (takenBackMs.size === 0) return false;
      const atMs = takenBackMs.get(`${hashes.ofKey(key)} ${purpose}`);
      return atMs !== undefined && chosenAtMs <= atMs;
    },
  };
}
