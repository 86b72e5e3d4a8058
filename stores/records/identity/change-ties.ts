// What operators say about who is who: these two are one person, this tie is none, this key is all right.

import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { Records } from '../open-records.ts';
import { changeIdentity, type IdentityTransaction } from './change-identity.ts';
import { findComponent } from './find-component.ts';
import { findNeighbours } from './hold-keys.ts';
import { keepFacts } from './keep-facts.ts';
import { rebuildCards } from './rebuild-cards.ts';
import { rejoinKeys } from './rejoin-keys.ts';

/** Why an operator's word could not be taken. */
export type IdentityRefusalCode =
  | 'unknown_person'
  | 'same_person'
  | 'person_too_large'
  | 'unknown_tie'
  | 'tie_taken_back'
  | 'unknown_key'
  | 'key_not_held';

export class IdentityRefusal extends Error {
  readonly code: IdentityRefusalCode;

  constructor(code: IdentityRefusalCode) {
    super(code);
    this.code = code;
  }
}

export interface OperatorWord {
  readonly by: Author;
  readonly reason: string;
  readonly atMs: number;
}

/** Ties the two; answers the person that both are now. Rejects with IdentityRefusal. */
export function mergePersons(
  records: Records,
  personId: number,
  otherId: number,
  word: OperatorWord,
): Promise<number> {
  return changeIdentity(records, async (db) => {
    const [one, other] = [await personOf(db, personId), await personOf(db, otherId)];
    if (one === other) throw new IdentityRefusal('same_person');
    const keyIds = [one, other];
    const id = nameWord('merge', keyIds.toSorted((a, b) => a - b).join(' '), word);
    await keepFacts(db, [{ ...{ id, kind: 'merge', way: 'operator', keyIds }, ...word }]);
    await settle(db, keyIds);
    const [first, second] = [await personOf(db, one), await personOf(db, other)];
    // Taken back with the whole transaction: the two have more keys than one person may.
    if (first !== second) throw new IdentityRefusal('person_too_large');
    return first;
  });
}

/** Takes back a merge or a proof; answers the persons that came of it. Rejects with IdentityRefusal. */
export function cutTie(records: Records, factId: string, word: OperatorWord): Promise<number[]> {
  return changeIdentity(records, async (db) => {
    const { rows } = await db.execute<{ keys: string[]; isCut: boolean }>(sql`
      SELECT keys, EXISTS (SELECT FROM identity_facts c WHERE c.tie = f.id AND c.kind = 'cut') AS "isCut"
      FROM identity_facts f WHERE f.id = ${factId} AND f.kind <> 'cut' AND cardinality(f.keys) > 1`);
    const [fact] = rows;
    if (!fact) throw new IdentityRefusal('unknown_tie');
    if (fact.isCut) throw new IdentityRefusal('tie_taken_back');
    const keyIds = fact.keys.map(Number);
    const id = nameWord('cut', factId, word);
    await keepFacts(db, [{ ...{ id, kind: 'cut', way: 'operator', keyIds, tie: factId }, ...word }]);
    await settle(db, keyIds);
    return [...new Set(await Promise.all(keyIds.map((keyId) => personOf(db, keyId))))];
  });
}

/** Follows a key that was held back. Rejects with IdentityRefusal. */
export function releaseKey(records: Records, keyId: number, { by, reason }: OperatorWord): Promise<void> {
  return changeIdentity(records, async (db) => {
    await personOf(db, keyId);
    const { rowCount } = await db.execute(sql`
      UPDATE identity_keys SET held_for = '', released_at = now(), released_by_name = ${by.name}, released_reason = ${reason}
      WHERE id = ${keyId} AND held_for <> ''`);
    if (rowCount === 0) throw new IdentityRefusal('key_not_held');
    await settle(db, [keyId, ...(await findNeighbours(db, [keyId]))]);
  });
}

/** Everybody whom a word concerns, worked out again. */
async function settle(db: IdentityTransaction, keyIds: readonly number[]): Promise<void> {
  const changed = await rejoinKeys(db, keyIds);
  const { keys } = await findComponent(db, keyIds);
  await rebuildCards(db, [...changed, ...[...keys.values()].map(({ personId }) => personId)]);
}

async function personOf(db: IdentityTransaction, keyId: number): Promise<number> {
  const { rows } = await db.execute<{ personId: number }>(sql`
    SELECT person_id::float8 AS "personId" FROM identity_keys WHERE id = ${keyId}`);
  const [row] = rows;
  if (!row) throw new IdentityRefusal('unknown_person');
  return row.personId;
}

/** The same word at the same moment is one word. */
function nameWord(kind: string, subject: string, { atMs, by }: OperatorWord): string {
  const text = [kind, subject, atMs, by.id].join('\n');
  return `${kind}-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}
