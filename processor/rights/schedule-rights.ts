// The processor's share in what people ask for about their own data: links mailed, pages filled, erasures carried out and cleared.

import { deriveKey } from '#stores/records/derive-key.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import type { Records } from '#stores/records/open-records.ts';
import { whileHoldingLock } from '#stores/records/questions/hold-lock.ts';
import { keepSendsMail } from '#stores/records/questions/rights-settings.ts';
import { createRightsContents } from '#stores/records/rights/rights-contents.ts';
import { forgetRightsLinks } from '#stores/records/rights/rights-links.ts';
import { forgetRightsRequests, giveUpReplies } from '#stores/records/rights/rights-requests.ts';
import { forgetWithdrawnBrowsers } from '#stores/records/rights/withdraw.ts';
import { createWithdrawalHashes } from '#stores/records/rights/withdrawal-hashes.ts';
import type { ProcessorParts } from '../processor-parts.ts';
import { answerRights } from './answer-rights.ts';
import { createBackoff } from './backoff.ts';
import { carryOutErasures } from './carry-out-erasures.ts';
import { type ClearingDesk, clearErasuresWhenDue } from './clear-erasures.ts';
import { finishErasures } from './finish-erasures.ts';
import { mailErased } from './mail-erased.ts';
import { mailRightsLinks } from './mail-rights-links.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Longer than the ids of browsers, and than anybody may still complain about an answer. */
const browserDays = 396;
const requestDays = 3 * 365;
/** Longer than mails are tried for; then the address of somebody who was erased goes all the same. */
const replyDays = 3;

export async function scheduleRights(parts: ProcessorParts): Promise<void> {
  const { schedule, records, events, queue, mail, secret, erasure, log } = parts;
  await keepSendsMail(records, mail !== undefined);
  const contents = createRightsContents(secret);
  const nameSubject = createSubjectNamer(secret);
  const hashes = createWithdrawalHashes(secret);
  const every = (name: string, everyMs: number, work: () => Promise<unknown>) =>
    schedule.every(name, everyMs, alone(records, name, work));
  const [answering, erasing, finishing] = [createBackoff(), createBackoff(), createBackoff()];
  await every('answer-rights', secondMs, () =>
    answerRights({ records, events, secret, contents, hashes, nameSubject, backoff: answering, log }),
  );
  if (mail !== undefined) {
    const facts = { ...mail, key: deriveKey(secret, 'rights links'), records, contents, log };
    await every('mail-rights-links', secondMs, () => mailRightsLinks(facts));
    await every('mail-erased', 5 * secondMs, () => mailErased(facts));
  }
  if (erasure !== undefined) {
    const eraseParts = { ...erasure, records, secret, nameSubject };
    await every('carry-out-erasures', 5 * secondMs, () => carryOutErasures(eraseParts, log, erasing));
    await every('finish-erasures', minuteMs, () => finishErasures(eraseParts, log, finishing));
  }
  const desk: ClearingDesk = { round: undefined };
  await every('clear-erasures', 10 * minuteMs, () =>
    clearErasuresWhenDue({ records, queue, events, log }, desk, Date.now()),
  );
  await every('forget-rights-links', minuteMs, () => forgetRightsLinks(records));
  await every('forget-rights', hourMs, async () => {
    await forgetWithdrawnBrowsers(records, new Date(Date.now() - browserDays * dayMs));
    await giveUpReplies(records, new Date(Date.now() - replyDays * dayMs));
    await forgetRightsRequests(records, new Date(Date.now() - requestDays * dayMs));
  });
}

/** One run at a time, here and on all machines. */
function alone(records: Records, name: string, work: () => Promise<unknown>): () => Promise<void> {
  let isRunning = false;
  return async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      await whileHoldingLock(records, name, work);
    } finally {
      isRunning = false;
    }
  };
}
