// Takes in what one write of events says about who is who. The same said again, or in another order, ends the same.

import { sql } from 'drizzle-orm';
import type { Said, SaidRefusal } from '#contract/said.ts';
import type { Records } from '../open-records.ts';
import { assignVisitors } from './assign-visitors.ts';
import { boundClaims, type DroppedClaim } from './bound-claims.ts';
import { changeIdentity, type IdentityTransaction } from './change-identity.ts';
import { findNeighbours, holdKeys } from './hold-keys.ts';
import { type IdentityBounds, identityBounds } from './identity-bounds.ts';
import { keepFacts, nameProof } from './keep-facts.ts';
import { keepRefusals } from './keep-refusals.ts';
import { keepValues } from './keep-values.ts';
import { keepWords, type VisitorName } from './keep-words.ts';
import { rebuildCards } from './rebuild-cards.ts';
import { rejoinKeys } from './rejoin-keys.ts';
import { type MetKey, upsertKeys } from './upsert-keys.ts';

/** `bounds`: how much is followed. */
export async function keepSaid(
  records: Records,
  said: Said,
  bounds: IdentityBounds = identityBounds,
): Promise<void> {
  if (isAside(said) && said.values.length === 0) return;
  // Most of what machines tell is of nobody known: nothing is to be written, and nobody has to wait for it.
  if (isAside(said) && (await findKnown(records.db, said)).size === 0) return;
  await changeIdentity(records, (db) => keepAll(db, said, bounds));
}

/** Whether it fills at most what is known of people. */
function isAside({ values, words, proofs, contacts, refusals }: Said): boolean {
  const others = [words, proofs, contacts, refusals];
  return values.every(({ ifKnown }) => ifKnown) && others.every((entries) => entries.length === 0);
}

/** What words that were taken away leave to be worked out anew. */
export interface LooseEnds {
  readonly visitors: readonly VisitorName[];
  readonly keyIds: readonly number[];
}

/** Within a transaction that holds the lock. */
export async function keepAll(
  db: IdentityTransaction,
  said: Said,
  bounds: IdentityBounds = identityBounds,
  loose: LooseEnds = { visitors: [], keyIds: [] },
): Promise<void> {
  const met = await upsertKeys(db, listMet(said));
  const ids = new Map([...(await findKnown(db, said)), ...met]);
  const idOf = (key: string) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error('A key that was said got no number.');
    return id;
  };
  const inBrowsers = await keepWords(db, said.words, idOf);
  const visitors = listOnce([...inBrowsers, ...loose.visitors]);
  const dropped = await boundClaims(db, visitors, bounds);
  await keepRefusals(db, [...said.refusals, ...dropped.map(refuseDropped)]);
  const values = said.values.filter(({ key, ifKnown }) => !ifKnown || ids.has(key));
  await keepValues(db, values, idOf);
  await keepFacts(
    db,
    said.proofs.map(({ way, keys, atMs }) => ({
      ...{ id: nameProof(way, keys), kind: 'proof' as const, way, atMs },
      keyIds: keys.map(idOf),
    })),
  );
  const proven = [...new Set(said.proofs.flatMap(({ keys }) => keys.map(idOf)))];
  const worded = [...said.words.map(({ key }) => idOf(key)), ...dropped.map(({ keyId }) => keyId)];
  const held = await holdKeys(db, [...new Set([...worded, ...loose.keyIds])], proven, bounds);
  const changed = await rejoinKeys(db, [...proven, ...(await findNeighbours(db, held))], bounds);
  await assignVisitors(db, visitors, bounds);
  // Of every key that was met the last time is another now.
  const touched = await personsOf(db, [...ids.values(), ...loose.keyIds]);
  await rebuildCards(db, [...changed, ...touched]);
}

/** Told once: the word is named by its event. */
function refuseDropped({ siteId, atMs, id, kind }: DroppedClaim): SaidRefusal {
  return { siteId, atMs, sample: '', reason: 'too_many_in_browser', kind, batch: id };
}

function listOnce(visitors: readonly VisitorName[]): VisitorName[] {
  return [...new Map(visitors.map((one) => [`${one.siteId} ${one.visitor}`, one])).values()];
}

/** Each key once, with its first and last time. */
function listMet({ words, proofs, values, contacts }: Said): MetKey[] {
  const met = new Map<string, MetKey>();
  const meet = (key: string, atMs: number) => {
    const before = met.get(key) ?? { key, firstMs: atMs, lastMs: atMs };
    met.set(key, {
      key,
      firstMs: Math.min(before.firstMs, atMs),
      lastMs: Math.max(before.lastMs, atMs),
    });
  };
  for (const { key, atMs } of [...contacts, ...values.filter(({ ifKnown }) => !ifKnown)]) meet(key, atMs);
  for (const { key, means, atMs } of words) {
    meet(key, atMs);
    meet(means, atMs);
  }
  for (const { keys, atMs } of proofs) for (const key of keys) meet(key, atMs);
  return [...met.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** Numbers of the keys that are filled only where somebody has them. */
async function findKnown(
  db: Pick<IdentityTransaction, 'execute'>,
  { values }: Said,
): Promise<Map<string, number>> {
  const keys = [...new Set(values.flatMap(({ key, ifKnown }) => (ifKnown ? [key] : [])))];
  if (keys.length === 0) return new Map();
  const { rows } = await db.execute<{ key: string; id: number }>(sql`
    SELECT key, id::float8 AS id FROM identity_keys WHERE key = ANY(${sql.param(keys)}::text[]) LIMIT ${keys.length}`);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

async function personsOf(db: IdentityTransaction, keyIds: readonly number[]): Promise<number[]> {
  if (keyIds.length === 0) return [];
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT DISTINCT person_id::float8 AS id FROM identity_keys
    WHERE id = ANY(${sql.param([...new Set(keyIds)])}::bigint[])`);
  return rows.map(({ id }) => id);
}
