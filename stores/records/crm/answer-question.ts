// A human's word on what was not certain: the company is one of theirs, or none of them, or is to stay out; or two of ours are one.

import { eq } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { readOwnId } from '#intelligence/sync/own-id.ts';
import { type Change, changeCompanies, type Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { addMerge } from '../questions/company-merge.ts';
import { crmConnections } from '../schema/crm-connections.ts';
import { crmQuestions } from '../schema/crm-records.ts';
import { findLinksOfTheirs, keepLink, reviveLink } from './crm-links.ts';
import { answerQuestion, type CrmQuestion } from './crm-questions.ts';
import { pushAnswered } from './crm-runs.ts';
import { findOurCompanies } from './find-ours.ts';
import { requestPull } from './request-pull.ts';

/** `theirId`: of those that may be it; `merge`: the two of ours are one, and the first goes under the other. */
export type QuestionAnswer = { readonly theirId: string } | 'new' | 'left' | 'merge';

interface Answered {
  readonly crmId: number;
  readonly id: number;
  readonly answer: QuestionAnswer;
}

/**
 * `refused`: it is gone or answered, it asks something else, their record is none of those asked about, or it is linked to another of ours.
 * Rejects with CompanyRefusal when the two cannot be merged.
 */
export async function settleQuestion(
  records: Records,
  by: Author,
  answered: Answered,
  keys: OutboxKeys,
): Promise<'settled' | 'refused'> {
  try {
    if (answered.answer === 'merge')
      await changeCompanies(records, 'merge_companies', by, (change) => mergeOurs(change, answered, keys));
    else await records.db.transaction((tx) => settle(tx, by, answered, keys));
    return 'settled';
  } catch (error) {
    if (error instanceof NotSettled) return 'refused';
    throw error;
  }
}

async function settle(tx: Transaction, by: Author, answered: Answered, keys: OutboxKeys): Promise<void> {
  const { crmId, answer } = answered;
  const asked = await lockAsked(tx, answered);
  const unlinked = await listUnlinked(tx, asked);
  if (typeof answer === 'object') {
    // One that is linked to another record already bears our id there: whoever wants the other one merges them there.
    if (asked.question !== 'which' || !asked.theirIds.includes(answer.theirId)) throw new NotSettled();
    const left = unlinked.filter((id) => id !== answer.theirId);
    await close(tx, by, asked, { state: 'linked', left, toRead: [answer.theirId] });
    await linkTo(tx, asked, answer.theirId);
  } else if (answer === 'left') await close(tx, by, asked, { state: 'left', left: unlinked });
  else await close(tx, by, asked, { state: 'new', made: asked.question === 'same' ? unlinked : [] });
  await requestPull(tx, crmId);
  if (answer !== 'left' && asked.companyId !== null) await pushAnswered(tx, crmId, asked.companyId, keys);
}

async function lockAsked(tx: Transaction, { crmId, id }: Answered): Promise<CrmQuestion> {
  const [asked] = await tx.select().from(crmQuestions).where(eq(crmQuestions.id, id)).limit(1).for('update');
  if (asked === undefined || asked.crmId !== crmId) throw new NotSettled();
  return asked;
}

/** Of the records asked about those that are none of ours. */
async function listUnlinked(tx: Transaction, { crmId, kind, theirIds }: CrmQuestion): Promise<string[]> {
  const linked = await findLinksOfTheirs(tx, crmId, kind, theirIds);
  return theirIds.filter((id) => !linked.some(({ theirId }) => theirId === id));
}

interface Closing {
  readonly state: 'linked' | 'new' | 'left' | 'merged';
  readonly left?: readonly string[];
  readonly made?: readonly string[];
  readonly toRead?: readonly string[];
}

async function close(
  tx: Transaction,
  by: Author,
  { id, kind }: CrmQuestion,
  { state, left = [], made = [], toRead = made }: Closing,
): Promise<void> {
  const answers = Object.fromEntries([
    ...left.map((theirId) => [theirId, 'left'] as const),
    ...made.map((theirId) => [theirId, 'new'] as const),
  ]);
  // Persons are written there and not read.
  const read = kind === 'company' ? [...toRead] : [];
  const closed = await answerQuestion(tx, by, id, { state, answers, toRead: read });
  if (closed === undefined) throw new NotSettled();
}

async function linkTo(tx: Transaction, asked: CrmQuestion, theirId: string): Promise<void> {
  const { crmId, kind, ourId, companyId, keyId } = asked;
  const link = { crmId, kind, ourId, theirId, foundBy: 'human' };
  if (!(await keepLink(tx, { ...link, companyId: companyId ?? undefined, keyId: keyId ?? undefined })))
    throw new NotSettled();
  await reviveLink(tx, crmId, kind, ourId);
}

async function mergeOurs(change: Change, answered: Answered, keys: OutboxKeys): Promise<void> {
  const { db, by } = change;
  const { crmId } = answered;
  const asked = await lockAsked(db, answered);
  const other = readOwnId(asked.otherId);
  if (asked.question !== 'same' || asked.companyId === null || other?.kind !== 'company')
    throw new NotSettled();
  // Each as it stands: it may have been merged elsewhere since.
  const [ours] = await findOurCompanies(db, { id: asked.companyId });
  const [into] = await findOurCompanies(db, { id: Number(other.id) });
  if (ours === undefined || into === undefined) throw new NotSettled();
  if (ours !== into)
    await addMerge(change, { companyId: ours, intoId: into, reason: await nameOf(db, crmId) });
  await close(db, by, asked, { state: 'merged', toRead: await listUnlinked(db, asked) });
  await requestPull(db, crmId);
  await pushAnswered(db, crmId, asked.companyId, keys);
}

/** Of the connection: whoever reads why they were merged knows where it showed. */
async function nameOf(db: Transaction, crmId: number): Promise<string> {
  const [crm] = await db
    .select({ name: crmConnections.name })
    .from(crmConnections)
    .where(eq(crmConnections.id, crmId))
    .limit(1);
  return crm?.name ?? '';
}

class NotSettled extends Error {}
