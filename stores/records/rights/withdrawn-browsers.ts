// Browsers of those who took consent back, in the memory of a collector. Read on every second; when PostgreSQL is away, what
// is known goes on.

import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { failureReason } from '../failure-reason.ts';
import type { Records } from '../open-records.ts';
import { createWithdrawalHashes } from './withdrawal-hashes.ts';

const readEveryMs = 1_000;
const pageRows = 50_000;

export interface WithdrawnBrowsers {
  /**
   * Purposes that whoever uses the browser took back: a sum of `purposeBits`. 0 when nothing was, or the choice was made
   * after it. `chosenAtMs`: milliseconds since 1970; undefined when the browser does not say.
   */
  purposesOf(siteId: number, visitor: string, chosenAtMs: number | undefined): number;
  /** Reads what was taken back since; rejects when PostgreSQL is away. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

interface TakenBack {
  /** For each of the three purposes when it was taken back last, milliseconds since 1970; 0: it was not. */
  readonly atMs: [number, number, number];
}

export async function openWithdrawnBrowsers(
  records: Records,
  secret: string,
  log: Pick<Logger, 'warn'>,
): Promise<WithdrawnBrowsers> {
  const hashes = createWithdrawalHashes(secret);
  const known = new Map<string, TakenBack>();
  let lastId = 0;
  const read = async () => {
    for (;;) {
      const { rows } = await records.db.execute<{
        id: number;
        hash: string;
        purposes: number;
        atMs: number;
      }>(sql`
        SELECT id::float8 AS id, hash, purposes, round(extract(epoch FROM at) * 1000)::float8 AS "atMs"
        FROM withdrawn_browsers WHERE id > ${lastId} ORDER BY id LIMIT ${pageRows}`);
      for (const { id, hash, purposes, atMs } of rows) {
        const before = known.get(hash)?.atMs ?? [0, 0, 0];
        const at = (bit: number, old: number) => ((purposes & (1 << bit)) === 0 ? old : atMs);
        known.set(hash, { atMs: [at(0, before[0]), at(1, before[1]), at(2, before[2])] });
        lastId = id;
      }
      if (rows.length < pageRows) return;
    }
  };
  await read();
  let reading: Promise<void> | undefined;
  let isFailing = false;
  const timer = setInterval(() => {
    reading ??= read()
      .then(() => {
        isFailing = false;
      })
      .catch((error: unknown) => {
        if (!isFailing)
          log.warn(
            { reason: failureReason(error) },
            'consent taken back cannot be read; the last state goes on',
          );
        isFailing = true;
      })
      .finally(() => {
        reading = undefined;
      });
  }, readEveryMs);
  timer.unref();
  return {
    purposesOf: (siteId, visitor, chosenAtMs) => {
      if (known.size === 0) return 0;
      const taken = known.get(hashes.ofBrowser(siteId, visitor));
      if (taken === undefined) return 0;
      return taken.atMs.reduce(
        (sum, atMs, bit) => (atMs > 0 && (chosenAtMs ?? 0) <= atMs ? sum | (1 << bit) : sum),
        0,
      );
    },
    refresh: read,
    close: async () => {
      clearInterval(timer);
      await reading;
    },
  };
}
