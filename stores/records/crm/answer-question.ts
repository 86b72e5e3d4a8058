// A human's word on what was not certain: the company is one of theirs, or none of them, or is to stay out.

import { eq } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { crmQuestions } from '../schema/crm-records.ts';
import { keepLink } from './crm-links.ts';
import { answerQuestion } from './crm-questions.ts';
import { pushAnswered } from './crm-runs.ts';

export type QuestionAnswer = { readonly theirId: string } | 'new' | 'left';

/** `refused`: it is gone or answered, their record is none of those asked about, or it is linked to another of ours. */
export async function settleQuestion(
  { db }: Records,
  by: Author,
  { crmId, id, answer }: { readonly crmId: number; readonly id: number; readonly answer: QuestionAnswer },
  keys: OutboxKeys,
): Promise<'settled' | 'refused'> {
  try {
    await db.transaction(async (tx) => {
      const [asked] = await tx.select().from(crmQuestions).where(eq(crmQuestions.id, id)).limit(1);
      if (asked === undefined || asked.crmId !== crmId) throw new NotSettled();
      const isLink = typeof answer === 'object';
      if (isLink && !asked.theirIds.includes(answer.theirId)) throw new NotSettled();
      const settled = await answerQuestion(tx, by, id, isLink ? 'linked' : answer);
      if (settled === undefined) throw new NotSettled();
      if (isLink) {
        const { kind, ourId, companyId, keyId } = asked;
        const link = { crmId, kind, ourId, theirId: answer.theirId, foundBy: 'human' };
        if (!(await keepLink(tx, { ...link, companyId: companyId ?? undefined, keyId: keyId ?? undefined })))
          throw new NotSettled();
      }
      if (answer !== 'left' && asked.companyId !== null) await pushAnswered(tx, crmId, asked.companyId, keys);
    });
    return 'settled';
  } catch (error) {
    if (error instanceof NotSettled) return 'refused';
    throw error;
  }
}

class NotSettled extends Error {}
