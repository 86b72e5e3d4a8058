// Runs of a connection: a dry one whose plans become real when it goes live, and a live one that is taken back.

import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { outboxPayloads } from '#contract/outbox.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { writeOutboxItems } from '../outbox/write-items.ts';
import { crmRuns } from '../schema/crm-connections.ts';
import { openWrite } from './crm-ledger.ts';
import { type CrmRecord, laneOfCrm, setCrmMode } from './keep-crm-connections.ts';
import { pushItem, releaseHeld } from './request-push.ts';

export type CrmRun = typeof crmRuns.$inferSelect;

const runsMax = 100;
/** Written to the outbox in one transaction, which holds a lock for each company. */
const pageMax = 1_000;
/** Company, person, link, note, task, and room for more. */
const kindsMax = 10;

/** The newest first. */
export async function listRuns({ db }: Records, crmId: number): Promise<CrmRun[]> {
  return db.select().from(crmRuns).where(eq(crmRuns.crmId, crmId)).orderBy(desc(crmRuns.id)).limit(runsMax);
}

/**
 * From now on it is written there; what the dry run before had planned goes first. `unseen`: nobody has looked yet at what that one
 * planned. Undefined when there is no such connection.
 */
export async function goLive(
  records: Records,
  crmId: number,
  by: Author,
  keys: OutboxKeys,
): Promise<CrmRecord | 'unseen' | undefined> {
  const [last, former] = await records.db
    .select()
    .from(crmRuns)
    .where(eq(crmRuns.crmId, crmId))
    .orderBy(desc(crmRuns.id))
    .limit(2);
  if (last?.mode === 'dry' && last.lookedAt === null) return 'unseen';
  const live = await setCrmMode(records, crmId, 'live', by);
  // Where going live was cut off, the next time pushes what is left; what was pushed then is not pushed again.
  const dry = last?.mode === 'dry' ? last : former?.mode === 'dry' ? former : undefined;
  if (live !== undefined && dry !== undefined) await pushPlanned(records, dry.id, keys);
  return live;
}

/** Notes that somebody looks at what a dry run would write; the first look counts. */
export async function noteRunLooked(
  { db }: Records,
  crmId: number,
  runId: number,
  by: Author,
): Promise<void> {
  await db
    .update(crmRuns)
    .set({ lookedAt: sql`now()`, lookedByName: by.name })
    .where(
      and(eq(crmRuns.crmId, crmId), eq(crmRuns.id, runId), eq(crmRuns.mode, 'dry'), isNull(crmRuns.lookedAt)),
    );
}

/** Of each company the newest plan of each kind of write, since a later push may bring a task and no note. A page of companies at a time. */
async function pushPlanned({ db }: Records, runId: number, keys: OutboxKeys): Promise<void> {
  let afterId = 0;
  for (;;) {
    const { rows } = await db.execute<{ id: number; companyId: number; sealed: string }>(sql`
      WITH page AS (
        SELECT DISTINCT company_id FROM crm_writes
        WHERE run_id = ${runId} AND sealed <> '' AND company_id > ${afterId} ORDER BY company_id LIMIT ${pageMax})
      SELECT DISTINCT ON (w.company_id, w.kind) w.id::float8 AS id, w.company_id AS "companyId", w.sealed
      FROM crm_writes w JOIN page ON page.company_id = w.company_id
      WHERE w.run_id = ${runId} AND w.sealed <> '' ORDER BY w.company_id, w.kind, w.id DESC LIMIT ${pageMax * kindsMax}`);
    if (rows.length === 0) return;
    const sealed = rows.toSorted((one, other) => one.id - other.id).map((row) => row.sealed);
    await db.transaction((tx) => pushAgain(tx, sealed, `dry run ${runId}`, keys));
    afterId = Math.max(...rows.map(({ companyId }) => companyId));
  }
}

/** A human said which record a company is, or that it is none of them: what waited for that goes. */
export async function pushAnswered(
  tx: Transaction,
  crmId: number,
  companyId: number,
  keys: OutboxKeys,
): Promise<void> {
  const { rows } = await tx.execute<{ id: string; sealed: string }>(sql`
    SELECT id, sealed FROM crm_writes WHERE crm_id = ${crmId} AND company_id = ${companyId} AND state = 'skipped'
      AND reason = 'ambiguous' AND sealed <> '' ORDER BY id DESC LIMIT 1`);
  const [row] = rows;
  if (row === undefined) return;
  await pushAgain(tx, [row.sealed], `answer ${row.id}`, keys);
  await releaseHeld(tx, { crmId, companyId });
}

