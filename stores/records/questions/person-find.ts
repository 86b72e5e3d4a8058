// One person with everything that the records hold: keys, values, what ties the keys and what does not, browsers.

import { sql } from 'drizzle-orm';
import type { ToldValue } from '#intelligence/identity/choose-values.ts';
import { joinKeys, type RefusedTie } from '#intelligence/identity/join-keys.ts';
import type { Tie } from '#intelligence/identity/joined-person.ts';
import type { Employment } from '#intelligence/identity/trace-employers.ts';
import { type FoundFact, findComponent, toKeyFacts } from '../identity/find-component.ts';
import { type KeyOfPerson, loadKeysOf, loadValuesOf } from '../identity/load-person-parts.ts';
import type { Records } from '../open-records.ts';
import { listEmployers } from './person-employers.ts';
import { findCards, type PersonCard } from './person-list.ts';

export interface PersonRecord {
  readonly card: PersonCard;
  readonly keys: readonly KeyOfPerson[];
  readonly values: readonly ToldValue[];
  /** The oldest first. */
  readonly employers: readonly Employment[];
  readonly ties: readonly Tie[];
  readonly refused: readonly RefusedTie[];
  readonly facts: ReadonlyMap<string, FoundFact>;
  /** Person of every key that the facts name, by the key's text. */
  readonly personOf: ReadonlyMap<string, number>;
}

/** `id`: of any key of the person. Undefined when nobody has it. */
export async function findPerson(records: Records, id: number): Promise<PersonRecord | undefined> {
  const personId = await findPersonOf(records, id);
  if (personId === undefined) return undefined;
  const card = (await findCards(records, [personId])).get(personId);
  if (card === undefined) return undefined;
  const keys = await loadKeysOf(records.db, [personId]);
  const values = (await loadValuesOf(records.db, [personId])).get(personId) ?? [];
  const component = await findComponent(
    records.db,
    keys.map((key) => key.id),
  );
  const all = [...component.keys.values()];
  const joined = joinKeys(
    toKeyFacts(component),
    new Set(all.filter(({ isHeld }) => isHeld).map(({ key }) => key)),
  );
  const own = new Set(keys.map(({ key }) => key));
  return {
    ...{ card, keys, values, employers: await listEmployers(records, personId) },
    ties: joined.persons.filter(({ keys: [first = ''] }) => own.has(first)).flatMap(({ ties }) => ties),
    refused: joined.refused.filter((tie) => tie.keys.some((key) => own.has(key))),
    facts: new Map(component.facts.map((fact) => [fact.id, fact])),
    personOf: new Map(all.map((key) => [key.key, key.personId])),
  };
}

/** The person that a key belongs to now. */
export async function findPersonOf({ db }: Records, keyId: number): Promise<number | undefined> {
  const { rows } = await db.execute<{ personId: number }>(sql`
    SELECT person_id::float8 AS "personId" FROM identity_keys WHERE id = ${keyId}`);
  return rows[0]?.personId;
}
