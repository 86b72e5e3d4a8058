// The keys of persons and what was told of them: for their cards, their pages and their export.

import { sql } from 'drizzle-orm';
import type { PersonField } from '#contract/said.ts';
import type { ToldValue } from '#intelligence/identity/choose-values.ts';
import { lookedUpSource, openSource } from '#intelligence/identity/rank-value.ts';
import type { HeldFor } from '../schema/persons.ts';
import type { IdentityTransaction } from './change-identity.ts';

type Reader = Pick<IdentityTransaction, 'execute'>;

export interface KeyOfPerson {
  readonly id: number;
  readonly key: string;
  readonly personId: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly browsers: number;
  readonly heldFor: HeldFor | '';
  /** Somebody proved it: a proof names it, or one was given in a browser. */
  readonly isProven: boolean;
}

/** Of one person; an operator merges no more. */
const keysMax = 200;
/** Of one field of one person, so that none hides another. */
const valuesMax = 60;

export async function loadKeysOf(db: Reader, personIds: readonly number[]): Promise<KeyOfPerson[]> {
  const { rows } = await db.execute<Record<string, unknown> & KeyOfPerson>(sql`
    SELECT k.id::float8 AS id, k.key, k.person_id::float8 AS "personId", k.browsers, k.held_for AS "heldFor",
      (extract(epoch FROM k.first_at) * 1000)::float8 AS "firstMs", (extract(epoch FROM k.last_at) * 1000)::float8 AS "lastMs",
      (EXISTS (SELECT FROM identity_facts f WHERE f.keys @> ARRAY[k.id] AND f.kind = 'proof')
        OR EXISTS (SELECT FROM visitor_words w WHERE w.key_id = k.id AND w.strength = 'proof')) AS "isProven"
    FROM unnest(${sql.param(personIds)}::bigint[]) AS p(id)
    CROSS JOIN LATERAL (SELECT * FROM identity_keys WHERE person_id = p.id ORDER BY id LIMIT ${keysMax}) AS k
    ORDER BY k.id`);
  return rows.map((row) => ({ ...row, firstMs: Math.round(row.firstMs), lastMs: Math.round(row.lastMs) }));
}

/** By person; of each field the strongest and among them the newest. */
export async function loadValuesOf(
  db: Reader,
  personIds: readonly number[],
): Promise<Map<number, (ToldValue & { key: string })[]>> {
  const { rows } = await db.execute<{
    personId: number;
    key: string;
    field: PersonField;
    value: string;
    source: string;
    confidence: 'claim' | 'confirmed';
    firstMs: number;
    lastMs: number;
  }>(sql`
    SELECT p.id::float8 AS "personId", v.key, v.field, v.value, v.source, v.confidence,
      (extract(epoch FROM v.first_at) * 1000)::float8 AS "firstMs", (extract(epoch FROM v.last_at) * 1000)::float8 AS "lastMs"
    FROM unnest(${sql.param(personIds)}::bigint[]) AS p(id)
    CROSS JOIN LATERAL (
      SELECT * FROM (
        SELECT v.*, k.key, row_number() OVER (PARTITION BY v.field ORDER BY v.source ~ ${lookedUpSource},
          (v.confidence = 'confirmed') DESC, v.source ~ ${openSource}, v.last_at DESC, v.value, v.source, k.key) AS place
        FROM identity_keys k JOIN person_values v ON v.key_id = k.id
        WHERE k.person_id = p.id) AS placed
      WHERE place <= ${valuesMax} ORDER BY field, place) AS v`);
  const values = new Map<number, (ToldValue & { key: string })[]>();
  for (const { personId, ...row } of rows) {
    const told = { ...row, firstMs: Math.round(row.firstMs), lastMs: Math.round(row.lastMs) };
    const others = values.get(personId);
    if (others === undefined) values.set(personId, [told]);
    else others.push(told);
  }
  return values;
}
