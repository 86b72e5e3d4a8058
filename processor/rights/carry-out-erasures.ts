// Erases those who asked for it where the operator has said that this is done at once.

import type { Logger } from 'pino';
import { type EraseParts, eraseEverywhere } from '#stores/persons/erase-everywhere.ts';
import { findHeld, keyOfEmail } from '#stores/persons/find-held.ts';
import { failureReason } from '#stores/records/failure-reason.ts';
import { writeAudit } from '#stores/records/questions/write-audit.ts';
import { listRightsRequests, type RightsRequest } from '#stores/records/rights/rights-requests.ts';
import type { Backoff } from './backoff.ts';

const atOnce = 5;
/** Of those that fail and wait for their next try, so many at the most keep nobody from being seen. */
const listedMax = 1_000;
/** Who is named in the audit log and beside the hash. */
const byThemselves = { id: '', name: '' };

/** Answers how many were erased. One that fails waits for its next try and keeps nobody else waiting. */
export async function carryOutErasures(
  parts: EraseParts,
  log: Pick<Logger, 'info' | 'error'>,
  backoff: Backoff,
): Promise<number> {
  const approved = await listRightsRequests(parts.records, { state: 'approved', limit: listedMax });
  const due = approved.filter(({ id }) => backoff.isDue(id)).slice(0, atOnce);
  let erased = 0;
  for (const request of due) {
    const { id } = request;
    try {
      await eraseOne(parts, request);
      backoff.settle(id);
      erased += 1;
      log.info({ request: id }, 'a person who asked for it was erased');
    } catch (error) {
      const waitMs = backoff.noteFault(id);
      log.error(
        { request: id, againInMs: waitMs, reason: failureReason(error) },
        'a person who asked for it could not be erased; it is tried again',
      );
    }
  }
  return erased;
}

async function eraseOne(parts: EraseParts, { id, email, hash }: RightsRequest): Promise<void> {
  await eraseEverywhere(parts, byThemselves, await findHeld(parts.records, keyOfEmail(email), 'followed'));
  await writeAudit(parts.records, {
    ...{ userId: '', userName: '', action: 'erase_person' },
    subject: `${hash.slice(0, 16)} request ${id}`,
  });
}
