// Takes confirmed answers to our own forms as proofs of who used the browser. The mailbox is proven; what else was written
// about the person is what they say.

import type { Said, SaidValue } from '#contract/said.ts';
import { readEmailKey } from '#intelligence/identity/identity-key.ts';
import type { ErasedKeys } from '#stores/records/identity/erased-keys.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listUnsaidAnswers, noteSaid, type UnsaidAnswer } from '#stores/records/questions/unsaid-answers.ts';
import type { WithdrawnKeys } from '#stores/records/rights/withdrawn-keys.ts';

/** Answers how many were taken. Killed in between, the same are taken again, which changes nothing. */
export async function sayConfirmedAnswers(
  records: Records,
  erased: Pick<ErasedKeys, 'load' | 'has'>,
  withdrawn: Pick<WithdrawnKeys, 'load' | 'isWithdrawn'>,
): Promise<number> {
  const answers = await listUnsaidAnswers(records);
  if (answers.length === 0) return 0;
  await Promise.all([erased.load(), withdrawn.load()]);
  for (const answer of answers) {
    const said = readAnswer(answer);
    if (said === undefined || erased.has(said.key)) continue;
    // Confirmed after it was taken back is given anew.
    if (withdrawn.isWithdrawn(said.key, 'person', answer.at.getTime())) continue;
    await keepSaid(records, said.said);
  }
  await noteSaid(
    records,
    answers.map(({ id }) => id),
  );
  return answers.length;
}

/** Undefined when the address names nobody. */
function readAnswer({
  id,
  siteId,
  visitor,
  email,
  at,
  filledAt,
  ...told
}: UnsaidAnswer): { key: string; said: Said } | undefined {
  const read = readEmailKey(email);
  if ('refused' in read) return undefined;
  const { key } = read;
  // The link in the mail is followed later, and by then somebody else may have the browser.
  const [filledMs, confirmedMs] = [filledAt.getTime(), at.getTime()];
  const value = (
    field: SaidValue['field'],
    text: string,
    confidence: SaidValue['confidence'],
  ): SaidValue[] =>
    text === ''
      ? []
      : [{ key, field, value: text, source: `site:${siteId}:confirmed`, confidence, atMs: filledMs }];
  const word = {
    siteId,
    visitor,
    key,
    means: key,
    strength: 'proof',
    atMs: filledMs,
    id: `confirmed:${id}`,
    how: 'form',
  } as const;
  return {
    key,
    said: {
      words: visitor === '' ? [] : [word],
      proofs: [{ way: 'confirmed_form', keys: [key], atMs: confirmedMs }],
      values: [
        ...value('email', key.slice('email:'.length), 'confirmed'),
        ...value('name', told.name, 'claim'),
        ...value('phone', told.phone, 'claim'),
        ...value('company', told.company, 'claim'),
        ...value('job_title', told.jobTitle, 'claim'),
      ],
      contacts: [{ key, atMs: confirmedMs }],
      refusals: [],
    },
  };
}
