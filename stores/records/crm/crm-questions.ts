// What only a human can say of a connection: which of several records it is, and whether two of ours are one.

import { and, asc, eq, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { CrmKind } from '#contract/crm.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { crmQuestions } from '../schema/crm-records.ts';

type Db = Records['db'] | Transaction;
export type CrmQuestion = typeof crmQuestions.$inferSelect;

export interface NewQuestion {
  readonly crmId: number;
  readonly kind: CrmKind;
  readonly question: 'which' | 'same';
  readonly ourId: string;
  readonly otherId?: string;
  readonly companyId?: number | undefined;
  readonly keyId?: number | undefined;
  readonly foundBy: string;
  readonly theirIds: readonly string[];
}

/**
 * Asked once: candidates are added to an open question, and one that was answered is asked again for candidates alone of which nothing was
 * said yet; which record it is, whenever what was said of that holds no more.
 */
export async function askQuestion(db: Db, asked: NewQuestion): Promise<void> {
  const { state, theirIds, question, otherId, answers } = crmQuestions;
  const isNew = sql`NOT ${theirIds} ? one.theirs AND NOT ${answers} ? one.theirs`;
  await db
    .insert(crmQuestions)
    .values({ ...asked, theirIds: [...asked.theirIds] })
    .onConflictDoUpdate({
      target: [crmQuestions.crmId, crmQuestions.kind, crmQuestions.ourId, question],
      set: {
        ...{ state: 'open', foundBy: asked.foundBy, answeredAt: null, answeredById: '', answeredByName: '' },
        otherId: sql`CASE WHEN excluded.other_id = '' AND ${state} = 'open' THEN ${otherId} ELSE excluded.other_id END`,
        theirIds: sql`CASE WHEN ${state} <> 'open' THEN excluded.their_ids ELSE ${theirIds} || coalesce(
          (SELECT jsonb_agg(one.theirs) FROM jsonb_array_elements_text(excluded.their_ids) AS one(theirs)
            WHERE NOT ${theirIds} ? one.theirs), '[]') END`,
      },
      setWhere: sql`${state} = 'open' OR (${question} = 'which' AND ${state} = 'linked')
        OR EXISTS (SELECT FROM jsonb_array_elements_text(excluded.their_ids) AS one(theirs) WHERE ${isNew})`,
    });
}

/** What a human said of a record of theirs that may be one of these of ours; undefined when nobody said anything. */
export async function findAnswer(
  db: Db,
  crmId: number,
  kind: CrmKind,
  { ourIds, theirId }: { readonly ourIds: readonly string[]; readonly theirId: string },
): Promise<'new' | 'left' | undefined> {
  const { rows } = await db.execute<{ answer: 'new' | 'left' }>(sql`
    SELECT answers ->> ${theirId} AS answer FROM crm_questions
    WHERE crm_id = ${crmId} AND kind = ${kind} AND question = 'same' AND our_id = ANY(${sql.param([...ourIds])}::text[])
      AND answers ? ${theirId} ORDER BY answered_at DESC NULLS LAST LIMIT 1`);
  return rows[0]?.answer;
}

/** Questions with records that are to be read again, the oldest first. */
export async function listToRead(
  db: Db,
  crmId: number,
  limit: number,
): Promise<Pick<CrmQuestion, 'id' | 'toRead'>[]> {
  const { id, toRead } = crmQuestions;
  return db
    .select({ id, toRead })
    .from(crmQuestions)
    .where(and(eq(crmQuestions.crmId, crmId), sql`${toRead} <> '[]'`))
    .orderBy(asc(id))
    .limit(limit);
}

/** It was read; what somebody says of another one meanwhile stays to be read. */
export async function noteRead(db: Db, id: number, theirId: string): Promise<void> {
  await db
    .update(crmQuestions)
    .set({ toRead: sql`${crmQuestions.toRead} - ${theirId}::text` })
    .where(eq(crmQuestions.id, id));
}

/** Of a record of ours; undefined when nothing was asked. */
export async function findQuestion(
  db: Db,
  crmId: number,
  kind: CrmKind,
  ourId: string,
): Promise<CrmQuestion | undefined> {
  const [row] = await db
    .select()
    .from(crmQuestions)
    .where(
      and(
        eq(crmQuestions.crmId, crmId),
        eq(crmQuestions.kind, kind),
        eq(crmQuestions.ourId, ourId),
        eq(crmQuestions.question, 'which'),
      ),
    )
    .limit(1);
  return row;
}

/** Those that wait, the oldest first. */
export async function listQuestions(
  { db }: Records,
  crmId: number,
  { afterId, limit }: { afterId: number; limit: number },
): Promise<CrmQuestion[]> {
  return db
    .select()
    .from(crmQuestions)
    .where(
      and(
        eq(crmQuestions.crmId, crmId),
        eq(crmQuestions.state, 'open'),
        sql`${crmQuestions.id} > ${afterId}`,
      ),
    )
    .orderBy(asc(crmQuestions.id))
    .limit(limit);
}

/** Undefined when it is answered or gone. */
export async function findOpenQuestion(
  { db }: Records,
  crmId: number,
  id: number,
): Promise<CrmQuestion | undefined> {
  const [row] = await db
    .select()
    .from(crmQuestions)
    .where(and(eq(crmQuestions.id, id), eq(crmQuestions.crmId, crmId), eq(crmQuestions.state, 'open')))
    .limit(1);
  return row;
}

/** Undefined when it is answered or gone. */
export async function answerQuestion(
  db: Db,
  by: Author,
  id: number,
  { state, answers, toRead }: Pick<CrmQuestion, 'state' | 'answers' | 'toRead'>,
): Promise<CrmQuestion | undefined> {
  const [row] = await db
    .update(crmQuestions)
    .set({
      ...{ state, toRead, answeredAt: sql`now()`, answeredById: by.id, answeredByName: by.name },
      answers: sql`${crmQuestions.answers} || ${JSON.stringify(answers)}::jsonb`,
    })
    .where(and(eq(crmQuestions.id, id), eq(crmQuestions.state, 'open')))
    .returning();
  return row;
}