async function pushAgain(
  tx: Transaction,
  sealed: readonly string[],
  again: string,
  keys: OutboxKeys,
): Promise<void> {
  const items = sealed.flatMap((one) => {
    const payload = outboxPayloads.push_company.safeParse(openWrite({ sealed: one }, keys)?.payload);
    return payload.success ? [pushItem(payload.data, { again })] : [];
  });
  await writeOutboxItems(tx, items, keys);
}

/**
 * Takes back what a live run wrote, the last write first and in order with whatever else waits for the same company. The run that goes
 * on at this moment ends first and a dry one begins, so that nothing is written anew; undoing goes on in it. Answers how many writes;
 * undefined when there is no such run, or it is taken back already. Cut off, it can be called again.
 */
export async function undoRun(
  records: Records,
  { crmId, runId }: { readonly crmId: number; readonly runId: number },
  by: Author,
  keys: OutboxKeys,
): Promise<number | undefined> {
  const { db } = records;
  const undoable = and(
    eq(crmRuns.crmId, crmId),
    eq(crmRuns.id, runId),
    eq(crmRuns.mode, 'live'),
    isNull(crmRuns.undoneAt),
  );
  const [run] = await db.select().from(crmRuns).where(undoable).limit(1);
  if (run === undefined) return undefined;
  if (run.endedAt === null) await setCrmMode(records, crmId, 'dry', by);
  const count = await queueUndo(records, { crmId, runId }, keys);
  const ended = await db
    .update(crmRuns)
    .set({ undoneAt: sql`now()`, undoneByName: by.name })
    .where(undoable)
    .returning({ id: crmRuns.id });
  if (ended.length === 0) return undefined;
  // What was settled since it was listed; from now on each write sees itself that its run is undone.
  return count + (await queueUndo(records, { crmId, runId }, keys));
}

/** Answers how many were not in line yet. */
async function queueUndo(
  { db }: Records,
  { crmId, runId }: { readonly crmId: number; readonly runId: number },
  keys: OutboxKeys,
): Promise<number> {
  let count = 0;
  let beforeId = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const { rows } = await db.execute<{ id: number; companyId: number | null }>(sql`
      SELECT id::float8 AS id, company_id AS "companyId" FROM crm_writes
      WHERE run_id = ${runId} AND state = 'done' AND id < ${beforeId} ORDER BY id DESC LIMIT ${pageMax}`);
    count += await db.transaction((tx) => writeOutboxItems(tx, undoItems(crmId, rows), keys));
    if (rows.length < pageMax) return count;
    beforeId = rows.at(-1)?.id ?? 0;
  }
}

/** In the transaction that settles a write: one that was on its way when its run was taken back is taken back after it. */
export async function undoLate(
  tx: Transaction,
  { crmId, runId, writeId, companyId }: Readonly<Record<'crmId' | 'runId' | 'writeId' | 'companyId', number>>,
  keys: OutboxKeys,
): Promise<void> {
  // Whoever takes it back at this moment comes before or after.
  const [run] = await tx
    .select({ undoneAt: crmRuns.undoneAt })
    .from(crmRuns)
    .where(eq(crmRuns.id, runId))
    .limit(1)
    .for('share');
  if (run === undefined || run.undoneAt === null) return;
  // Newest first, as ever: what is older was in line already, and could not go while this one stood.
  const { rows } = await tx.execute<{ id: number; companyId: number | null }>(sql`
    SELECT id::float8 AS id, company_id AS "companyId" FROM crm_writes
    WHERE run_id = ${runId} AND company_id = ${companyId} AND state = 'done' AND id <= ${writeId} ORDER BY id DESC LIMIT ${pageMax}`);
  await writeOutboxItems(tx, undoItems(crmId, rows, `:after:${writeId}`), keys);
}

/** `again`: what tells it from one that is in line already. */
function undoItems(crmId: number, writes: readonly { id: number; companyId: number | null }[], again = '') {
  return writes.map(({ id, companyId }) => ({
    kind: 'undo_crm_write' as const,
    payload: { crmId, writeId: id },
    recordKey: `crm:${crmId}:company:${companyId}`,
    dedupeKey: `undo:${crmId}:${id}${again}`,
    lane: laneOfCrm(crmId),
  }));
}
