// Administrators are told by mail when a user reads or takes out far more records than usual: once a day of each user, with an entry of
// its own in the audit log.

import { and, eq, sql } from 'drizzle-orm';
import { judgeReads, type UnusualRead } from '#intelligence/audit/judge-reads.ts';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { users } from '../schema/access.ts';
import { alertChannels } from '../schema/alerts.ts';
import { auditLog } from '../schema/operation.ts';
import { makeOwnMail } from './find-recipients.ts';
import { addUpDays, readBefore, readLastDay } from './read-days.ts';
import { writeDeliveries } from './write-deliveries.ts';

type Executing = Pick<Records['db'], 'execute'>;

const administratorsMax = 100;

export interface ReadWatch {
  readonly userId: string;
  /** Fewer within a day are never unusual. */
  readonly fromRecords: number;
}

/** Answers what was told of; undefined when nothing was, or it was told within the last day already. */
export async function tellUnusualReads(
  records: Records,
  { userId, fromRecords }: ReadWatch,
  keys: OutboxKeys,
): Promise<UnusualRead | undefined> {
  const now = new Date();
  // Most have read little within a day: what they read before is not asked for them.
  const last = await readLastDay(records.db, userId, now);
  if (Math.max(last.rows, last.exported) < fromRecords) return undefined;
  await addUpDays(records.db, userId, now);
  const before = await readBefore(records.db, userId, now);
  if (judgeReads({ ...last, ...before }, fromRecords) === undefined) return undefined;
  return records.db.transaction(async (db) => {
    await db.execute(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.unusual_reads}, hashtext(${userId}))`);
    const history = { ...(await readLastDay(db, userId, now)), ...before };
    const unusual = judgeReads(history, fromRecords);
    if (unusual === undefined || (await wasTold(db, userId, now))) return undefined;
    const rows = unusual === 'unusual_export' ? history.exported : history.rows;
    const [user] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId)).limit(1);
    const entry = { userId, userName: user?.name ?? '', action: unusual, rows };
    const [written] = await db.insert(auditLog).values(entry).returning({ id: auditLog.id });
    if (written !== undefined) await tellAdministrators(db, written.id, keys);
    return unusual;
  });
}

async function wasTold(db: Executing, userId: string, now: Date): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT FROM audit_log WHERE user_id = ${userId} AND at > ${now.toISOString()}::timestamptz - interval '1 day'
      AND action IN ('unusual_read', 'unusual_export') LIMIT 1`);
  return rows.length > 0;
}

/** Whoever switched their mails off finds the entry in the audit log. */
async function tellAdministrators(db: Transaction, auditId: number, keys: OutboxKeys): Promise<void> {
  const isAdministrator = eq(users.role, 'administrator');
  const found = await db.select({ id: users.id }).from(users).where(isAdministrator).limit(administratorsMax);
  await makeOwnMail(
    db,
    found.map(({ id }) => id),
  );
  const mails = await db
    .select({ id: alertChannels.id })
    .from(alertChannels)
    .innerJoin(users, eq(users.id, alertChannels.userId))
    .where(and(isAdministrator, eq(alertChannels.kind, 'mail'), eq(alertChannels.enabled, true)))
    .limit(administratorsMax);
  const deliveries = mails.map(({ id: channelId }) => ({
    ...({ channelId, kind: 'mail', what: 'unusual_read', auditId } as const),
    messageId: `unusual-read-${auditId}-${channelId}`,
  }));
  await writeDeliveries(db, deliveries, keys);
}

export interface UnusualReadFacts {
  readonly kind: UnusualRead;
  readonly who: string;
  readonly records: number;
  /** The most within a day before. */
  readonly usual: number;
}

/** Undefined when the entry is no longer kept. */
export async function readUnusualRead(
  { db }: Pick<Records, 'db'>,
  auditId: number,
): Promise<UnusualReadFacts | undefined> {
  const [entry] = await db.select().from(auditLog).where(eq(auditLog.id, auditId)).limit(1);
  if (entry === undefined) return undefined;
  const history = await readBefore(db, entry.userId, entry.at);
  const isExport = entry.action === 'unusual_export';
  return {
    ...{ kind: isExport ? 'unusual_export' : 'unusual_read', who: entry.userName, records: entry.rows },
    usual: isExport ? history.largestExport : history.busiestDay,
  };
}
