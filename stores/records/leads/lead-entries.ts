// What is written down beside a lead: notes, calls, meetings, what was agreed, tasks. Removing one leaves it in the history.

import { and, asc, desc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { EntryKind } from '#contract/lead.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { leadChanges, leadEntries } from '../schema/leads.ts';
import { lockLead } from './change-lead.ts';
import { isContact, refreshContactsOfLeads } from './keep-contacts.ts';
import { LeadRefusal } from './lead-refusal.ts';
import { type Fields, findDifferences, noteChange } from './note-change.ts';

export type EntryRow = typeof leadEntries.$inferSelect;

export interface NewEntry {
  readonly leadId: number;
  readonly kind: EntryKind;
  readonly text: string;
  /** The entry that it answers. */
  readonly answersId?: number | undefined;
  readonly link?: string | undefined;
  readonly at: Date;
  readonly personId?: number | null | undefined;
  readonly mentions?: readonly string[] | undefined;
  readonly dueAt?: Date | null | undefined;
  readonly assigneeId?: string | null | undefined;
  readonly isPromise?: boolean | undefined;
}

/** Has the users told that somebody mentioned them in an entry; in the transaction that writes it. */
export type TellMentioned = (db: Transaction, entryId: number, userIds: readonly string[]) => Promise<void>;

/** What of an entry can be changed; what is left out stays. */
export type EntryValues = Partial<
  Pick<
    EntryRow,
    | 'text'
    | 'link'
    | 'at'
    | 'personId'
    | 'mentions'
    | 'dueAt'
    | 'assigneeId'
    | 'isPromise'
    | 'doneAt'
    | 'removedAt'
  >
>;

const fieldNames = [
  'text',
  'link',
  'at',
  'personId',
  'mentions',
  'dueAt',
  'assigneeId',
  'isPromise',
  'doneAt',
  'removedAt',
] as const;

/** Answers its id. Rejects with LeadRefusal `unknown_lead`, or `unknown_entry` for an answer to nothing, or to an answer. */
export async function addEntry(
  records: Records,
  by: Author,
  entry: NewEntry,
  tell?: TellMentioned,
): Promise<number> {
  return records.db.transaction(async (db) => {
    await lockLead(db, entry.leadId);
    if (entry.answersId !== undefined) await demandAnswerable(db, entry.leadId, entry.answersId);
    const { mentions = [], personId = null, dueAt = null, assigneeId = null, isPromise = false } = entry;
    const [row] = await db
      .insert(leadEntries)
      .values({
        ...{ leadId: entry.leadId, kind: entry.kind, text: entry.text, link: entry.link ?? '', at: entry.at },
        answersId: entry.answersId ?? null,
        ...{ personId, mentions: [...mentions], dueAt, assigneeId, isPromise },
        ...{ byId: by.id, byName: by.name, changeId: 0 },
      })
      .returning();
    if (!row) throw new Error('The entry was not kept; PostgreSQL answered no row.');
    const after = { ...readEntryFields(row), kind: row.kind };
    const told = { leadId: row.leadId, entryId: row.id, action: `add_${row.kind}`, before: {}, after };
    const changeId = await noteChange(db, by, told);
    await db.update(leadEntries).set({ changeId }).where(eq(leadEntries.id, row.id));
    if (isContact(row.kind)) await refreshContactsOfLeads(db, [row.leadId]);
    await tell?.(db, row.id, row.mentions);
    return row.id;
  });
}

/** A thread has one level. */
async function demandAnswerable(db: Transaction, leadId: number, entryId: number): Promise<void> {
  const { answersId, removedAt } = await lockEntry(db, leadId, entryId);
  if (answersId !== null || removedAt !== null) throw new LeadRefusal('unknown_entry', leadId);
}

/** Rejects with LeadRefusal: `unknown_entry`, `changed_meanwhile`. Answers the number of the change. */
export async function changeEntry(
  records: Records,
  by: Author,
  change: {
    readonly leadId: number;
    readonly entryId: number;
    readonly seenChangeId: number;
    readonly values: EntryValues;
    /** Users whom it mentions beside those that it mentions already. */
    readonly alsoMentions?: readonly string[];
  },
  tell?: TellMentioned,
): Promise<number> {
  return records.db.transaction(async (db) => {
    await lockLead(db, change.leadId);
    const row = await lockEntry(db, change.leadId, change.entryId);
    if (row.changeId !== change.seenChangeId) throw new LeadRefusal('changed_meanwhile', row.leadId);
    const action = change.values.removedAt ? 'remove_entry' : 'change_entry';
    const also = change.alsoMentions ?? [];
    const mentions = [...new Set([...(change.values.mentions ?? row.mentions), ...also])];
    const changeId = await writeEntry(db, by, row, toFields({ ...change.values, mentions }), { action });
    await tell?.(
      db,
      row.id,
      mentions.filter((userId) => !row.mentions.includes(userId)),
    );
    return changeId;
  });
}

/** What is asked before it may be changed; undefined when there is none, or it was removed. */
export async function findEntry(
  { db }: Records,
  leadId: number,
  entryId: number,
): Promise<Pick<EntryRow, 'kind' | 'assigneeId'> | undefined> {
  const { id, kind, assigneeId, removedAt } = leadEntries;
  const [row] = await db
    .select({ kind, assigneeId })
    .from(leadEntries)
    .where(and(eq(id, entryId), eq(leadEntries.leadId, leadId), isNull(removedAt)))
    .limit(1);
  return row;
}

export async function lockEntry(db: Transaction, leadId: number, entryId: number): Promise<EntryRow> {
  const [row] = await db
    .select()
    .from(leadEntries)
    .where(and(eq(leadEntries.id, entryId), eq(leadEntries.leadId, leadId)))
    .limit(1)
    .for('update');
  if (!row) throw new LeadRefusal('unknown_entry', leadId);
  return row;
}

/** `fields`: as the history has them. Nothing different leaves no trace. */
export async function writeEntry(
  db: Transaction,
  by: Author,
  row: EntryRow,
  fields: Readonly<Record<string, unknown>>,
  told: { action: string; reason?: string; undoes?: number },
): Promise<number> {
  const { before, after } = findDifferences(readEntryFields(row), fields as Fields);
  if (Object.keys(after).length === 0) return row.changeId;
  const changeId = await noteChange(db, by, { leadId: row.leadId, entryId: row.id, before, after, ...told });
  await db
    .update(leadEntries)
    .set({ ...toValues(after), changeId })
    .where(eq(leadEntries.id, row.id));
  if (isContact(row.kind)) await refreshContactsOfLeads(db, [row.leadId]);
  return changeId;
}

export function readEntryFields(row: EntryRow): Fields {
  return toFields(row);
}

function toFields(values: EntryValues): Fields {
  return Object.fromEntries(
    fieldNames.flatMap((name) => {
      const value = values[name];
      if (value === undefined) return [];
      return [[name, value instanceof Date ? value.toISOString() : value]];
    }),
  );
}

function toValues(fields: Readonly<Record<string, unknown>>): EntryValues {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' && (name === 'at' || name.endsWith('At')) ? new Date(value) : value,
    ]),
  );
}

