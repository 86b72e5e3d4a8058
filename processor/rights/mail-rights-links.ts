// Mails the links that were asked for, to addresses under which something is kept. Nobody is told whether that is so: whoever
// asks sees the same page at the same speed.

import type { Logger } from 'pino';
import type { SendMail } from '#outgoing/open-mailer.ts';
import { isHeld } from '#stores/persons/find-held.ts';
import type { Records } from '#stores/records/open-records.ts';
import { makeRightsToken } from '#stores/records/rights/open-rights-desk.ts';
import type { RightsContents } from '#stores/records/rights/rights-contents.ts';
import { countSent, type DueLink, listDueLinks, noteLink } from '#stores/records/rights/rights-links.ts';
import { sendDueMails } from '../mail/send-due-mails.ts';
import { nameSender } from './name-sender.ts';
import { openRightsAddress } from './open-rights-address.ts';
import { writeRightsMail } from './write-rights-mail.ts';

export interface RightsMailParts {
  records: Records;
  send: SendMail;
  contents: RightsContents;
  /** 32 bytes, derived for links to one's own data. */
  key: Buffer;
  /** Where browsers reach the collector, without trailing slash. */
  collectorUrl: string;
  log: Pick<Logger, 'warn'>;
}

const linksAtOnce = 20;
const minuteMs = 60_000;
/** Whoever enters others' addresses sends them no more than this. */
const pauseMs = 2 * minuteMs;
const perDayMax = 3;
const dayMs = 24 * 60 * minuteMs;
/** Then whoever waits has asked again. */
const waitsMs = [minuteMs, 3 * minuteMs, 10 * minuteMs];

export async function mailRightsLinks(parts: RightsMailParts): Promise<void> {
  const { records, send, contents, key, collectorUrl, log } = parts;
  await sendDueMails<DueLink>(send, log, {
    due: await listDueLinks(records, linksAtOnce),
    write: async ({ id, sealedEmail, hash, language }) => {
      const to = openRightsAddress(contents, sealedEmail);
      if (to === undefined || !(await mayMail(records, to, hash))) {
        await noteLink(records, id, 'dropped');
        return undefined;
      }
      const link = `${collectorUrl}/rights/${makeRightsToken(key, id, Date.now())}`;
      return writeRightsMail({ to, language, sender: await nameSender(records, collectorUrl), link });
    },
    noteSent: ({ id }) => noteLink(records, id, 'sent'),
    noteFailed: ({ id }, nextAt) => noteLink(records, id, nextAt === null ? 'dropped' : { nextAt }),
    ...{ waitsMs, failed: 'a link to somebody’s own data was not mailed', idOf: ({ id }) => id },
  });
}

async function mayMail(records: Records, email: string, hash: string): Promise<boolean> {
  if (!(await isHeld(records, email))) return false;
  if ((await countSent(records, hash, pauseMs)) > 0) return false;
  return (await countSent(records, hash, dayMs)) < perDayMax;
}
