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

/** Asked once; what was answered is not asked again, and an open one has the newest candidates. */
export async function askQuestion(db: Db, asked: NewQuestion): Promise<void> {
  await db
    .insert(crmQuestions)
    .values({ ...asked, theirIds: [...asked.theirIds] })
    .onConflictDoUpdate({
      target: [crmQuestions.crmId, crmQuestions.kind, crmQuestions.ourId, crmQuestions.question],
      set: { theirIds: [...asked.theirIds], foundBy: asked.foundBy },
      setWhere: eq(crmQuestions.state, 'open'),
    });
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

/** `linked`: it is one of theirs; `new`: none of them; `left`: it stays out. Undefined when it is answered or gone. */
export async function answerQuestion(
  db: Db,
  by: Author,
  id: number,
  state: 'linked' | 'new' | 'left',
): Promise<CrmQuestion | undefined> {
  const [row] = await db
    .update(crmQuestions)
    .set({ state, answeredAt: sql`now()`, answeredById: by.id, answeredByName: by.name })
    .where(and(eq(crmQuestions.id, id), eq(crmQuestions.state, 'open')))
    .returning();
  return row;
}
