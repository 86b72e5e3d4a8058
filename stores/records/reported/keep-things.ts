// Keeps which events came of which thing that a provider told of, so that they are found when it is gone.

import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import type { RecordsTransaction } from '../outbox/write-items.ts';
import { openSecret, sealSecret } from '../seal-secret.ts';

/** A value that an event told of somebody, under the name of the person. */
const told = z.array(z.object({ key: z.string(), field: z.string(), value: z.string() }));
export type ToldValue = z.output<typeof told>[number];

export interface ReportedThing {
  readonly connectionId: number;
  /** Keyed hash of the provider's id. */
  readonly thing: string;
  readonly siteId: number;
  readonly eventId: string;
  /** Of the event, milliseconds since 1970. */
  readonly atMs: number;
  /** Names of the person, such as `email:anna@acme.example`. */
  readonly people: readonly string[];
  readonly told: readonly ToldValue[];
}

/** One write for all. */
export async function keepThings(
  db: RecordsTransaction,
  things: readonly ReportedThing[],
  keys: OutboxKeys,
): Promise<void> {
  if (things.length === 0) return;
  const rows = things.map((one) => ({
    connection_id: one.connectionId,
    thing: one.thing,
    event_id: one.eventId,
    site_id: one.siteId,
    at: new Date(one.atMs),
    sealed_said: one.told.length === 0 ? '' : sealTold(one.told, keys),
    people: one.people.map(keys.hashPerson),
  }));
  await db.execute(sql`
    INSERT INTO reported_things (connection_id, thing, event_id, site_id, at, sealed_said, people)
    SELECT connection_id, thing, event_id, site_id, at, sealed_said, ARRAY(SELECT jsonb_array_elements_text(people))
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(connection_id int, thing text, event_id uuid, site_id int,
      at timestamptz, sealed_said text, people jsonb)
    ON CONFLICT (connection_id, thing, event_id) DO NOTHING`);
}

function sealTold(values: readonly ToldValue[], keys: OutboxKeys): string {
  return sealSecret(Buffer.from(JSON.stringify(values)), keys.payloads);
}

/** Throws when it was sealed with another key. */
export function openTold(sealed: string, keys: OutboxKeys): ToldValue[] {
  if (sealed === '') return [];
  return told.parse(JSON.parse(openSecret(sealed, keys.payloads).toString('utf8')));
}

const forgottenAtOnce = 20_000;

/** As old as no event of a person is any more. Answers how many rows went; more may be left. */
export async function forgetThings(db: RecordsTransaction, before: Date): Promise<number> {
  const things = await db.execute(sql`
    DELETE FROM reported_things WHERE (connection_id, thing, event_id) IN (
      SELECT connection_id, thing, event_id FROM reported_things WHERE at < ${before} ORDER BY at LIMIT ${forgottenAtOnce})`);
  const gone = await db.execute(sql`
    DELETE FROM gone_things WHERE (connection_id, thing) IN (
      SELECT connection_id, thing FROM gone_things WHERE gone_at < ${before} ORDER BY gone_at LIMIT ${forgottenAtOnce})`);
  return (things.rowCount ?? 0) + (gone.rowCount ?? 0);
}
