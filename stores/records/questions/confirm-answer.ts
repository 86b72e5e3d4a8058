// Confirms an answer to a form of our own: whoever reads the mailbox says that it is theirs. The row that is written here is
// a proof of identity.

import { and, eq, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { confirmedAnswers } from '../schema/own-forms.ts';
import { requests } from '../schema/requests.ts';

export interface AnswerToConfirm {
  formName: string;
  language: string;
  isConfirmed: boolean;
}

/** Undefined when it is gone, or nobody was asked to confirm it. */
export async function findAnswerToConfirm(
  records: Records,
  id: number,
): Promise<AnswerToConfirm | undefined> {
  const [found] = await records.db
    .select({ formName: requests.formName, language: requests.language, confirmation: requests.confirmation })
    .from(requests)
    .where(and(eq(requests.id, id), eq(requests.way, 'own_form')))
    .limit(1);
  if (!found || found.confirmation === 'not_asked') return undefined;
  const { formName, language, confirmation } = found;
  return { formName, language, isConfirmed: confirmation === 'confirmed' };
}

/** Doing it twice changes nothing. */
export async function confirmAnswer(records: Records, id: number): Promise<void> {
  await records.db.transaction(async (db) => {
    const [confirmed] = await db
      .update(requests)
      .set({ confirmation: 'confirmed' })
      .where(and(eq(requests.id, id), eq(requests.confirmation, 'waiting')))
      .returning({ siteId: requests.siteId, visitor: requests.visitor, email: requests.saidEmail });
    if (!confirmed) return;
    await db
      .insert(confirmedAnswers)
      .values({ ...confirmed, requestId: id, at: sql`now()` })
      .onConflictDoNothing();
  });
}
