// Tells those who asked to be erased that it is done. Their address waits sealed until then and is forgotten with the mail.

import type { Logger } from 'pino';
import type { SendMail } from '#outgoing/open-mailer.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { RightsContents } from '#stores/records/rights/rights-contents.ts';
import {
  type DueReply,
  listDueReplies,
  noteReplied,
  noteReplyFailed,
} from '#stores/records/rights/rights-requests.ts';
import { sendDueMails } from '../mail/send-due-mails.ts';
import { nameSender } from './name-sender.ts';
import { openRightsAddress } from './open-rights-address.ts';
import { writeErasedMail } from './write-erased-mail.ts';

export interface ErasedMailParts {
  records: Records;
  send: SendMail;
  contents: RightsContents;
  /** Where browsers reach the collector, without trailing slash. */
  collectorUrl: string;
  log: Pick<Logger, 'warn'>;
}

const mailsAtOnce = 20;
const minuteMs = 60_000;
/** About a day and a half in all; then it is given up, since the address is to be forgotten. */
const waitsMs = [1, 5, 15, 60, 240, 720, 1_080].map((minutes) => minutes * minuteMs);

export async function mailErased(parts: ErasedMailParts): Promise<void> {
  const { records, send, contents, collectorUrl, log } = parts;
  await sendDueMails<DueReply>(send, log, {
    due: await listDueReplies(records, mailsAtOnce),
    write: async ({ id, sealedEmail, language, at }) => {
      const to = openRightsAddress(contents, sealedEmail);
      if (to !== undefined)
        return writeErasedMail({
          to,
          language,
          askedAt: at,
          sender: await nameSender(records, collectorUrl),
        });
      await noteReplyFailed(records, id, null);
      return undefined;
    },
    noteSent: ({ id }) => noteReplied(records, id),
    noteFailed: ({ id }, nextAt) => noteReplyFailed(records, id, nextAt),
    ...{ waitsMs, failed: 'a mail that says that an erasure is done was not sent', idOf: ({ id }) => id },
  });
}
