// Looks up which ids are in the table already, before anything is worked out. The same batch: an earlier try wrote it.
// Another batch: the event was sent twice.

import { z } from 'zod';
import type { EventReader, Question } from '#stores/events/event-store.ts';

export interface WantedId {
  readonly siteId: number;
  readonly id: string;
  readonly idTimeMs: number;
}

export interface KnownId {
  /** 16 hex digits. */
  batch: string;
  attempt: number;
}

// The window over id_time is what makes this quick: it reads a few granules of the sort key, while a set of exact times
// took seconds for 5,000 ids (the engine intersects the set with every granule). Aliases differ from the columns, since an
// alias of the same name would take the column's place in WHERE.
const knownIdsQuestion = {
  name: 'known-ids',
  sql: `SELECT site_id AS known_site, toString(id) AS known_id, lower(hex(batch)) AS known_batch, toUInt32(attempt) AS known_attempt
FROM events_v1
WHERE site_id IN {sites:Array(UInt32)}
  AND id_time BETWEEN fromUnixTimestamp64Milli({from:Int64}) AND fromUnixTimestamp64Milli({to:Int64})
  AND id IN {ids:Array(UUID)}
LIMIT 100000`,
  parameters: z.object({
    sites: z.array(z.number()),
    from: z.number(),
    to: z.number(),
    ids: z.array(z.string()),
  }),
  row: z.object({
    known_site: z.number(),
    known_id: z.string(),
    known_batch: z.string(),
    known_attempt: z.number(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;

/** Ids asked for at once; a served ClickHouse takes them in an address of at most 1 MB. */
const idsMax = 5_000;
/** Ids further apart than this are asked for apart, so that a late event does not widen the window of all others. */
const windowMsMax = 3_600_000;
/** Windows asked for one by one; beyond this many, the rest shares one wide window. */
const windowsMax = 24;

/** One id of one site: the same id at another site is another event. */
export function nameId(siteId: number, id: string): string {
  return `${siteId} ${id}`;
}

/** The rows known under these ids, by `nameId`; an id may have more than one row until they are merged. */
export async function findKnownIds(
  events: EventReader,
  wanted: readonly WantedId[],
): Promise<Map<string, KnownId[]>> {
  const known = new Map<string, KnownId[]>();
  for (const window of splitIntoWindows(wanted)) {
    const rows = await events.ask(knownIdsQuestion, {
      sites: [...new Set(window.map((event) => event.siteId))],
      from: window[0]?.idTimeMs ?? 0,
      to: window.at(-1)?.idTimeMs ?? 0,
      ids: window.map((event) => event.id),
    });
    for (const row of rows) {
      const entry = { batch: row.known_batch.padStart(16, '0'), attempt: row.known_attempt };
      const name = nameId(row.known_site, row.known_id);
      const others = known.get(name);
      if (others === undefined) known.set(name, [entry]);
      else others.push(entry);
    }
  }
  return known;
}

function splitIntoWindows(wanted: readonly WantedId[]): WantedId[][] {
  const sorted = [...wanted].sort((a, b) => a.idTimeMs - b.idTimeMs);
  const windows: WantedId[][] = [];
  let current: WantedId[] = [];
  for (const event of sorted) {
    const first = current[0];
    const isFar = first !== undefined && event.idTimeMs - first.idTimeMs > windowMsMax;
    if (current.length >= idsMax || (isFar && windows.length < windowsMax)) {
      windows.push(current);
      current = [];
    }
    current.push(event);
  }
  if (current.length > 0) windows.push(current);
  return windows;
}
