// Providers of paid look-ups: how they are asked, with which key, at what price, and whether they have stopped.

import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { LookupProviderConfig } from '#contract/source-report.ts';
import type { Records } from '../open-records.ts';
import { datasets, lookupProviders } from '../schema/sources.ts';
import { openSecret, sealSecret } from '../seal-secret.ts';
import { endOfKey } from './keep-source-vendors.ts';

export type LookupProviderRecord = typeof lookupProviders.$inferSelect;

export interface KeptProvider {
  name: string;
  config: LookupProviderConfig;
  /** '' when it needs none. */
  key: string;
  pricePerLookupMicros: number;
  monthlyBudgetMicros: number;
  currency: string;
}

/** By name, a hundred at the most. */
export async function listLookupProviders(records: Records): Promise<LookupProviderRecord[]> {
  return records.db.select().from(lookupProviders).orderBy(asc(lookupProviders.name)).limit(100);
}

export async function findLookupProvider(
  records: Records,
  name: string,
): Promise<LookupProviderRecord | undefined> {
  const [row] = await records.db
    .select()
    .from(lookupProviders)
    .where(eq(lookupProviders.name, name))
    .limit(1);
  return row;
}

/** '' when it has none. Throws when it was sealed with another key. */
export function openProviderKey({ sealedKey }: LookupProviderRecord, sealKey: Buffer): string {
  return sealedKey === '' ? '' : openSecret(sealedKey, sealKey).toString('utf8');
}

/** Answers undefined, and keeps nothing, when the name is taken. */
export async function createLookupProvider(
  records: Records,
  provider: KeptProvider,
  sealKey: Buffer,
): Promise<LookupProviderRecord | undefined> {
  const [row] = await records.db
    .insert(lookupProviders)
    .values(toRow(provider, sealKey))
    .onConflictDoNothing()
    .returning();
  return row;
}

/** A change lets it go on when it had stopped. Answers undefined when there is none of this name. */
export async function changeLookupProvider(
  records: Records,
  provider: KeptProvider,
  sealKey: Buffer,
): Promise<LookupProviderRecord | undefined> {
  const [row] = await records.db
    .update(lookupProviders)
    .set({
      ...toRow(provider, sealKey),
      stoppedCode: '',
      stoppedDetail: '',
      stoppedUntil: null,
      ...{ failedInRow: 0, walkedAt: null, walkedId: null },
      changedAt: sql`now()`,
    })
    .where(eq(lookupProviders.name, provider.name))
    .returning();
  return row;
}

export async function forgetLookupProvider(records: Records, name: string): Promise<void> {
  await records.db.delete(lookupProviders).where(eq(lookupProviders.name, name));
}

/** `until` null: until somebody changes it. */
export async function stopLookupProvider(
  records: Records,
  name: string,
  fault: { code: string; detail: string },
  until: Date | null,
): Promise<void> {
  await records.db
    .update(lookupProviders)
    .set({ stoppedCode: fault.code, stoppedDetail: fault.detail, stoppedUntil: until })
    .where(eq(lookupProviders.name, name));
}

/** Whether it is still as it was read, and may be asked: nobody has changed, switched off or removed it. */
export async function isLookupOn(
  records: Records,
  { name, changedAt }: Pick<LookupProviderRecord, 'name' | 'changedAt'>,
): Promise<boolean> {
  const found = await records.db
    .select({ name: lookupProviders.name })
    .from(lookupProviders)
    .innerJoin(datasets, eq(datasets.id, sql`'provider:' || ${lookupProviders.name}`))
    .where(
      and(
        eq(lookupProviders.name, name),
        eq(lookupProviders.changedAt, changedAt),
        datasets.enabled,
        isNotNull(datasets.termsAcceptedAt),
      ),
    )
    .limit(1);
  return found.length > 0;
}

/** The card up to which people were looked through; null: all were. */
export async function noteWalked(
  records: Records,
  name: string,
  place: { readonly at: Date; readonly id: number } | null,
): Promise<void> {
  const set = { walkedAt: place?.at ?? null, walkedId: place?.id ?? null };
  await records.db.update(lookupProviders).set(set).where(eq(lookupProviders.name, name));
}

/** How many of its questions have failed one after the other. */
export async function noteFailedInRow(records: Records, name: string, failedInRow: number): Promise<void> {
  await records.db.update(lookupProviders).set({ failedInRow }).where(eq(lookupProviders.name, name));
}

function toRow({ key, ...provider }: KeptProvider, sealKey: Buffer) {
  return {
    ...provider,
    sealedKey: key === '' ? '' : sealSecret(Buffer.from(key), sealKey),
    keyEnd: endOfKey(key),
  };
}
