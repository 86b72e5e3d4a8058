// What the records must give back when an import is undone: rows that another import holds as well go over to that one, requests
// are taken away, values and names that nobody else has told of are gone.

import { sql } from 'drizzle-orm';
import { importSource } from '#contract/engagement-import.ts';
import { changeIdentity } from '../identity/change-identity.ts';
import { rebuildCards } from '../identity/rebuild-cards.ts';
import type { Records } from '../open-records.ts';
import { withdrawMessages } from '../questions/keep-conversations.ts';

/** Each shared row goes to the oldest of the other imports that hold it: its event stays. Doing it twice changes nothing. */
export async function handOverRows(records: Records, importId: number, siteId: number): Promise<void> {
  await records.db.execute(sql`
    WITH shared AS (
      SELECT DISTINCT ON (r.row_key) r.row_key, r.event_id, coalesce(r.inherited_from, r.import_id) AS origin,
        o.import_id AS heir, o.line AS heir_line
      FROM engagement_import_rows r
      JOIN engagement_import_rows o ON o.row_key = r.row_key AND o.import_id <> r.import_id AND o.outcome = 'known'
      JOIN engagement_imports i ON i.id = o.import_id AND i.site_id = ${siteId} AND i.state IN ('applying', 'applied')
      WHERE r.import_id = ${importId} AND r.outcome = 'new' AND r.event_id IS NOT NULL
      ORDER BY r.row_key, o.import_id, o.line)
    , given AS (
      UPDATE engagement_import_rows h SET outcome = 'new', event_id = shared.event_id, inherited_from = shared.origin
      FROM shared WHERE h.import_id = shared.heir AND h.line = shared.heir_line RETURNING h.row_key)
    UPDATE engagement_import_rows r SET outcome = 'known', event_id = NULL
    FROM given WHERE r.import_id = ${importId} AND r.row_key = given.row_key AND r.outcome = 'new'`);
}

export type OwnedEvent = {
  eventId: string;
  /** Null when it came with this very import. */
  inheritedFrom: number | null;
};

/** Events that are of one import, by id; those that follow `after`. */
export async function listOwnedEvents(
  records: Records,
  importId: number,
  afterLine: number,
  limit: number,
): Promise<(OwnedEvent & { line: number })[]> {
  const { rows } = await records.db.execute<OwnedEvent & { line: number }>(sql`
    SELECT line, event_id AS "eventId", inherited_from AS "inheritedFrom" FROM engagement_import_rows
    WHERE import_id = ${importId} AND outcome = 'new' AND event_id IS NOT NULL AND line > ${afterLine}
    ORDER BY line LIMIT ${limit}`);
  return rows;
}

/** Events that came with one of these imports and are another's than `heirId`: they outlive it. At most a million. */
export async function listHandedOver(
  records: Records,
  originIds: readonly number[],
  heirId: number,
): Promise<{ id: string; origin: number }[]> {
  const { rows } = await records.db.execute<{ id: string; origin: number }>(sql`
    SELECT event_id AS id, inherited_from AS origin FROM engagement_import_rows
    WHERE inherited_from = ANY(${sql.param(originIds)}::int[]) AND import_id <> ${heirId} AND outcome = 'new'
      AND event_id IS NOT NULL ORDER BY event_id LIMIT 1000000`);
  return rows;
}

/** How many requests are gone is added to what the run of the import has undone. */
export function withdrawRequests(
  records: Records,
  { id, siteId }: { id: number; siteId: number },
  eventIds: readonly string[],
): Promise<void> {
  return records.db.transaction(async (db) => {
    const { rowCount } = await db.execute(sql`
      DELETE FROM requests WHERE site_id = ${siteId} AND event_id = ANY(${sql.param(eventIds)}::uuid[])`);
    const gone = (rowCount ?? 0) + (await withdrawMessages(db, siteId, eventIds));
    await addUndone(db, id, { people: 0, requests: gone });
  });
}

/**
 * In the transaction that takes something away, so that a run which is cut off and begun again counts each thing once, whenever it
 * is cut off.
 */
async function addUndone(
  db: Pick<Records['db'], 'execute'>,
  importId: number,
  { people, requests }: { people: number; requests: number },
): Promise<void> {
  if (people + requests === 0) return;
  await db.execute(sql`
    UPDATE engagement_imports SET undone = jsonb_build_object('events', 0, 'kept', 0,
      'people', coalesce((undone->>'people')::int, 0) + ${people}::int,
      'requests', coalesce((undone->>'requests')::int, 0) + ${requests}::int)
    WHERE id = ${importId}`);
}

export type ToldKey = {
  id: number;
  key: string;
};

/** Names of which an import has told something, and names in networks, of which it may have told nothing but the name. */
export async function listToldKeys(
  records: Records,
  importIds: readonly number[],
  afterId: number,
  limit: number,
): Promise<ToldKey[]> {
  const { rows } = await records.db.execute<ToldKey>(sql`
    SELECT DISTINCT k.id::float8 AS id, k.key FROM person_values v JOIN identity_keys k ON k.id = v.key_id
    WHERE v.source LIKE 'import:%' AND v.source = ANY(${sql.param(importIds.map(importSource))}::text[]) AND v.key_id > ${afterId}
    ORDER BY id LIMIT ${limit}`);
  return rows;
}

export async function listSocialKeys(records: Records, afterId: number, limit: number): Promise<ToldKey[]> {
  const { rows } = await records.db.execute<ToldKey>(sql`
    SELECT id::float8 AS id, key FROM identity_keys WHERE id > ${afterId} AND key LIKE 'social:%' ORDER BY id LIMIT ${limit}`);
  return rows;
}

/**
 * Takes back what imports told of these; whoever is known by nothing else is nobody any more. `isMetElsewhere`: events beside the
 * import's name the key. How many names are gone is added to what the run of `importId` has undone.
 */
export function withdrawKeys(
  records: Records,
  importId: number,
  importIds: readonly number[],
  keys: readonly (ToldKey & { isMetElsewhere: boolean })[],
): Promise<void> {
  const ids = keys.map(({ id }) => id);
  const lonely = keys.filter(({ isMetElsewhere }) => !isMetElsewhere).map(({ id }) => id);
  return changeIdentity(records, async (db) => {
    const { rows: persons } = await db.execute<{ id: number }>(sql`
      SELECT DISTINCT person_id::float8 AS id FROM identity_keys WHERE id = ANY(${sql.param(ids)}::bigint[])`);
    await db.execute(sql`
      DELETE FROM person_values WHERE key_id = ANY(${sql.param(ids)}::bigint[])
        AND source = ANY(${sql.param(importIds.map(importSource))}::text[])`);
    const { rowCount } = await db.execute(sql`
      DELETE FROM identity_keys k WHERE k.id = ANY(${sql.param(lonely)}::bigint[])
        AND NOT EXISTS (SELECT FROM person_values v WHERE v.key_id = k.id)
        AND NOT EXISTS (SELECT FROM visitor_words w WHERE w.key_id = k.id OR w.means_id = k.id)
        AND NOT EXISTS (SELECT FROM identity_facts f WHERE f.keys @> ARRAY[k.id])
        AND NOT EXISTS (SELECT FROM identity_keys o WHERE o.person_id = k.id AND o.id <> k.id)`);
    await rebuildCards(
      db,
      persons.map(({ id }) => id),
    );
    await addUndone(db, importId, { people: rowCount ?? 0, requests: 0 });
  });
}
