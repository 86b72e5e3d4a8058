// Sends the mails that are due, one after the other, and tries those again that failed, with growing waits.

import type { Logger } from 'pino';
import type { SendMail } from '#outgoing/open-mailer.ts';
import { makeConfirmationToken } from '#stores/records/confirmation-token.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  type DueMail,
  listDueMails,
  noteMailFailed,
  noteMailSent,
} from '#stores/records/questions/confirmation-mails.ts';
import { sendDueMails } from './send-due-mails.ts';
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

export async function sendConfirmations({
  records,
  send,
  key,
  collectorUrl,
  log,
}: ConfirmationParts): Promise<void> {
  await sendDueMails<DueMail>(send, log, {
    due: await listDueMails(records, mailsAtOnce),
    write: async (mail) => {
      const link = `${collectorUrl}/f/confirm/${makeConfirmationToken(key, mail.requestId, Date.now())}`;
      return writeConfirmation({ ...mail, to: mail.email, link, rightsUrl: `${collectorUrl}/rights` });
    },
    noteSent: ({ requestId }) => noteMailSent(records, requestId),
    noteFailed: ({ requestId }, nextAt, failure) => noteMailFailed(records, requestId, { failure, nextAt }),
    ...{ waitsMs, failed: 'a mail that asks to confirm was not sent', idOf: ({ requestId }) => requestId },
  });
}
