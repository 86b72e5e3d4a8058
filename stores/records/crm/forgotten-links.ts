// What the connections to CRMs hold of people who are forgotten because nothing was heard of them for long: the ledger names them no
// more. What Fiuto had made of them in a CRM stays there, where somebody may work with it, and is listed for an administrator.

import { sql } from 'drizzle-orm';
import { ownIdOf, readOwnId } from '#intelligence/sync/own-id.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { dropItemsAbout } from '../outbox/forget-items.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import type { RecordsTransaction } from '../outbox/write-items.ts';
import { listOpenErasures } from '../rights/erasure-runs.ts';
import { namesNobody } from './person-traces.ts';

type Db = Pick<Records['db'] | Transaction, 'execute'>;

/** `names`: keys such as `email:anna@acme.example`, before they go. The same again changes nothing. */
export async function forgetOldInCrms(
  db: RecordsTransaction,
  names: readonly string[],
  keys: OutboxKeys,
): Promise<void> {
  const hashes = names.map(keys.hashPerson);
  await dropItemsAbout(db, hashes);
  await db.execute(
    sql`UPDATE crm_writes SET ${namesNobody} WHERE people && ${sql.param([...hashes])}::text[]`,
  );
  await db.execute(sql`
    DELETE FROM crm_questions WHERE key_id IN (
      SELECT id FROM identity_keys WHERE key = ANY(${sql.param([...names])}::text[]))`);
}

/**
 * Links whose person is gone, by whichever way. Whether their record stands there still is told of those alone that we had made. Not while
 * somebody is being erased, who looks for them too: the next run does it.
 */
export async function releaseLinks({ db }: Records): Promise<void> {
  if ((await listOpenErasures({ db }, 1)).length > 0) return;
  await db.execute(sql`
    UPDATE crm_links SET our_id = 'forgotten_' || id, pushed_hash = '', seen_hash = '', gone_at = now(), gone_reason = 'forgotten'
    WHERE kind = 'person' AND key_id IS NULL AND gone_at IS NULL AND found_by = 'created'`);
  await db.execute(sql`
    DELETE FROM crm_links WHERE kind = 'person' AND key_id IS NULL AND gone_reason NOT IN ('erased', 'erased_there', 'forgotten')`);
}

/** Of our ids as they stand in their records those of people who are gone: whoever bears one is nobody's. */
export async function findGoneOwnIds(db: Db, ownIds: readonly string[]): Promise<Set<string>> {
  const ids = ownIds.flatMap((ownId) => {
    const own = readOwnId(ownId);
    return own?.kind === 'person' && /^\d{1,15}$/.test(own.id) ? [Number(own.id)] : [];
  });
  if (ids.length === 0) return new Set();
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT id::float8 AS id FROM unnest(${sql.param(ids)}::bigint[]) AS asked(id)
    WHERE NOT EXISTS (SELECT FROM identity_keys k WHERE k.id = asked.id) LIMIT ${ids.length}`);
  return new Set(rows.map(({ id }) => ownIdOf('person', id)));
}
