// Where knowledge about networks and companies comes from: each source with its terms, whether they were accepted, its
// age and its health.

import { asc, eq, sql } from 'drizzle-orm';
import type { Author, DatasetHealth, DatasetKind } from '#contract/company.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { datasets } from '../schema/sources.ts';

export type Dataset = typeof datasets.$inferSelect;

export interface FoundDataset {
  id: string;
  kind: DatasetKind;
  source: string;
  licence: string;
  /** What must be agreed to before use; '' when nothing. */
  terms: string;
  sha256: string;
  builtAt: Date | null;
  rows: number;
  health: DatasetHealth;
  healthMessage: string;
}

/**
 * Keeps what was found out about a source. What people decided stays; but other terms than those that were accepted have
 * to be accepted anew, and a source with terms is off until they are.
 */
export async function keepDataset(records: Records, found: FoundDataset): Promise<Dataset> {
  const isSameTerms = sql`${datasets.terms} = excluded.terms`;
  const [row] = await records.db
    .insert(datasets)
    .values({ ...found, enabled: found.terms === '' })
    .onConflictDoUpdate({
      target: datasets.id,
      set: {
        ...found,
        enabled: sql`CASE WHEN ${isSameTerms} THEN ${datasets.enabled} ELSE excluded.terms = '' END`,
        termsAcceptedAt: sql`CASE WHEN ${isSameTerms} THEN ${datasets.termsAcceptedAt} END`,
        termsAcceptedById: sql`CASE WHEN ${isSameTerms} THEN ${datasets.termsAcceptedById} END`,
        termsAcceptedByName: sql`CASE WHEN ${isSameTerms} THEN ${datasets.termsAcceptedByName} ELSE '' END`,
        changedAt: sql`now()`,
      },
    })
    .returning();
  if (!row) throw new Error('The data set was not kept; PostgreSQL answered no row.');
  return row;
}

/** By id, a thousand at the most. */
export async function listDatasets(records: Records): Promise<Dataset[]> {
  return records.db.select().from(datasets).orderBy(asc(datasets.id)).limit(1_000);
}

/** `terms`: as they were read. Switches the source on. Rejects with CompanyRefusal when they are others by now. */
export async function acceptTerms(records: Records, by: Author, id: string, terms: string): Promise<Dataset> {
  const isRead = sql`${datasets.terms} = ${terms}`;
  const accepted = await change(records, id, {
    termsAcceptedAt: sql`CASE WHEN ${isRead} THEN now() ELSE ${datasets.termsAcceptedAt} END`,
    termsAcceptedById: sql`CASE WHEN ${isRead} THEN ${by.id} ELSE ${datasets.termsAcceptedById} END`,
    termsAcceptedByName: sql`CASE WHEN ${isRead} THEN ${by.name} ELSE ${datasets.termsAcceptedByName} END`,
    enabled: sql`${isRead} OR ${datasets.enabled}`,
  });
  if (accepted.terms !== terms) throw new CompanyRefusal('terms_changed');
  return accepted;
}

/** Rejects with CompanyRefusal when there is none, or when its terms were not accepted. */
export async function switchDataset(records: Records, id: string, enabled: boolean): Promise<Dataset> {
  const switched = await change(records, id, {
    enabled: enabled ? sql`${datasets.terms} = '' OR ${datasets.termsAcceptedAt} IS NOT NULL` : sql`false`,
  });
  if (switched.enabled !== enabled) throw new CompanyRefusal('terms_not_accepted');
  return switched;
}

/** After its rows were purged. @public */
export async function forgetDataset(records: Records, id: string): Promise<void> {
  await records.db.delete(datasets).where(eq(datasets.id, id));
}

async function change(records: Records, id: string, set: Record<string, unknown>): Promise<Dataset> {
  const [row] = await records.db
    .update(datasets)
    .set({ ...set, changedAt: sql`now()` })
    .where(eq(datasets.id, id))
    .returning();
  if (!row) throw new CompanyRefusal('unknown_dataset');
  return row;
}
