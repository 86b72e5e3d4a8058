// Sends the mails that are due, one after the other, and tries those again that failed, with growing waits.

import type { Logger } from 'pino';
import { makeConfirmationToken } from '#stores/records/confirmation-token.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  type DueMail,
  listDueMails,
  noteMailFailed,
  noteMailSent,
} from '#stores/records/questions/confirmation-mails.ts';
import { isLastingRefusal, type SendMail, wasAnswered } from './open-mailer.ts';
import { writeConfirmation } from './write-confirmation.ts';

export interface ConfirmationParts {
  records: Records;
  send: SendMail;
  /** 32 bytes, derived for form confirmations. */
  key: Buffer;
  /** Where browsers reach the collector, without trailing slash. */
  collectorUrl: string;
  log: Pick<Logger, 'warn'>;
}

const mailsAtOnce = 20;
const minuteMs = 60_000;
/** About a day and a half in all; then it is given up. */
const waitsMs = [1, 5, 15, 60, 240, 720, 1_080].map((minutes) => minutes * minuteMs);

/** A process that dies between sending and noting sends that mail twice, never not at all. */
export async function sendConfirmations(parts: ConfirmationParts): Promise<void> {
  for (const mail of await listDueMails(parts.records, mailsAtOnce)) {
    // A server that does not answer would make every mail of the round wait for it.
    if ((await sendOne(parts, mail)) === 'server away') return;
  }
}

async function sendOne(
  { records, send, key, collectorUrl, log }: ConfirmationParts,
  mail: DueMail,
): Promise<'server away' | 'settled'> {
  const { requestId, email, tries } = mail;
  const token = makeConfirmationToken(key, requestId, Date.now());
  try {
    const link = `${collectorUrl}/f/confirm/${token}`;
    await send(writeConfirmation({ ...mail, to: email, link, rightsUrl: `${collectorUrl}/rights` }));
  } catch (error) {
    const waitMs = isLastingRefusal(error) ? undefined : waitsMs[tries];
    const failure = error instanceof Error ? error.message : String(error);
    log.warn({ request: requestId, again: waitMs !== undefined }, 'a mail that asks to confirm was not sent');
    await noteMailFailed(records, requestId, {
      failure,
      nextAt: waitMs === undefined ? null : new Date(Date.now() + waitMs),
    });
    return wasAnswered(error) ? 'settled' : 'server away';
  }
  await noteMailSent(records, requestId);
  return 'settled';
}
