// Works out again which keys are one person, for those that a new fact concerns, and keeps which key comes first.

import { sql } from 'drizzle-orm';
import { joinKeys } from '#intelligence/identity/join-keys.ts';
import type { IdentityTransaction } from './change-identity.ts';
import { findComponent, toKeyFacts } from './find-component.ts';
import { type IdentityBounds, identityBounds } from './identity-bounds.ts';

/** Answers the persons that are not what they were, before and after. */
export async function rejoinKeys(
  db: IdentityTransaction,
  keyIds: readonly number[],
  bounds: Pick<IdentityBounds, 'keysPerPerson'> = identityBounds,
): Promise<readonly number[]> {
  if (keyIds.length === 0) return [];
  const component = await findComponent(db, keyIds);
  const all = [...component.keys.values()];
  const idOf = new Map(all.map(({ id, key }) => [key, id]));
  const held = new Set(all.filter(({ isHeld }) => isHeld).map(({ key }) => key));
  const personOf = new Map<number, number>(all.map(({ id }) => [id, id]));
  for (const { first, keys } of joinKeys(toKeyFacts(component), held, bounds.keysPerPerson).persons) {
    const person = idOf.get(first);
    for (const key of keys) {
      const id = idOf.get(key);
      if (id !== undefined && person !== undefined) personOf.set(id, person);
    }
  }
  const moved = all.filter(({ id, personId }) => personOf.get(id) !== personId);
  if (moved.length === 0) return [];
  await db.execute(sql`
    UPDATE identity_keys AS k SET person_id = moved.person_id
    FROM unnest(${sql.param(moved.map(({ id }) => id))}::bigint[],
      ${sql.param(moved.map(({ id }) => personOf.get(id) ?? id))}::bigint[]) AS moved(id, person_id)
    WHERE k.id = moved.id`);
  return [...new Set(moved.flatMap(({ id, personId }) => [personId, personOf.get(id) ?? id]))];
}
