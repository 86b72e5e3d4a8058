// Filters that a user shares stay for whoever reads them when the user is removed: whoever gets the work has them, else an
// administrator. Filters of their own go with the user.

import { sql } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';

interface GivenFilters {
  readonly fromId: string;
  /** Who gets their work; agents share nothing. */
  readonly toId: string | undefined;
  /** Whoever removes the user: has them where nobody gets the work. */
  readonly byId: string;
}

/** Of one user and list there are at most 50 that they made, and those that they were given. */
const rowsMax = 10_000;
const nameMax = 60;

/** A name that the new owner has already bears the former owner's, and where that is taken too, a number. */
export async function giveSharedFilters(
  db: Transaction,
  { fromId, toId, byId }: GivenFilters,
): Promise<void> {
  const { rows: heirs } = await db.execute<{ id: string }>(sql`
    SELECT u.id FROM users u WHERE u.id <> ${fromId}
      AND (u.role = 'administrator' OR (u.id = ${toId ?? null} AND u.role <> 'agent'))
    ORDER BY u.id = ${toId ?? ''} DESC, u.id = ${byId} DESC, u.created_at, u.id LIMIT 1`);
  const [heir] = heirs;
  if (heir === undefined) return;
  const { rows } = await db.execute<SharedFilter>(sql`
    SELECT f.id::float8 AS id, f.list, f.name, u.name AS "from" FROM saved_filters f JOIN users u ON u.id = f.owner_id
    WHERE f.owner_id = ${fromId} AND (f.sharing = 'all' OR (f.sharing = 'team' AND f.team_id IS NOT NULL))
    ORDER BY f.id LIMIT ${rowsMax} FOR UPDATE OF f`);
  if (rows.length === 0) return;
  const { rows: kept } = await db.execute<{ list: string; name: string }>(sql`
    SELECT f.list, f.name FROM saved_filters f WHERE f.owner_id = ${heir.id} LIMIT ${rowsMax}`);
  const taken = new Set(kept.map(({ list, name }) => `${list}\n${name}`));
  for (const { id, list, name, from } of rows) {
    const free = freeName(name, from, (one) => !taken.has(`${list}\n${one}`));
    taken.add(`${list}\n${free}`);
    await db.execute(sql`UPDATE saved_filters SET owner_id = ${heir.id}, name = ${free} WHERE id = ${id}`);
  }
}

interface SharedFilter extends Record<string, unknown> {
  readonly id: number;
  readonly list: string;
  readonly name: string;
  readonly from: string;
}

function freeName(name: string, from: string, isFree: (name: string) => boolean): string {
  if (isFree(name)) return name;
  for (let number = 1; ; number += 1) {
    const mark = number === 1 ? ` (${cut(from, nameMax / 2)})` : ` (${cut(from, nameMax / 2)} ${number})`;
    const one = `${cut(name, nameMax - mark.length)}${mark}`;
    if (isFree(one)) return one;
  }
}

/** Whole letters alone. */
function cut(text: string, max: number): string {
  let short = '';
  for (const letter of text) {
    if (short.length + letter.length > max) break;
    short += letter;
  }
  return short;
}