/** Of each kind some are told, however many of another were written since. */
const ofKindMax = 50;

/**
 * Of a lead, oldest first: the newest `limit`, the newest of each kind, and every task that is still to be done. Removed ones are
 * left out.
 */
export async function listEntries({ db }: Records, leadId: number, limit: number): Promise<EntryRow[]> {
  const told = sql`(SELECT id FROM (
    SELECT e.id, e.kind = 'task' AND e.done_at IS NULL AS is_open, row_number() OVER (ORDER BY e.at DESC, e.id DESC) AS place,
      row_number() OVER (PARTITION BY e.kind ORDER BY e.at DESC, e.id DESC) AS place_in_kind
    FROM lead_entries e WHERE e.lead_id = ${leadId}::bigint AND e.removed_at IS NULL) AS placed
    WHERE is_open OR place <= ${limit}::int OR place_in_kind <= least(${limit}::int, ${ofKindMax}::int)
    ORDER BY is_open DESC, place LIMIT ${limit * 2})`;
  return db
    .select()
    .from(leadEntries)
    .where(sql`${leadEntries.id} IN ${told}`)
    .orderBy(asc(leadEntries.at), asc(leadEntries.id))
    .limit(limit * 2);
}

export interface EntryPlace {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly id: number;
}

/** Of a lead, the newest first. Removed ones are left out. */
export function listEntriesBefore(
  { db }: Records,
  leadId: number,
  { before, limit }: { before: EntryPlace | undefined; limit: number },
): Promise<EntryRow[]> {
  const { at, id, removedAt } = leadEntries;
  const isBefore =
    before &&
    sql`(${at}, ${id}) < (to_timestamp(${before.atMs}::float8 / 1000.0)::timestamptz(3), ${before.id}::bigint)`;
  return db
    .select()
    .from(leadEntries)
    .where(and(eq(leadEntries.leadId, leadId), isNull(removedAt), isBefore))
    .orderBy(desc(at), desc(id))
    .limit(limit);
}

/** Tasks of a user that are due by then and not done, the longest overdue first. */
export function listDueTasks(
  { db }: Records,
  { assigneeId, dueBy, limit }: { assigneeId: string; dueBy: Date; limit: number },
): Promise<EntryRow[]> {
  return db
    .select()
    .from(leadEntries)
    .where(
      and(
        eq(leadEntries.assigneeId, assigneeId),
        isNotNull(leadEntries.dueAt),
        lte(leadEntries.dueAt, dueBy),
        isNull(leadEntries.doneAt),
        isNull(leadEntries.removedAt),
      ),
    )
    .orderBy(asc(leadEntries.dueAt), asc(leadEntries.id))
    .limit(limit);
}

/** The newest change first. */
export function listLeadChanges(
  { db }: Records,
  leadId: number,
  limit: number,
): Promise<(typeof leadChanges.$inferSelect)[]> {
  return db
    .select()
    .from(leadChanges)
    .where(eq(leadChanges.leadId, leadId))
    .orderBy(desc(leadChanges.id))
    .limit(limit);
}
