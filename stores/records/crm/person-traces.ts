// What the connections to CRMs hold of a person: shown in a copy of their data, and gone after an erasure. That a record of them stands in
// a CRM is kept without who it is, so that an administrator can be told what to delete there.

import { sql } from 'drizzle-orm';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import type { RecordsTransaction } from '../outbox/write-items.ts';
import { openWrite } from './crm-ledger.ts';

/** `names`: keys such as `email:anna@acme.example`; before the keys themselves go. The same again changes nothing. */
export async function forgetPersonInCrms(
  db: RecordsTransaction,
  names: readonly string[],
  keys: OutboxKeys,
): Promise<void> {
  const people = sql`${sql.param(names.map(keys.hashPerson))}::text[]`;
  const own = sql`(SELECT id FROM identity_keys WHERE key = ANY(${sql.param([...names])}::text[]))`;
  await db.execute(
    sql`UPDATE crm_writes SET sealed = '', our_id = '', people = '{}' WHERE people && ${people}`,
  );
  await db.execute(sql`DELETE FROM crm_questions WHERE key_id IN ${own}`);
  // It never comes back from there: what bears their id is passed over.
  await db.execute(sql`
    UPDATE crm_links SET our_id = 'erased_' || id, key_id = NULL, pushed_hash = '', seen_hash = '', gone_at = now(),
      gone_reason = 'erased' WHERE key_id IN ${own}`);
}

const rowsMax = 10_000;

export interface PersonInCrms {
  /** Where a record of them stands. */
  readonly records: readonly {
    readonly crm: string;
    readonly provider: string;
    readonly id: string;
    readonly since: Date;
  }[];
  readonly writes: readonly {
    readonly crm: string;
    readonly action: string;
    readonly at: Date;
    readonly content: unknown;
  }[];
}

export async function readPersonInCrms(
  db: RecordsTransaction,
  names: readonly string[],
  keys: OutboxKeys,
): Promise<PersonInCrms> {
  const people = sql`${sql.param(names.map(keys.hashPerson))}::text[]`;
  const { rows: links } = await db.execute<{ crm: string; provider: string; id: string; since: string }>(sql`
    SELECT c.name AS crm, c.provider, l.their_id AS id, l.linked_at AS since FROM crm_links l
    JOIN crm_connections c ON c.id = l.crm_id JOIN identity_keys k ON k.id = l.key_id
    WHERE k.key = ANY(${sql.param([...names])}::text[]) ORDER BY l.id LIMIT ${rowsMax}`);
  const { rows: writes } = await db.execute<{ crm: string; action: string; at: string; sealed: string }>(sql`
    SELECT c.name AS crm, w.action, w.at, w.sealed FROM crm_writes w JOIN crm_connections c ON c.id = w.crm_id
    WHERE w.people && ${people} ORDER BY w.id LIMIT ${rowsMax}`);
  return {
    records: links.map(({ since, ...link }) => ({ ...link, since: new Date(since) })),
    writes: writes.map(({ crm, action, at, sealed }) => ({
      ...{ crm, action, at: new Date(at), content: openWrite({ sealed }, keys)?.after ?? null },
    })),
  };
}

/** Records of erased people that still stand in a CRM: what cannot be reached from here. */
export async function listErasedThere(
  db: RecordsTransaction,
  crmId: number,
): Promise<{ readonly id: string; readonly erasedAt: Date }[]> {
  const { rows } = await db.execute<{ id: string; at: string }>(sql`
    SELECT their_id AS id, gone_at AS at FROM crm_links WHERE crm_id = ${crmId} AND gone_reason = 'erased'
    ORDER BY gone_at DESC, id LIMIT ${rowsMax}`);
  return rows.map(({ id, at }) => ({ id, erasedAt: new Date(at) }));
}

const forgottenAtOnce = 10_000;

/** Lines of the ledger that are older than a moment; more may be left. */
export async function forgetWrites(db: RecordsTransaction, before: Date): Promise<number> {
  const { rowCount } = await db.execute(sql`
    DELETE FROM crm_writes WHERE id IN (
      SELECT id FROM crm_writes WHERE at < ${before.toISOString()}::timestamptz ORDER BY id LIMIT ${forgottenAtOnce})`);
  return rowCount ?? 0;
}
