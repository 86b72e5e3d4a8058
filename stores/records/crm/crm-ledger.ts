// The ledger of a connection: what was written there, when and with what result; and what a rule of ours kept back. A write stands in it
// before it goes out, so that one whose answer is lost is known to be in doubt.

import { and, desc, eq, lt, ne, sql } from 'drizzle-orm';
import type { CrmAction, CrmKind, CrmWriteState } from '#contract/crm.ts';
import type { FieldValues } from '#intelligence/sync/field-value.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { crmWrites } from '../schema/crm-records.ts';
import { openSecret, sealSecret } from '../seal-secret.ts';

type Db = Records['db'] | Transaction;
export type CrmWrite = typeof crmWrites.$inferSelect;

export interface WriteContent {
  /** By the CRM's names; what stood there before. */
  readonly before: FieldValues;
  readonly after: FieldValues;
  /** What stood there once it was written, where the CRM writes it in another way than we do. */
  readonly left?: FieldValues;
  /** Of a dry run: what was to be pushed, so that it can be when the connection goes live. */
  readonly payload?: unknown;
}

export interface LedgerLine {
  readonly crmId: number;
  readonly runId: number;
  /** Of the outbox, that wanted it. */
  readonly itemId?: number;
  readonly kind: CrmKind;
  readonly action: CrmAction;
  readonly ourId: string;
  readonly theirId?: string | undefined;
  readonly companyId?: number | undefined;
  readonly state: CrmWriteState;
  readonly reason?: string;
  readonly detail?: string;
  readonly content?: WriteContent | undefined;
  /** Names of the people whom it is about, such as `email:anna@acme.example`. */
  readonly people?: readonly string[];
}

/** Answers its number. */
export async function writeLedger(db: Db, line: LedgerLine, keys: OutboxKeys): Promise<number> {
  const { content, people = [], theirId = '', companyId = null, reason = '', detail = '', ...rest } = line;
  const [row] = await db
    .insert(crmWrites)
    .values({
      ...{ ...rest, theirId, companyId, reason, detail },
      sealed: content === undefined ? '' : sealSecret(Buffer.from(JSON.stringify(content)), keys.payloads),
      people: [...new Set(people.map(keys.hashPerson))],
      settledAt: line.state === 'sending' ? null : new Date(),
    })
    .returning({ id: crmWrites.id });
  if (!row) throw new Error('The ledger kept nothing; PostgreSQL answered no row.');
  return row.id;
}

export async function settleWrite(
  db: Db,
  id: number,
  settled: { state: CrmWriteState; theirId?: string; reason?: string; detail?: string },
): Promise<void> {
  await db
    .update(crmWrites)
    .set({ ...settled, settledAt: sql`now()` })
    .where(eq(crmWrites.id, id));
}

/** What stands there after it; nothing where whoever it is about has been erased meanwhile. */
export async function noteContent(
  db: Db,
  id: number,
  content: WriteContent,
  { payloads }: OutboxKeys,
): Promise<void> {
  const sealed = sealSecret(Buffer.from(JSON.stringify(content)), payloads);
  await db
    .update(crmWrites)
    .set({ sealed })
    .where(and(eq(crmWrites.id, id), ne(crmWrites.sealed, '')));
}

/** It went out, and what became of it is not known: the next try finds out. */
export async function noteDoubt(db: Db, id: number, reason: string, detail: string): Promise<void> {
  await db.update(crmWrites).set({ reason, detail }).where(eq(crmWrites.id, id));
}

/** When the oldest write in doubt of the record went out, in milliseconds since 1970; undefined when there is none. */
export async function findDoubt(db: Db, crmId: number, ourId: string): Promise<number | undefined> {
  const [row] = await db
    .select({ at: crmWrites.at })
    .from(crmWrites)
    .where(and(eq(crmWrites.crmId, crmId), eq(crmWrites.ourId, ourId), eq(crmWrites.state, 'sending')))
    .orderBy(crmWrites.id)
    .limit(1);
  return row?.at.getTime();
}

/** Of a record whose state there is known again: `hasArrived` says whether the writes in doubt had been made. */
export async function settleDoubts(
  db: Db,
  crmId: number,
  ourId: string,
  { hasArrived, beforeId }: { hasArrived: boolean; beforeId?: number },
): Promise<void> {
  await db
    .update(crmWrites)
    .set({
      state: hasArrived ? 'done' : 'refused',
      reason: hasArrived ? 'found_there' : 'not_arrived',
      settledAt: sql`now()`,
    })
    .where(
      and(
        eq(crmWrites.crmId, crmId),
        eq(crmWrites.ourId, ourId),
        eq(crmWrites.state, 'sending'),
        beforeId === undefined ? undefined : lt(crmWrites.id, beforeId),
      ),
    );
}

