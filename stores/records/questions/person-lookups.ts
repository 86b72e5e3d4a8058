// Whom a provider may be asked about next, and that it was asked.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import type { PersonLookupOutcome } from '../schema/person-lookups.ts';

export interface PersonToLookUp {
  readonly keyId: number;
  /** Such as `email:anna@acme.example`. */
  readonly key: string;
  /** All names of the person, the key among them. */
  readonly allKeys: readonly string[];
}

interface PersonQuestion {
  readonly provider: string;
  readonly question: string;
}

/** Whoever was not heard of for longer is nobody's business any more. */
const metWithinDays = 90;
const askedAgainDays = 90;
/** A fault of a day is over by then, and one that stays costs little. */
const failedAgainDays = 7;
const keysMax = 200;

/**
 * Confirmed people with an address that was proven, those met last first: no mailbox of several people, nobody who is held back,
 * and nobody of whom this was asked lately.
 */
export async function listPersonsToLookUp(
  records: Records,
  { provider, question }: PersonQuestion,
  limit: number,
): Promise<PersonToLookUp[]> {
  const { rows } = await records.db.execute<Record<string, unknown> & PersonToLookUp>(sql`
    SELECT k.id::float8 AS "keyId", k.key,
      ARRAY(SELECT key FROM identity_keys WHERE person_id = c.person_id ORDER BY id LIMIT ${keysMax}) AS "allKeys"
    FROM person_cards c
    JOIN identity_keys k ON k.person_id = c.person_id AND k.key LIKE 'email:%' AND k.held_for = ''
    WHERE c.last_at > now() - ${metWithinDays}::int * interval '1 day' AND c.is_confirmed AND NOT c.is_shared
      AND (EXISTS (SELECT FROM identity_facts f WHERE f.keys @> ARRAY[k.id] AND f.kind = 'proof')
        OR EXISTS (SELECT FROM visitor_words w WHERE w.key_id = k.id AND w.strength = 'proof'))
      AND NOT EXISTS (SELECT FROM person_lookups l WHERE l.key_id = k.id AND l.provider = ${provider}
        AND l.question = ${question} AND l.at > now() - interval '1 day'
          * CASE l.outcome WHEN 'failed' THEN ${failedAgainDays}::int ELSE ${askedAgainDays}::int END)
    ORDER BY c.last_at DESC, k.id
    LIMIT ${limit}`);
  return rows;
}

/** Nothing when the person was erased meanwhile. */
export async function notePersonLookup(
  records: Records,
  keyId: number,
  { provider, question }: PersonQuestion,
  outcome: PersonLookupOutcome,
): Promise<void> {
  await records.db.execute(sql`
    INSERT INTO person_lookups (key_id, provider, question, at, outcome)
    SELECT id, ${provider}, ${question}, now(), ${outcome} FROM identity_keys WHERE id = ${keyId}
    ON CONFLICT (key_id, provider) DO UPDATE SET question = excluded.question, at = excluded.at, outcome = excluded.outcome`);
}

/** Whom it was asked about, and the values that nobody but it has told: those of a provider that is removed or purged. */
export async function forgetPersonLookups(records: Records, provider: string): Promise<number[]> {
  await records.db.execute(sql`DELETE FROM person_lookups WHERE provider = ${provider}`);
  const { rows } = await records.db.execute<{ id: number }>(sql`
    WITH gone AS (DELETE FROM person_values WHERE source = ${`provider:${provider}`} RETURNING key_id)
    SELECT DISTINCT k.person_id::float8 AS id FROM gone JOIN identity_keys k ON k.id = gone.key_id`);
  return rows.map(({ id }) => id);
}
