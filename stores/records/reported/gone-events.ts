// Which events a provider has taken back: so that one that is still on the queue names nobody when it comes.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

/** More than are ever under way. */
const goneMax = 500_000;
/** A deletion is in effect in every processor after so long. */
const freshMs = 5_000;

export interface GoneEvents {
  /** Reads what was taken back since, at most every few seconds. Rejects when PostgreSQL is away. */
  load(): Promise<void>;
  has(siteId: number, eventId: string): boolean;
}

export function createGoneEvents(records: Records, now: () => number = Date.now): GoneEvents {
  let gone: ReadonlySet<string> = new Set();
  let readAtMs = Number.NEGATIVE_INFINITY;
  return {
    load: async () => {
      if (now() - readAtMs < freshMs) return;
      const startedMs = now();
      const { rows } = await records.db.execute<{ name: string }>(
        sql`SELECT site_id || ' ' || event_id AS name FROM event_deletions LIMIT ${goneMax}`,
      );
      gone = new Set(rows.map(({ name }) => name));
      readAtMs = startedMs;
    },
    has: (siteId, eventId) => gone.size > 0 && gone.has(`${siteId} ${eventId}`),
  };
}
