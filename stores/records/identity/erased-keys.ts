// Keyed hashes of what was erased: enough to know it again when it comes, and nothing that says who it was.

import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { deriveKey } from '../derive-key.ts';
import type { Records } from '../open-records.ts';
import { createHashSet } from './hash-set.ts';

/** Read at once; the next page follows at once. */
const pageRows = 50_000;
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

/** Reads on from the last one that it knows: numbers are given in the order of commits (`markErased`). */
export function createErasedKeys(records: Records, secret: string, now: () => number = Date.now): ErasedKeys {
  const hashOf = createErasedHash(secret);
  const hashes = createHashSet();
  let lastId = 0;
  let readAtMs = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const read = async () => {
    const startedMs = now();
    for (;;) {
      const { rows } = await records.db.execute<{ id: number; hash: string }>(sql`
        SELECT id::float8 AS id, left(hash, 16) AS hash FROM erased_keys WHERE id > ${lastId} ORDER BY id LIMIT ${pageRows}`);
      for (const { id, hash } of rows) {
        hashes.add(hash);
        lastId = id;
      }
      if (rows.length < pageRows) break;
    }
    readAtMs = startedMs;
  };
  return {
    load: async () => {
      if (now() - readAtMs < freshMs) return;
      reading ??= read().finally(() => {
        reading = undefined;
      });
      await reading;
    },
    has: (key) => hashes.size > 0 && hashes.has(hashOf(key)),
  };
}
