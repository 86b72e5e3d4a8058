// Keeps all mailboxes read: takes those that nobody reads, and leaves them with the reason when it no longer can.

import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { MailboxFault } from '#contract/mailbox-report.ts';
import type { Site } from '#contract/site.ts';
import type { EventQueueWriter } from '#stores/queue/event-queue.ts';
import type { Schedule } from '#stores/queue/open-schedule.ts';
import { type MailboxKeys, openMailboxKeys } from '#stores/records/mailbox-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { releaseMailbox, takeMailboxes } from '#stores/records/questions/hold-mailboxes.ts';
import type { MailboxRecord } from '#stores/records/questions/keep-mailboxes.ts';
import { forgetMails } from '#stores/records/questions/mailbox-messages.ts';
import { createFetchFaults, type FetchFaults } from './count-fetch-faults.ts';
import { describeImapFault } from './describe-imap-fault.ts';
import { MailboxError } from './imap-account.ts';
import { findOwnMail } from './own-mail.ts';
import type { ReadParts } from './read-mails.ts';
import { watchMailbox } from './watch-mailbox.ts';

export interface MailboxParts {
  schedule: Schedule;
  queue: Pick<EventQueueWriter, 'add'>;
  records: Records;
  sites: { byId(id: number): Site | undefined };
  erased: ReadParts['erased'];
  /** The installation's master key in hexadecimal digits. */
  secret: string;
  /** Names or addresses that may be in private networks. */
  allowedHosts: readonly string[];
  /** For tests. */
  ca?: string | undefined;
  pollMs?: number;
  log: Pick<Logger, 'info' | 'warn'>;
}

export interface MailboxWatch {
  /** Resolves when all are left to others. */
  stop(): Promise<void>;
}

const takeMs = 5_000;
const usualPollMs = 60_000;
/** Before the next try: growing, and never so often that a server locks the account. */
const waitsMs = [5_000, 15_000, 60_000, 300_000, 900_000];
const refusedWaitMs = 300_000;
const mailMonths = 24;
const hourMs = 3_600_000;

export async function watchMailboxes(parts: MailboxParts): Promise<MailboxWatch> {
  const { schedule, records, log } = parts;
  const keys = openMailboxKeys(parts.secret);
  const faults = createFetchFaults();
  const end = new AbortController();
  const running = new Set<Promise<void>>();
  await schedule.every('watch-mailboxes', takeMs, async () => {
    if (end.signal.aborted) return;
    // Another name for each: what an older holder of this process still does must not pass for the new one's.
    const holder = randomUUID();
    for (const mailbox of await takeMailboxes(records, holder)) {
      const run = runOne(mailbox, holder, { ...parts, keys, faults }, end.signal).finally(() =>
        running.delete(run),
      );
      running.add(run);
    }
  });
  await schedule.every('forget-mails', hourMs, async () => {
    const before = new Date();
    before.setUTCMonth(before.getUTCMonth() - mailMonths);
    const forgotten = await forgetMails(records, before);
    if (forgotten > 0) log.info({ mails: forgotten }, 'what became of old mails is forgotten');
  });
  return {
    stop: async () => {
      end.abort();
      await Promise.allSettled(running);
    },
  };
}

/** Rejects nothing. */
async function runOne(
  mailbox: MailboxRecord,
  holder: string,
  parts: MailboxParts & { keys: MailboxKeys; faults: FetchFaults },
  signal: AbortSignal,
): Promise<void> {
  const { records, log, keys, faults } = parts;
  let fault: MailboxFault | '' = '';
  try {
    const { host, port, security, userName: user, folder } = mailbox;
    const account = { host, port, security, user, folder, password: openPassword(mailbox, keys) };
    const own = findOwnMail(mailbox, parts.sites.byId(mailbox.siteId));
    await watchMailbox(mailbox, {
      ...{
        records,
        queue: parts.queue,
        keys,
        own,
        erased: parts.erased,
        faults,
        holder,
        log,
        account,
        signal,
      },
      ...{ allowedHosts: parts.allowedHosts, ca: parts.ca, pollMs: parts.pollMs ?? usualPollMs },
    });
  } catch (error) {
    fault = describeImapFault(error);
    const cause = error instanceof MailboxError ? String(error.cause ?? '').slice(0, 200) : String(error);
    log.warn({ mailbox: mailbox.id, fault, reason: cause }, 'a mailbox cannot be read; it is tried again');
  }
  const waitMs = fault === '' ? 0 : waitOf(fault, mailbox.failures);
  await releaseMailbox(records, mailbox.id, holder, { fault, waitMs }).catch((error: unknown) => {
    // It is free by itself when its time is over.
    log.warn({ mailbox: mailbox.id, reason: String(error) }, 'a mailbox could not be left to others');
  });
}

function openPassword({ sealedPassword }: MailboxRecord, keys: MailboxKeys): string {
  try {
    return keys.openPassword(sealedPassword);
  } catch (error) {
    throw new MailboxError('key_lost', error);
  }
}

function waitOf(fault: MailboxFault, failures: number): number {
  const waitMs = waitsMs[Math.min(failures, waitsMs.length - 1)] ?? refusedWaitMs;
  return fault === 'login_refused' ? Math.max(waitMs, refusedWaitMs) : waitMs;
}
