// Keeps what was said in browsers. Told twice or in another order, the same rows come out: first and last of an hour are the
// least and the greatest of all that was told.

import { sql } from 'drizzle-orm';
import type { SaidWord } from '#contract/said.ts';
import type { IdentityTransaction } from './change-identity.ts';

export interface VisitorName {
  readonly siteId: number;
  readonly visitor: string;
}

const hourMs = 3_600_000;

/** Answers the browsers concerned. */
export async function keepWords(
  db: IdentityTransaction,
  words: readonly SaidWord[],
  idOf: (key: string) => number,
): Promise<VisitorName[]> {
  if (words.length === 0) return [];
  const rows = gather(words, idOf);
  const column = <K extends keyof GatheredWord>(name: K) => sql.param(rows.map((row) => row[name]));
  await db.execute(sql`
    INSERT INTO visitor_words AS w (site_id, visitor, key_id, means_id, strength, hour, token, first_at, first_id, last_at, last_id, how)
    SELECT site_id, visitor, key_id, means_id, strength, hour, token, to_timestamp(first_ms / 1000.0), first_id,
      to_timestamp(last_ms / 1000.0), last_id, how
    FROM unnest(${column('siteId')}::int[], ${column('visitor')}::text[], ${column('keyId')}::bigint[],
      ${column('meansId')}::bigint[], ${column('strength')}::text[], ${column('hour')}::int[], ${column('token')}::bigint[],
      ${column('firstMs')}::float8[], ${column('firstId')}::text[], ${column('lastMs')}::float8[],
      ${column('lastId')}::text[], ${column('how')}::text[])
      AS told(site_id, visitor, key_id, means_id, strength, hour, token, first_ms, first_id, last_ms, last_id, how)
    ON CONFLICT (site_id, visitor, key_id, means_id, strength, hour, token) DO UPDATE SET
      how = CASE WHEN (excluded.first_at, excluded.first_id) < (w.first_at, w.first_id) THEN excluded.how ELSE w.how END,
      first_id = CASE WHEN (excluded.first_at, excluded.first_id) < (w.first_at, w.first_id) THEN excluded.first_id ELSE w.first_id END,
      first_at = least(excluded.first_at, w.first_at),
      last_id = CASE WHEN (excluded.last_at, excluded.last_id) > (w.last_at, w.last_id) THEN excluded.last_id ELSE w.last_id END,
      last_at = greatest(excluded.last_at, w.last_at)`);
  return listVisitors(words);
}

interface GatheredWord {
  siteId: number;
  visitor: string;
  keyId: number;
  meansId: number;
  strength: string;
  hour: number;
  token: number;
  firstMs: number;
  firstId: string;
  lastMs: number;
  lastId: string;
  how: string;
}

/** One row for each that the table has one of. */
function gather(words: readonly SaidWord[], idOf: (key: string) => number): GatheredWord[] {
  const rows = new Map<string, GatheredWord>();
  for (const { siteId, visitor, key, means, strength, atMs, id, how, token = 0 } of words) {
    const hour = Math.floor(atMs / hourMs);
    const [keyId, meansId] = [idOf(key), idOf(means)];
    const name = [siteId, visitor, keyId, meansId, strength, hour, token].join(' ');
    const row = rows.get(name);
    if (row === undefined) {
      const once = { firstMs: atMs, firstId: id, lastMs: atMs, lastId: id, how };
      rows.set(name, { ...{ siteId, visitor, keyId, meansId, strength, hour, token }, ...once });
      continue;
    }
    if (atMs < row.firstMs || (atMs === row.firstMs && id < row.firstId))
      Object.assign(row, { firstMs: atMs, firstId: id, how });
    if (atMs > row.lastMs || (atMs === row.lastMs && id > row.lastId))
      Object.assign(row, { lastMs: atMs, lastId: id });
  }
  return [...rows.values()];
}

function listVisitors(words: readonly SaidWord[]): VisitorName[] {
  return [
    ...new Map(words.map(({ siteId, visitor }) => [`${siteId} ${visitor}`, { siteId, visitor }])).values(),
  ];
}
