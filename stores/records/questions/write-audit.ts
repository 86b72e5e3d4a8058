// Writes down who looked at, changed or took out what, lists it, and forgets what is older than 24 months.

import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { auditLog } from '../schema/operation.ts';

export interface AuditEntry {
  userId: string;
  userName: string;
  /** Verb and thing, such as `look_visits` or `change_site`. */
  action: string;
  subject?: string;
  siteId?: number | null;
  /** Rows of personal data that were shown or taken out. */
  rows?: number;
}

/** Answers the number of the entry. */
export async function writeAudit(records: Records, entry: AuditEntry): Promise<number> {
  const [written] = await records.db.insert(auditLog).values(entry).returning({ id: auditLog.id });
  return written?.id ?? 0;
}

/** What further pages of the same look showed. */
export async function addAudited(records: Records, id: number, rows: number): Promise<void> {
  await records.db
    .update(auditLog)
    .set({ rows: sql`${auditLog.rows} + ${rows}` })
    .where(eq(auditLog.id, id));
}

/** What an entry that was written before the deed could not know yet. */
export async function countAudited(records: Records, id: number, rows: number): Promise<void> {
  await records.db.update(auditLog).set({ rows }).where(eq(auditLog.id, id));
}

export interface AuditQuestion {
  limit: number;
  userId?: string | undefined;
  /** Only entries older than the one with this number. */
  beforeId?: number | undefined;
}

/** Newest first. */
export async function listAudit(records: Records, { limit, userId, beforeId }: AuditQuestion) {
  const isOfUser = userId === undefined ? undefined : eq(auditLog.userId, userId);
  const isOlder = beforeId === undefined ? undefined : lt(auditLog.id, beforeId);
  return records.db
    .select()
    .from(auditLog)
    .where(and(isOfUser, isOlder))
    .orderBy(desc(auditLog.id))
    .limit(limit);
}

/** Returns how many entries were forgotten. */
export async function forgetAudit(records: Records, before: Date): Promise<number> {
  const forgotten = await records.db.delete(auditLog).where(lt(auditLog.at, before));
  return forgotten.rowCount ?? 0;
}
