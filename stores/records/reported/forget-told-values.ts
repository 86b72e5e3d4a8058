// Takes values out of the profile that nobody but a deleted event told. A name of which nothing else is known goes as well.

import { sql } from 'drizzle-orm';
import { changeIdentity, type IdentityTransaction } from '../identity/change-identity.ts';
import { erasePerson } from '../identity/erase-person.ts';
import { rebuildCards } from '../identity/rebuild-cards.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { openTold, type ToldValue } from './keep-things.ts';

export interface ForgottenTold {
  readonly source: string;
  readonly values: readonly ToldValue[];
}

/** More happenings of one person than any tool tells. */
const otherMax = 2_000;

/** The same again changes nothing. */
export async function forgetToldValues(
  records: Records,
  told: readonly ForgottenTold[],
  keys: OutboxKeys,
): Promise<void> {
  const names = [...new Set(told.flatMap(({ values }) => values.map(({ key }) => key)))];
  if (names.length === 0) return;
  const bare = await changeIdentity(records, async (db) => {
    const kept = await listOtherwiseTold(db, names, keys);
    const gone = told.flatMap(({ source, values }) =>
      values
        .filter((one) => !kept.has(nameValue(source, one)))
        .map(({ key, field, value }) => ({ key, field, value, source })),
    );
    const { rows } = await db.execute<{ personId: number }>(sql`
      WITH gone AS (
        DELETE FROM person_values v USING jsonb_to_recordset(${JSON.stringify(gone)}::jsonb)
          AS g(key text, field text, value text, source text), identity_keys k
        WHERE k.key = g.key AND v.key_id = k.id AND v.field = g.field AND v.value = g.value AND v.source = g.source
          AND v.confidence = 'claim'
        RETURNING k.person_id)
      SELECT DISTINCT person_id::float8 AS "personId" FROM gone LIMIT 10000`);
    await rebuildCards(
      db,
      rows.map(({ personId }) => personId),
    );
    return listBare(db, names);
  });
  // A deleted lead takes nobody's refusal of mail, nor what they asked for elsewhere.
  if (bare.length > 0) await erasePerson(records, bare, 'identity');
}

function nameValue(source: string, { key, field, value }: ToldValue): string {
  return [source, key, field, value].join('\n');
}

/** What other happenings of the same people told, which are still there. */
async function listOtherwiseTold(
  db: IdentityTransaction,
  names: readonly string[],
  keys: OutboxKeys,
): Promise<Set<string>> {
  const { rows } = await db.execute<{ sealed: string; source: string }>(sql`
    SELECT t.sealed_said AS sealed, c.provider AS source FROM reported_things t JOIN connections c ON c.id = t.connection_id
    WHERE t.people && ${sql.param(names.map(keys.hashPerson))}::text[] AND t.sealed_said <> '' LIMIT ${otherMax}`);
  return new Set(
    rows.flatMap(({ sealed, source }) => openTold(sealed, keys).map((one) => nameValue(source, one))),
  );
}

/** Names that nothing tells of any more: no value, no browser, no fact. */
async function listBare(db: IdentityTransaction, names: readonly string[]): Promise<string[]> {
  const { rows } = await db.execute<{ key: string }>(sql`
    SELECT k.key FROM identity_keys k WHERE k.key = ANY(${sql.param([...names])}::text[])
      AND NOT EXISTS (SELECT FROM person_values v WHERE v.key_id = k.id)
      AND NOT EXISTS (SELECT FROM visitor_words w WHERE w.key_id = k.id OR w.means_id = k.id)
      AND NOT EXISTS (SELECT FROM identity_facts f WHERE f.keys && ARRAY[k.id])
    LIMIT ${names.length}`);
  return rows.map(({ key }) => key);
}
