// Whom a provider may be asked about next, that it was asked, and how both are forgotten again.

import { and, desc, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import type { PersonLookupOutcome } from '../schema/person-lookups.ts';
import { personCards } from '../schema/persons.ts';

type RecordsTransaction = Parameters<Parameters<Records['db']['transaction']>[0]>[0];

export interface PersonToLookUp {
  readonly keyId: number;
  /** Such as `email:anna@acme.example`. */
  readonly key: string;
  /** All names of the person, the key among them. */
  readonly allKeys: readonly string[];
}

export interface PersonQuestion {
  readonly provider: string;
  readonly question: string;
}

/** Whoever was not heard of for longer is nobody's business any more. */
const metWithinDays = 90;
const askedAgainDays = 90;
/** A fault of a day is over by then, and one that stays costs little. */
const failedAgainDays = 7;
const keysMax = 200;
const providersMax = 1_000;
/** People whose cards are made anew in one transaction, for which everybody who says who is who waits. */
const forgottenAtOnce = 200;
const notesAtOnce = 5_000;

/** A card in the order in which they are looked through. */
export interface CardPlace {
  readonly id: number;
  /** When the person was met last. */
  readonly at: Date;
}

/** Whoever was met last first; `behind` null: from the beginning. Nobody who was not heard of for long. */
export async function listCardsToLookThrough(
  { db }: Records,
  behind: CardPlace | null,
  limit: number,
): Promise<CardPlace[]> {
  const { personId: id, lastAt: at } = personCards;
  return db
    .select({ id, at })
    .from(personCards)
    .where(
      and(
        sql`${at} > now() - ${metWithinDays}::int * interval '1 day'`,
        behind === null ? undefined : sql`(${at}, ${id}) < (${behind.at}, ${behind.id})`,
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(limit);
}

/**
 * Of these people the confirmed ones with an address that was proven, those met last first: no mailbox of several people, nobody who
 * is held back, and nobody of whom this was asked lately.
 */
export async function listPersonsToLookUp(
  records: Records,
  personIds: readonly number[],
  { provider, question }: PersonQuestion,
  limit: number,
): Promise<PersonToLookUp[]> {
  const { rows } = await records.db.execute<Record<string, unknown> & PersonToLookUp>(sql`
    SELECT k.id::float8 AS "keyId", k.key,
      ARRAY(SELECT key FROM identity_keys WHERE person_id = c.person_id ORDER BY id LIMIT ${keysMax}) AS "allKeys"
    FROM person_cards c
    JOIN identity_keys k ON k.person_id = c.person_id AND k.key LIKE 'email:%' AND k.held_for = ''
    WHERE c.person_id = ANY(${sql.param([...personIds])}::bigint[]) AND c.is_confirmed AND NOT c.is_shared
      AND NOT EXISTS (SELECT FROM person_lookups l WHERE l.key_id = k.id AND l.provider = ${provider}
        AND l.question = ${question} AND l.at > now() - interval '1 day'
          * CASE l.outcome WHEN 'failed' THEN ${failedAgainDays}::int ELSE ${askedAgainDays}::int END)
      AND (EXISTS (SELECT FROM identity_facts f WHERE f.keys @> ARRAY[k.id] AND f.kind = 'proof')
        OR EXISTS (SELECT FROM visitor_words w WHERE w.key_id = k.id AND w.strength = 'proof'))
    ORDER BY c.last_at DESC, k.id
    LIMIT ${limit}`);
  return rows;
}

/** All names of whoever has this one, itself among them though nobody has it. */
export async function findNamesBeside(records: Records, key: string): Promise<string[]> {
  const { rows } = await records.db.execute<{ key: string }>(sql`
    SELECT o.key FROM identity_keys k JOIN identity_keys o ON o.person_id = k.person_id
    WHERE k.key = ${key} ORDER BY o.id LIMIT ${keysMax}`);
  return [...new Set([key, ...rows.map((row) => row.key)])];
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

/** Names of providers that have told something of people, or were asked about some, whether they are still there or not. */
export async function listToldProviders({ db }: Records): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    WITH RECURSIVE told(source) AS (
      (SELECT min(source) FROM person_values WHERE source LIKE 'provider:%')
      UNION ALL SELECT (SELECT min(v.source) FROM person_values v WHERE v.source LIKE 'provider:%' AND v.source > told.source)
        FROM told WHERE told.source IS NOT NULL),
    asked(provider) AS (
      (SELECT min(provider) FROM person_lookups)
      UNION ALL SELECT (SELECT min(l.provider) FROM person_lookups l WHERE l.provider > asked.provider)
        FROM asked WHERE asked.provider IS NOT NULL)
    SELECT substr(source, ${'provider:'.length + 1}) AS name FROM told WHERE source IS NOT NULL
    UNION SELECT provider FROM asked WHERE provider IS NOT NULL LIMIT ${providersMax}`);
  return rows.map(({ name }) => name);
}

/** Some of the values that nobody but it has told; answers whose they were, nobody once all are gone. */
export async function forgetSomeToldValues(db: RecordsTransaction, provider: string): Promise<number[]> {
  const source = `provider:${provider}`;
  const { rows } = await db.execute<{ id: number }>(sql`
    WITH wanted AS (
      SELECT DISTINCT key_id FROM person_values WHERE source = ${source} AND source LIKE 'provider:%' ORDER BY key_id LIMIT ${forgottenAtOnce}),
    gone AS (
      DELETE FROM person_values v USING wanted WHERE v.key_id = wanted.key_id AND v.source = ${source} RETURNING v.key_id)
    SELECT DISTINCT k.person_id::float8 AS id FROM gone JOIN identity_keys k ON k.id = gone.key_id`);
  return rows.map(({ id }) => id);
}

/** Some of those whom it was asked about; answers how many. */
export async function forgetSomeLookups({ db }: Records, provider: string): Promise<number> {
  const { rowCount } = await db.execute(sql`
    DELETE FROM person_lookups WHERE provider = ${provider} AND key_id IN (
      SELECT key_id FROM person_lookups WHERE provider = ${provider} LIMIT ${notesAtOnce})`);
  return rowCount ?? 0;
}
