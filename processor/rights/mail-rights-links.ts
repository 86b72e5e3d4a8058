// Mails the links that were asked for, to addresses under which something is kept. Nobody is told whether that is so: whoever
// asks sees the same page at the same speed.

import type { Logger } from 'pino';
import { isPlainAddress } from '#intelligence/identity/is-plain-address.ts';
import { isHeld, keyOfEmail } from '#stores/persons/find-held.ts';
import type { Records } from '#stores/records/open-records.ts';
import { readController } from '#stores/records/questions/rights-settings.ts';
import { makeRightsToken } from '#stores/records/rights/open-rights-desk.ts';
import type { RightsContents } from '#stores/records/rights/rights-contents.ts';
import { countSent, type DueLink, listDueLinks, noteLink } from '#stores/records/rights/rights-links.ts';
import { isLastingRefusal, type SendMail, wasAnswered } from '../mail/open-mailer.ts';
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

/** A process that dies between sending and noting sends that mail twice, never not at all. */
export async function mailRightsLinks(parts: RightsMailParts): Promise<void> {
  for (const link of await listDueLinks(parts.records, linksAtOnce)) {
    // A server that does not answer would make every mail of the round wait for it.
    if ((await mailOne(parts, link)) === 'server away') return;
  }
}

async function mailOne(
  { records, send, contents, key, collectorUrl, log }: RightsMailParts,
  { id, sealedEmail, hash, language, tries }: DueLink,
): Promise<'server away' | 'settled'> {
  const email = openAddress(contents, sealedEmail);
  if (email === undefined || !(await mayMail(records, email, hash))) {
    await noteLink(records, id, 'dropped');
    return 'settled';
  }
  const controller = (await readController(records))?.name ?? '';
  const link = `${collectorUrl}/rights/${makeRightsToken(key, id, Date.now())}`;
  try {
    await send(writeRightsMail({ to: email, language, controller, link }));
  } catch (error) {
    const waitMs = isLastingRefusal(error) ? undefined : waitsMs[tries];
    log.warn({ again: waitMs !== undefined }, 'a link to somebody’s own data was not mailed');
    await noteLink(records, id, waitMs === undefined ? 'dropped' : { nextAt: new Date(Date.now() + waitMs) });
    return wasAnswered(error) ? 'settled' : 'server away';
  }
  await noteLink(records, id, 'sent');
  return 'settled';
}

/** The one whose data the link opens, not the one that was typed. Undefined when it cannot be opened or is two addresses in one. */
function openAddress(contents: RightsContents, sealedEmail: string): string | undefined {
  try {
    const typed = contents.openEmail(sealedEmail);
    return isPlainAddress(typed) ? keyOfEmail(typed).slice('email:'.length) : undefined;
  } catch {
    // The key was changed since, and no later try would open it.
    return undefined;
  }
}

async function mayMail(records: Records, email: string, hash: string): Promise<boolean> {
  if (!(await isHeld(records, email))) return false;
  if ((await countSent(records, hash, pauseMs)) > 0) return false;
  return (await countSent(records, hash, dayMs)) < perDayMax;
}
