// Works out whose the browsers were of which something was said, and keeps it in place of what was worked out before.

import { sql } from 'drizzle-orm';
import { assignVisitor, type VisitorSpan } from '#intelligence/identity/assign-visitor.ts';
import { type KeptWord, nameWords } from '#intelligence/identity/name-words.ts';
import type { IdentityTransaction } from './change-identity.ts';
import { type IdentityBounds, identityBounds } from './identity-bounds.ts';
import { keepBrowserRefusals } from './keep-refusals.ts';
import type { VisitorName } from './keep-words.ts';

/** Rows of one browser that are read, what was proven first, then the newest: years of a busy one. */
const wordsMax = 20_000;
/** Of a longer history the beginning is read as well, since what was done before any word is the first one's. */
const firstWordsMax = 200;

interface WordRow extends Record<string, unknown> {
  siteId: number;
  visitor: string;
  keyId: string;
  meansId: string;
  strength: 'claim' | 'proof';
  firstMs: number;
  firstId: string;
  lastMs: number;
  lastId: string;
}

export async function assignVisitors(
  db: IdentityTransaction,
  visitors: readonly VisitorName[],
  bounds: Pick<IdentityBounds, 'peoplePerVisitor'> = identityBounds,
): Promise<void> {
  if (visitors.length === 0) return;
  const words = await loadWords(db, visitors);
  const siteIds = sql.param(visitors.map(({ siteId }) => siteId));
  const names = sql.param(visitors.map(({ visitor }) => visitor));
  await db.execute(sql`
    DELETE FROM visitor_spans s USING unnest(${siteIds}::int[], ${names}::text[]) AS v(site_id, visitor)
    WHERE s.site_id = v.site_id AND s.visitor = v.visitor`);
  const assigned = visitors.map(({ siteId, visitor }) => {
    const said = words.get(`${siteId} ${visitor}`) ?? [];
    // Each key by itself: who is one person is asked when it is read, and may change.
    return { siteId, visitor, ...assignVisitor(nameWords(said), (key) => key, bounds.peoplePerVisitor) };
  });
  await keepBrowserRefusals(db, assigned);
  const spans = assigned.flatMap(({ siteId, visitor, spans: found }) =>
    found.map((span, place) => rowOf(siteId, visitor, span, place, found[place + 1])),
  );
  if (spans.length === 0) return;
  const column = <K extends keyof SpanRow>(name: K) => sql.param(spans.map((span) => span[name]));
  await db.execute(sql`
    INSERT INTO visitor_spans (site_id, visitor, place, from_ms, to_ms, key_id, strength)
    SELECT * FROM unnest(${column('siteId')}::int[], ${column('visitor')}::text[], ${column('place')}::smallint[],
      ${column('fromMs')}::bigint[], ${column('toMs')}::bigint[], ${column('keyId')}::bigint[], ${column('strength')}::text[])`);
}

interface SpanRow {
  siteId: number;
  visitor: string;
  place: number;
  fromMs: number | null;
  toMs: number | null;
  keyId: number;
  strength: string;
}

function rowOf(
  siteId: number,
  visitor: string,
  { fromMs, key, strength }: VisitorSpan,
  place: number,
  next: VisitorSpan | undefined,
): SpanRow {
  return { siteId, visitor, place, fromMs, toMs: next?.fromMs ?? null, keyId: Number(key), strength };
}

/** Keys as their numbers in text: the pure part compares them and nothing else. */
async function loadWords(
  db: IdentityTransaction,
  visitors: readonly VisitorName[],
): Promise<Map<string, KeptWord[]>> {
  const { rows } = await db.execute<WordRow>(sql`
    SELECT w.* FROM unnest(${sql.param(visitors.map(({ siteId }) => siteId))}::int[],
      ${sql.param(visitors.map(({ visitor }) => visitor))}::text[]) AS v(site_id, visitor)
    CROSS JOIN LATERAL (
      SELECT site_id AS "siteId", visitor, key_id::text AS "keyId", means_id::text AS "meansId", strength,
        (extract(epoch FROM first_at) * 1000)::float8 AS "firstMs", first_id AS "firstId",
        (extract(epoch FROM last_at) * 1000)::float8 AS "lastMs", last_id AS "lastId"
      FROM (
        (SELECT * FROM visitor_words n WHERE n.site_id = v.site_id AND n.visitor = v.visitor
          ORDER BY strength DESC, hour DESC, key_id, means_id, token LIMIT ${wordsMax})
        UNION
        (SELECT * FROM visitor_words o WHERE o.site_id = v.site_id AND o.visitor = v.visitor
          ORDER BY hour, key_id, means_id, strength, token LIMIT ${firstWordsMax})) AS own) AS w`);
  const words = new Map<string, KeptWord[]>();
  for (const row of rows) {
    const name = `${row.siteId} ${row.visitor}`;
    const said = words.get(name) ?? [];
    words.set(name, said);
    const { keyId: key, meansId: means, strength } = row;
    said.push({ id: `${row.firstId} ${key}`, atMs: Math.round(row.firstMs), key, means, strength });
    if (row.lastId !== row.firstId)
      said.push({ id: `${row.lastId} ${key}`, atMs: Math.round(row.lastMs), key, means, strength });
  }
  return words;
}
