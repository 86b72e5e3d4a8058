// Erases those who asked for it where the operator has said that this is done at once.

import type { Logger } from 'pino';
import { type EraseParts, eraseEverywhere } from '#stores/persons/erase-everywhere.ts';
import { findHeld, keyOfEmail } from '#stores/persons/find-held.ts';
import { writeAudit } from '#stores/records/questions/write-audit.ts';
import { listRightsRequests } from '#stores/records/rights/rights-requests.ts';

const atOnce = 5;
/** Who is named in the audit log and beside the hash. */
const byThemselves = { id: '', name: '' };

/** Answers how many were erased. One that fails is tried again with the next run. */
export async function carryOutErasures(parts: EraseParts, log: Pick<Logger, 'info'>): Promise<number> {
  const approved = await listRightsRequests(parts.records, { state: 'approved', limit: atOnce });
  for (const { id, email, hash } of approved) {
    const key = keyOfEmail(email);
    await eraseEverywhere(parts, byThemselves, await findHeld(parts.records, key));
    await writeAudit(parts.records, {
      ...{ userId: '', userName: '', action: 'erase_person' },
      subject: `${hash.slice(0, 16)} request ${id}`,
    });
    log.info({ request: id }, 'a person who asked for it was erased');
  }
  return approved.length;
}
