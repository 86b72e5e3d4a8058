// All facts that bear on who some keys are: those that name them, those that name the keys that these name, and so on. Bounded,
// since a key that everybody shares is not gone through.

import { sql } from 'drizzle-orm';
import type { KeyFact } from '#intelligence/identity/identity-fact.ts';
import { type IdentityKey, isSharedKey } from '#intelligence/identity/identity-key.ts';
import type { IdentityTransaction } from './change-identity.ts';

/** Far more than one person and whoever they were taken for. */
const keysMax = 2_000;
const factsMax = 10_000;
/** Facts of one key that are looked at. */
const factsOfKeyMax = 500;

interface FoundKey {
  readonly id: number;
  readonly key: IdentityKey;
  readonly personId: number;
  /** It is proven with too many others, so that no proof of it is followed. */
  readonly isHeld: boolean;
}

export interface FoundFact {
  readonly id: string;
  readonly kind: 'proof' | 'merge' | 'cut';
  readonly way: 'link_token' | 'confirmed_form' | 'server' | 'operator';
  readonly atMs: number;
  readonly keyIds: readonly number[];
  readonly tie: string;
  readonly byName: string;
  readonly reason: string;
}

export interface Component {
  readonly keys: ReadonlyMap<number, FoundKey>;
  readonly facts: readonly FoundFact[];
}

export async function findComponent(
  db: Pick<IdentityTransaction, 'execute'>,
  keyIds: readonly number[],
): Promise<Component> {
  const keys = new Map<number, FoundKey>();
  const facts = new Map<string, FoundFact>();
  let frontier = [...new Set(keyIds)];
  while (frontier.length > 0 && keys.size < keysMax && facts.size < factsMax) {
    const found = await loadKeys(db, frontier);
    for (const key of found) keys.set(key.id, key);
    const isOpen = ({ isHeld, key }: FoundKey) => !isHeld && !isSharedKey(key);
    const loaded = await loadFacts(
      db,
      found.filter(isOpen).map(({ id }) => id),
      found.filter((key) => !isOpen(key)).map(({ id }) => id),
    );
    for (const fact of loaded) facts.set(fact.id, fact);
    frontier = [...new Set(loaded.flatMap((fact) => fact.keyIds))].filter((id) => !keys.has(id));
  }
  return { keys, facts: [...facts.values()] };
}

/** As the pure part takes them. Names of keys that are gone are left out. */
export function toKeyFacts({ keys, facts }: Component): KeyFact[] {
  return facts.flatMap((fact): KeyFact[] => {
    const { id, kind, way, atMs, tie } = fact;
    if (kind === 'cut') return [{ type: 'cut', id, atMs, tie }];
    const names = fact.keyIds.flatMap((keyId) => keys.get(keyId)?.key ?? []);
    if (kind === 'proof') return [{ type: 'proof', id, atMs, way, keys: names }];
    const [one, other] = names;
    return one === undefined || other === undefined ? [] : [{ type: 'merge', id, atMs, keys: [one, other] }];
  });
}

async function loadKeys(
  db: Pick<IdentityTransaction, 'execute'>,
  ids: readonly number[],
): Promise<FoundKey[]> {
  const { rows } = await db.execute<{ id: string; key: string; personId: string; isHeld: boolean }>(sql`
    SELECT id, key, person_id AS "personId", held_for = 'too_many_keys' AS "isHeld" FROM identity_keys
    WHERE id = ANY(${sql.param(ids)}::bigint[]) ORDER BY id LIMIT ${keysMax}`);
  return rows.map((row) => ({ ...row, id: Number(row.id), personId: Number(row.personId) }));
}

/** Of keys that many share only what an operator said; the rest ties nothing there. */
async function loadFacts(
  db: Pick<IdentityTransaction, 'execute'>,
  open: readonly number[],
  shared: readonly number[],
): Promise<FoundFact[]> {
  const { rows } = await db.execute<{
    id: string;
    kind: FoundFact['kind'];
    way: FoundFact['way'];
    atMs: number;
    keyIds: string[];
    tie: string;
    byName: string;
    reason: string;
  }>(sql`
    WITH named AS (
      SELECT f.* FROM unnest(${sql.param(open)}::bigint[]) AS k(id)
      CROSS JOIN LATERAL (SELECT * FROM identity_facts WHERE keys @> ARRAY[k.id] ORDER BY at, id LIMIT ${factsOfKeyMax}) AS f
      UNION
      SELECT f.* FROM unnest(${sql.param(shared)}::bigint[]) AS k(id)
      CROSS JOIN LATERAL (SELECT * FROM identity_facts WHERE keys @> ARRAY[k.id] AND kind <> 'proof'
        ORDER BY at, id LIMIT ${factsOfKeyMax}) AS f)
    SELECT id, kind, way, (extract(epoch FROM at) * 1000)::float8 AS "atMs", keys AS "keyIds", tie,
      by_name AS "byName", reason
    FROM (SELECT * FROM named UNION SELECT c.* FROM identity_facts c JOIN named n ON c.tie = n.id AND c.tie <> '') AS all_facts
    ORDER BY at, id LIMIT ${factsMax}`);
  return rows.map((row) => ({ ...row, atMs: Math.round(row.atMs), keyIds: row.keyIds.map(Number) }));
}
