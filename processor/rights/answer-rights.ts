// Puts together what the pages of people's own data wait for, since the collector does not know the events.

import type { Logger } from 'pino';
import type { EventReader } from '#stores/events/event-store.ts';
import { describeHeld } from '#stores/persons/describe-held.ts';
import { keyOfEmail } from '#stores/persons/find-held.ts';
import { failureReason } from '#stores/records/failure-reason.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listSites } from '#stores/records/questions/list-sites.ts';
import type { RightsContents } from '#stores/records/rights/rights-contents.ts';
import { keepReport, listAskedReports } from '#stores/records/rights/rights-links.ts';
import type { WithdrawalHashes } from '#stores/records/rights/withdrawal-hashes.ts';
import type { Backoff } from './backoff.ts';

export interface AnswerRightsParts {
  records: Records;
  events: EventReader;
  /** The installation's master key, hex. */
  secret: string;
  contents: RightsContents;
  hashes: WithdrawalHashes;
  nameSubject(key: string): string;
  /** Of links whose contents could not be put together. */
  backoff: Backoff;
  log: Pick<Logger, 'error'>;
}

const atOnce = 10;
/** A link holds for half an hour, so that no more wait. */
const listedMax = 1_000;

/** Answers how many it tried to put together. */
export async function answerRights(parts: AnswerRightsParts): Promise<number> {
  const { records, contents, backoff, log } = parts;
  const listed = await listAskedReports(records, listedMax);
  const asked = listed.filter(({ id }) => backoff.isDue(id)).slice(0, atOnce);
  if (asked.length === 0) return 0;
  const sites = await listSites(records);
  const siteNames = new Map(sites.map(({ id, name }) => [id, name]));
  for (const { id, sealedEmail, askedAt } of asked) {
    try {
      const key = keyOfEmail(contents.openEmail(sealedEmail));
      const held = await describeHeld(
        { ...parts, siteNames, siteIds: [...siteNames.keys()], nowMs: Date.now() },
        key,
      );
      await keepReport(records, id, { sealed: contents.sealHeld(held), askedAt });
      backoff.settle(id);
    } catch (error) {
      // One that fails must not keep the others waiting.
      const waitMs = backoff.noteFault(id);
      log.error(
        { link: id, againInMs: waitMs, reason: failureReason(error) },
        'what is held of somebody could not be put together',
      );
    }
  }
  return asked.length;
}