/** Since a moment; what is in doubt counts. */
export async function countWrites(db: Db, crmId: number, since: Date): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM crm_writes
    WHERE crm_id = ${crmId} AND at >= ${since.toISOString()}::timestamptz AND state IN ('sending', 'done') LIMIT 1`);
  return rows[0]?.count ?? 0;
}

/** Whether it stands there of the last day that this was left alone, and for this reason. */
export async function isNotedSkipped(
  db: Db,
  { crmId, ourId, theirId, reason }: Pick<CrmWrite, 'crmId' | 'ourId' | 'theirId' | 'reason'>,
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT 1 FROM crm_writes WHERE crm_id = ${crmId} AND at >= now() - interval '1 day' AND state = 'skipped'
      AND our_id = ${ourId} AND their_id = ${theirId} AND reason = ${reason} LIMIT 1`);
  return rows.length > 0;
}

/** Whether something newer than an item of the outbox wrote this note or task of the company. */
export async function isWrittenSince(
  db: Db,
  { crmId, companyId, ourId, itemId }: Record<'crmId' | 'companyId' | 'itemId', number> & { ourId: string },
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT 1 FROM crm_writes WHERE company_id = ${companyId} AND crm_id = ${crmId} AND our_id = ${ourId} AND state = 'done'
      AND item_id > ${itemId} LIMIT 1`);
  return rows.length > 0;
}

/** Whether an earlier run had made the note or task that this write only wrote anew. */
export async function isOfEarlierRun(
  db: Db,
  { id, crmId, runId, companyId, ourId }: Pick<CrmWrite, 'id' | 'crmId' | 'runId' | 'companyId' | 'ourId'>,
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT 1 FROM crm_writes WHERE company_id = ${companyId} AND id < ${id} AND crm_id = ${crmId} AND our_id = ${ourId}
      AND run_id <> ${runId} AND state = 'done' LIMIT 1`);
  return rows.length > 0;
}

/** Whether it stands there of the last month that the person is of another company there: asked each time, it would be noted each time. */
export async function isLinkRefused(
  db: Db,
  { crmId, companyId, ourId, theirId }: Pick<CrmWrite, 'crmId' | 'companyId' | 'ourId' | 'theirId'>,
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT 1 FROM crm_writes WHERE crm_id = ${crmId} AND company_id = ${companyId} AND at >= now() - interval '30 days'
      AND action = 'link' AND state = 'refused' AND reason = 'conflict' AND our_id = ${ourId} AND their_id = ${theirId} LIMIT 1`);
  return rows.length > 0;
}

/** The newest first. */
export async function listWrites(
  { db }: Records,
  wanted: {
    crmId?: number;
    companyId?: number;
    runId?: number | undefined;
    /** Part of a company's name, in whatever case. */
    company?: string | undefined;
    state?: CrmWriteState | undefined;
    reason?: string | undefined;
    beforeId?: number | undefined;
    limit: number;
  },
): Promise<CrmWrite[]> {
  const { crmId, companyId, runId, company, state, reason, beforeId, limit } = wanted;
  return db
    .select()
    .from(crmWrites)
    .where(
      and(
        crmId === undefined ? undefined : eq(crmWrites.crmId, crmId),
        companyId === undefined ? undefined : eq(crmWrites.companyId, companyId),
        runId === undefined ? undefined : eq(crmWrites.runId, runId),
        company === undefined
          ? undefined
          : sql`EXISTS (SELECT FROM companies c WHERE c.id = ${crmWrites.companyId}
              AND strpos(lower(c.name), lower(${company})) > 0)`,
        state === undefined ? undefined : eq(crmWrites.state, state),
        reason === undefined ? undefined : eq(crmWrites.reason, reason),
        beforeId === undefined ? undefined : lt(crmWrites.id, beforeId),
      ),
    )
    .orderBy(desc(crmWrites.id))
    .limit(limit);
}

export async function findWrite(db: Db, crmId: number, id: number): Promise<CrmWrite | undefined> {
  const [row] = await db
    .select()
    .from(crmWrites)
    .where(and(eq(crmWrites.crmId, crmId), eq(crmWrites.id, id)))
    .limit(1);
  return row;
}

/** Undefined when there is none, or whoever it was about has been erased. */
export function openWrite({ sealed }: Pick<CrmWrite, 'sealed'>, keys: OutboxKeys): WriteContent | undefined {
  if (sealed === '') return undefined;
  const json: unknown = JSON.parse(openSecret(sealed, keys.payloads).toString('utf8'));
  if (typeof json !== 'object' || json === null) return undefined;
  const valuesOf = (name: string): FieldValues => {
    const values: unknown = Reflect.get(json, name);
    return typeof values === 'object' && values !== null ? (values as FieldValues) : {};
  };
  return {
    ...{ before: valuesOf('before'), after: valuesOf('after'), payload: Reflect.get(json, 'payload') },
    ...('left' in json ? { left: valuesOf('left') } : {}),
  };
}
