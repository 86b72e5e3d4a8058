// Writes into a lead's history what one act changed: fields with what stood there before and what stands there now.

import type { Author } from '#contract/company.ts';
import type { Transaction } from '../change-companies.ts';
import { leadChanges } from '../schema/leads.ts';

/** Fields as JSON writes them: moments as ISO texts, nothing as null. */
export type Fields = Readonly<
  Record<string, string | number | boolean | null | readonly (string | object)[]>
>;

interface NewChange {
  readonly leadId: number;
  readonly entryId?: number;
  /** Verb and thing, such as `change_lead`. */
  readonly action: string;
  readonly before: Fields;
  readonly after: Fields;
  readonly reason?: string | undefined;
  readonly undoes?: number;
}

/** Answers the number of the change. */
export async function noteChange(db: Transaction, by: Author, change: NewChange): Promise<number> {
  const { leadId, entryId = null, action, before, after, reason = '', undoes = null } = change;
  const [row] = await db
    .insert(leadChanges)
    .values({ leadId, entryId, action, before, after, reason, undoes, byId: by.id, byName: by.name })
    .returning({ id: leadChanges.id });
  if (!row) throw new Error('The change was not kept; PostgreSQL answered no row.');
  return row.id;
}

/** The fields of `wanted` that are not so already, with what stands there now. */
export function findDifferences(now: Fields, wanted: Fields): { before: Fields; after: Fields } {
  const changed = Object.keys(wanted).filter((field) => !isSame(now[field], wanted[field]));
  return {
    before: Object.fromEntries(changed.map((field) => [field, now[field] ?? null])),
    after: Object.fromEntries(changed.map((field) => [field, wanted[field] ?? null])),
  };
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
