// Keyed hashes of what was erased: enough to know it again when it comes, and nothing that says who it was.

import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { deriveKey } from '../derive-key.ts';
import type { Records } from '../open-records.ts';

/** More than anybody is asked to erase. */
const erasedMax = 1_000_000;
/** An erasure is in effect in every processor after so long. */
const freshMs = 5_000;

/** `secret`: the master key in hexadecimal digits. */
export function createErasedHash(secret: string): (key: string) => string {
  const hashKey = deriveKey(secret, 'erased persons');
  return (key) => createHmac('sha256', hashKey).update(key).digest('hex');
}

export interface ErasedKeys {
  /** Reads what was erased since, at most every few seconds. Rejects when PostgreSQL is away. */
  load(): Promise<void>;
  has(key: string): boolean;
}

export function createErasedKeys(records: Records, secret: string, now: () => number = Date.now): ErasedKeys {
  const hashOf = createErasedHash(secret);
  let hashes: ReadonlySet<string> = new Set();
  let readAtMs = Number.NEGATIVE_INFINITY;
  return {
    load: async () => {
      if (now() - readAtMs < freshMs) return;
      const startedMs = now();
      const { rows } = await records.db.execute<{ hash: string }>(
        sql`SELECT hash FROM erased_keys LIMIT ${erasedMax}`,
      );
      hashes = new Set(rows.map(({ hash }) => hash));
      readAtMs = startedMs;
    },
    has: (key) => hashes.size > 0 && hashes.has(hashOf(key)),
  };
}
