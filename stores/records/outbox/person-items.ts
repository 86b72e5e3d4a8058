// What the outbox, the CRMs' ledgers and the list of reported things hold of a person: shown in a copy of their data, and gone after an erasure.

import { sql } from 'drizzle-orm';
import { type ErasedInCrm, forgetPersonInCrms } from '../crm/person-traces.ts';
import { openTold, type ToldValue } from '../reported/keep-things.ts';
import { openSecret } from '../seal-secret.ts';
import { dropItemsAbout } from './forget-items.ts';
import type { OutboxKeys } from './outbox-keys.ts';
import type { RecordsTransaction } from './write-items.ts';

/** `names`: keys such as `email:anna@acme.example`. The same again changes nothing. Answers what still stands in CRMs. */
export async function forgetPersonItems(
  db: RecordsTransaction,
  names: readonly string[],
  keys: OutboxKeys,
): Promise<ErasedInCrm[]> {
  const hashes = names.map(keys.hashPerson);
  await dropItemsAbout(db, hashes);
  const inCrms = await forgetPersonInCrms(db, names, keys);
  const people = sql`${sql.param(hashes)}::text[]`;
  await db.execute(sql`DELETE FROM reported_things WHERE people && ${people}`);
  // The event has still to be taken out; who it was is no longer needed for that.
  await db.execute(sql`UPDATE event_deletions SET sealed_said = '', people = '{}' WHERE people && ${people}`);
  return inCrms;
}

export interface PersonItems {
  readonly items: readonly {
    readonly kind: string;
    readonly state: string;
    readonly createdAt: Date;
    readonly payload: unknown;
  }[];
  readonly reported: readonly { readonly at: Date; readonly told: readonly ToldValue[] }[];
}

const rowsMax = 10_000;

export async function readPersonItems(
  db: RecordsTransaction,
  names: readonly string[],
  keys: OutboxKeys,
): Promise<PersonItems> {
  const people = sql`${sql.param(names.map(keys.hashPerson))}::text[]`;
  const { rows: items } = await db.execute<{ kind: string; state: string; at: string; sealed: string }>(sql`
    SELECT kind, state, created_at AS at, sealed FROM outbox_items WHERE people && ${people} ORDER BY id LIMIT ${rowsMax}`);
  const { rows: reported } = await db.execute<{ at: string; sealed: string }>(sql`
    SELECT at, sealed_said AS sealed FROM reported_things WHERE people && ${people} ORDER BY at LIMIT ${rowsMax}`);
  return {
    items: items.map(({ kind, state, at, sealed }) => ({
      ...{ kind, state, createdAt: new Date(at), payload: openPayload(sealed, keys) },
    })),
    reported: reported.map(({ at, sealed }) => ({ at: new Date(at), told: openTold(sealed, keys) })),
  };
}

function openPayload(sealed: string, keys: OutboxKeys): unknown {
  return sealed === '' ? null : JSON.parse(openSecret(sealed, keys.payloads).toString('utf8'));
}
