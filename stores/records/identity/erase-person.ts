// Takes a person out of the records for good. What is left is a keyed hash of each key, by which it is known again and refused.

import { sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { inCommitOrder } from '../commit-order.ts';
import { eraseCustomTexts } from '../custom/erase-custom-texts.ts';
import { eraseImportRows } from '../engagement-import/erase-import-rows.ts';
import { dropExports } from '../exports/keep-exports.ts';
import { eraseSavedSearches } from '../filters/erase-saved-searches.ts';
import { eraseLeadTexts } from '../leads/erase-lead-texts.ts';
import type { Records } from '../open-records.ts';
import { eraseOrderTexts } from '../orders/erase-order-texts.ts';
import { writtenPhone } from '../questions/person-export.ts';
import { eraseLines } from '../scores/erase-lines.ts';
import { assignVisitors } from './assign-visitors.ts';
import { changeIdentity, type IdentityTransaction } from './change-identity.ts';
import { findNeighbours } from './hold-keys.ts';
import { rebuildCards } from './rebuild-cards.ts';
import { rejoinKeys } from './rejoin-keys.ts';

/** From here on no event brings any of them back. */
export async function markErased(
  { db }: Records,
  keys: readonly string[],
  by: Author,
  hashOf: (key: string) => string,
): Promise<void> {
  const hashes = keys.map(hashOf);
  await db.transaction(async (transaction) => {
    await inCommitOrder(transaction, 'erased_keys');
    await transaction.execute(sql`
      INSERT INTO erased_keys (hash, by_name)
      SELECT hash, ${by.name} FROM unnest(${sql.param(hashes)}::text[]) AS hash ON CONFLICT (hash) DO NOTHING`);
  });
}

/**
 * What goes: who they were alone, or everything that is theirs with what the events under `subjects` asked for. Requests and
 * mailings have a time of their own to be kept.
 */
type ErasedParts = 'identity' | { readonly subjects: readonly string[] };

/**
 * Keys with their words, spans, values and card, the facts that name them, and what their browsers said of a company. Who they
 * are goes last: until then a second try finds all their names. Somebody may also be an address alone, which is no key at all.
 * `before`: what goes together with who they are, while their names still stand.
 */
export async function erasePerson(
  records: Records,
  keys: readonly string[],
  parts: ErasedParts,
  before: (db: IdentityTransaction) => Promise<void> = async () => undefined,
): Promise<void> {
  if (parts !== 'identity') {
    await records.db.transaction((db) => eraseMail(db, keys, parts.subjects));
    // Looks through texts, which takes its time: nobody who says who is who waits for it.
    await eraseImportRows(records.db, keys);
    await eraseLeadTexts(records.db, keys);
    await eraseCustomTexts(records.db, keys);
    await eraseOrderTexts(records.db, keys);
  }
  await eraseSavedSearches(records.db, keys);
  await changeIdentity(records, async (db) => {
    await before(db);
    await eraseIdentity(db, keys);
  });
  // At the end: one that was begun meanwhile has read what was still there. Old age is no such case: a file lives for a day.
  if (parts !== 'identity') await dropExports(records);
}

async function eraseIdentity(db: IdentityTransaction, keys: readonly string[]): Promise<void> {
  const ids = await findIds(db, keys);
  if (ids.length === 0) return;
  const own = sql`${sql.param(ids)}::bigint[]`;
  const neighbours = (await findNeighbours(db, ids)).filter((id) => !ids.includes(id));
  const { rows: visitors } = await db.execute<{ siteId: number; visitor: string }>(sql`
    SELECT DISTINCT site_id AS "siteId", visitor FROM visitor_words WHERE key_id = ANY(${own}) OR means_id = ANY(${own})`);
  await eraseLines(db, {
    personIds: await personsOf(db, ids),
    visitors: visitors.map(({ visitor }) => visitor),
  });
  await db.execute(sql`DELETE FROM identity_facts f WHERE f.keys && ${own} OR f.tie IN (
    SELECT id FROM identity_facts t WHERE t.keys && ${own})`);
  await db.execute(sql`
    DELETE FROM visitor_claims c USING unnest(${sql.param(visitors.map(({ siteId }) => siteId))}::int[],
      ${sql.param(visitors.map(({ visitor }) => visitor))}::text[]) AS v(site_id, visitor)
    WHERE c.site_id = v.site_id AND c.visitor = v.visitor`);
  const { rows: others } = await db.execute<{ id: number }>(sql`
    SELECT id::float8 AS id FROM identity_keys
    WHERE person_id IN (SELECT person_id FROM identity_keys WHERE id = ANY(${own})) AND NOT id = ANY(${own})`);
  await db.execute(sql`DELETE FROM identity_keys WHERE id = ANY(${own})`);
  await assignVisitors(db, visitors);
  const left = [...new Set([...neighbours, ...others.map(({ id }) => id)])];
  const changed = await rejoinKeys(db, left);
  await rebuildCards(db, changed);
}

async function personsOf(db: IdentityTransaction, keyIds: readonly number[]): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT DISTINCT person_id::float8 AS id FROM identity_keys WHERE id = ANY(${sql.param(keyIds)}::bigint[])`);
  return rows.map(({ id }) => id);
}

async function findIds(db: IdentityTransaction, keys: readonly string[]): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT id::float8 AS id FROM identity_keys WHERE key = ANY(${sql.param(keys)}::text[])`);
  return rows.map(({ id }) => id);
}

/**
 * What they asked for, and that they were written to. A refusal of mail goes as well: whoever imports the address again is told
 * that it was erased.
 */
async function eraseMail(
  db: IdentityTransaction,
  keys: readonly string[],
  subjects: readonly string[],
): Promise<void> {
  const emails = sql`${sql.param(
    keys.flatMap((key) => (key.startsWith('email:') ? [key.slice('email:'.length)] : [])),
  )}::text[]`;
  const phones = sql`${sql.param(
    keys.flatMap((key) => (key.startsWith('phone:') ? [key.slice('phone:'.length)] : [])),
  )}::text[]`;
  await db.execute(sql`
    DELETE FROM requests WHERE (said_email <> '' AND lower(trim(said_email)) = ANY(${emails}))
      OR id IN (SELECT request_id FROM confirmed_answers WHERE lower(trim(email)) = ANY(${emails}))
      OR (said_email = '' AND said_phone <> '' AND ${writtenPhone} = ANY(${phones}))
      OR subjects && ${sql.param([...subjects])}::text[]`);
  for (const table of ['link_hits', 'link_sights'])
    await db.execute(sql`
      DELETE FROM ${sql.identifier(table)} WHERE recipient_id IN (
        SELECT id FROM mail_recipients WHERE lower(email) = ANY(${emails}))`);
  await db.execute(sql`DELETE FROM mail_recipients WHERE lower(email) = ANY(${emails})`);
  await db.execute(sql`DELETE FROM mail_refusals WHERE lower(email) = ANY(${emails})`);
}
