// Where knowledge about networks and companies comes from: each source with its terms, whether they were accepted, its
// age and its health.

import { and, asc, eq, inArray, isNotNull, isNull, lt, ne, notInArray, sql } from 'drizzle-orm';
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
  /** Code of `source-faults.ts`, and what it is about. */
  healthCode?: string;
  healthDetail?: string;
}

/**
 * Keeps what was found out about a source. What people decided stays; but other terms than those that were accepted have
 * to be accepted anew, and a source with terms is off until they are.
 */
export async function keepDataset(records: Records, found: FoundDataset): Promise<Dataset> {
  const isSameTerms = sql`${datasets.terms} = excluded.terms`;
  const values = { healthCode: '', healthDetail: '', ...found };
  const [row] = await records.db
    .insert(datasets)
    .values({ ...values, enabled: found.terms === '' })
    .onConflictDoUpdate({
      target: datasets.id,
      set: {
        ...values,
        // A processor that has not heard of a purge yet must not undo its sum.
        rows: sql`CASE WHEN ${datasets.purgedAt} IS NULL THEN excluded.rows ELSE 0 END`,
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
    purgedAt: sql`CASE WHEN ${isRead} THEN NULL ELSE ${datasets.purgedAt} END`,
  });
  if (accepted.terms !== terms) throw new CompanyRefusal('terms_changed');
  return accepted;
}

/** Rejects with CompanyRefusal when there is none, or when its terms were not accepted. On again, a purge is over. */
export async function switchDataset(records: Records, id: string, enabled: boolean): Promise<Dataset> {
  const mayBe = sql`(${datasets.terms} = '' OR ${datasets.termsAcceptedAt} IS NOT NULL)`;
  const switched = await change(records, id, {
    enabled: enabled ? mayBe : sql`false`,
    ...(enabled ? { purgedAt: sql`CASE WHEN ${mayBe} THEN NULL ELSE ${datasets.purgedAt} END` } : {}),
  });
  if (switched.enabled !== enabled) throw new CompanyRefusal('terms_not_accepted');
  return switched;
}

/** From now on it says nothing; the processors take its files and rows away. Rejects with CompanyRefusal when there is none. */
export async function purgeDataset(records: Records, id: string): Promise<Dataset> {
  return change(records, id, { enabled: sql`false`, purgedAt: sql`now()`, rows: sql`0` });
}

/** What was imported after a purge, on purpose, is a new beginning. */
export async function endPurge(records: Records, id: string): Promise<void> {
  await records.db
    .update(datasets)
    .set({ enabled: true, purgedAt: null, changedAt: sql`now()` })
    .where(and(eq(datasets.id, id), isNotNull(datasets.purgedAt)));
}

/** Adds to the count of answered addresses. */
export async function addAnswered(records: Records, id: string, addresses: number): Promise<void> {
  await records.db
    .update(datasets)
    .set({ answered: sql`${datasets.answered} + ${addresses}` })
    .where(eq(datasets.id, id));
}

export interface NotedHealth {
  health: DatasetHealth;
  healthMessage: string;
  healthCode: string;
  healthDetail: string;
}

/** Notes how a source is without touching what else is known of it. */
export async function noteDatasetHealth(records: Records, id: string, health: NotedHealth): Promise<void> {
  await records.db
    .update(datasets)
    .set({ ...health, changedAt: sql`now()` })
    .where(eq(datasets.id, id));
}

/** Notes as missing what no processor has had since `before`. */
export async function noteMissing(
  records: Records,
  kinds: readonly DatasetKind[],
  before: Date,
  message: string,
): Promise<void> {
  await records.db
    .update(datasets)
    .set({ health: 'missing', healthMessage: message, healthCode: 'file_missing', healthDetail: '' })
    .where(
      and(
        inArray(datasets.kind, [...kinds]),
        lt(datasets.changedAt, before),
        isNull(datasets.purgedAt),
        eq(datasets.health, 'ok'),
        ne(datasets.rows, 0),
      ),
    );
}

/**
 * Leaves nothing of the registries that are not `present` and that no processor has had since `before`: they were taken out
 * of the index on purpose. What was purged stays, since its purge holds for what comes again.
 */
export async function forgetRegistries(
  records: Records,
  present: readonly string[],
  before: Date,
): Promise<void> {
  await records.db
    .delete(datasets)
    .where(
      and(
        eq(datasets.kind, 'registry'),
        notInArray(datasets.id, [...present]),
        lt(datasets.changedAt, before),
        isNull(datasets.purgedAt),
      ),
    );
}

/** Leaves nothing of it; for sources that were removed as a whole. */
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
