// Reads one mailbox for as long as this process holds it: what is there, then what comes, as the server says so or when it is asked.

import type { ImapFlow } from 'imapflow';
import { holdMailbox } from '#stores/records/questions/hold-mailboxes.ts';
import type { MailboxRecord } from '#stores/records/questions/keep-mailboxes.ts';
import { MailboxLostError } from '#stores/records/questions/mailbox-messages.ts';
import { type ImapAccount, MailboxError } from './imap-account.ts';
import { openImap } from './open-imap.ts';
import { type FolderPosition, type ReadParts, readMails } from './read-mails.ts';

export interface WatchParts extends ReadParts {
  account: ImapAccount;
  allowedHosts: readonly string[];
  /** Certificates to trust beside the usual ones; for tests. */
  ca?: string | undefined;
  /** How often a server is asked that does not tell by itself, in milliseconds. */
  pollMs: number;
  /** Ends it. */
  signal: AbortSignal;
}

/** A server that tells may still be silent behind a broken line. */
const toldPollMs = 240_000;
const holdMs = 5_000;

/** Resolves when it ends because of `signal` or because the mailbox is no longer held. Rejects with what went wrong. */
export async function watchMailbox(mailbox: MailboxRecord, parts: WatchParts): Promise<void> {
  const client = await openImap(parts.account, parts.allowedHosts, parts.ca);
  const news = createNews(client, parts.signal);
  const holding = keepHolding(mailbox, parts, news);
  try {
    await openFolder(client, mailbox);
    let position: FolderPosition = mailbox;
    while (!news.isOver()) {
      position = await readMails(client, mailbox, position, parts);
      await waitForNews(client, news, parts.pollMs);
    }
  } catch (error) {
    if (!(error instanceof MailboxLostError) && !parts.signal.aborted && !news.isLost()) throw error;
  } finally {
    holding.stop();
    await leave(client);
  }
}

interface News {
  /** Resolves at the next news, or when it is over. */
  next(waitMs: number): Promise<void>;
  isOver(): boolean;
  isLost(): boolean;
  lose(): void;
}

function createNews(client: ImapFlow, signal: AbortSignal): News {
  let [isPending, isLost, isClosed] = [false, false, false];
  let wake: (() => void) | undefined;
  const tell = () => {
    isPending = true;
    wake?.();
  };
  client.on('exists', tell);
  client.on('close', () => {
    isClosed = true;
    tell();
  });
  signal.addEventListener('abort', tell, { once: true });
  return {
    next: async (waitMs) => {
      if (!isPending) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, waitMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isPending = false;
      wake = undefined;
      if (isClosed && !signal.aborted && !isLost) throw new MailboxError('broken_off');
    },
    isOver: () => signal.aborted || isLost,
    isLost: () => isLost,
    lose: () => {
      isLost = true;
      tell();
    },
  };
}

async function openFolder(client: ImapFlow, { folder, marksRead }: MailboxRecord): Promise<void> {
  try {
    // Opened to be looked at, nothing in it is changed, not even by accident.
    await client.mailboxOpen(folder, { readOnly: !marksRead });
  } catch (error) {
    throw client.usable ? new MailboxError('no_folder', error) : error;
  }
}

async function waitForNews(client: ImapFlow, news: News, pollMs: number): Promise<void> {
  const isTold = client.capabilities.has('IDLE');
  // Ended by the next command; what ends it otherwise is told by "close".
  if (isTold && !news.isOver()) void client.idle().catch(() => undefined);
  await news.next(isTold ? Math.max(pollMs, toldPollMs) : pollMs);
  if (!news.isOver()) await client.noop();
}

/** Says every few seconds that this process is there, and ends it where it may no longer read. */
function keepHolding(mailbox: MailboxRecord, { records, holder }: WatchParts, news: News): { stop(): void } {
  const timer = setInterval(() => {
    holdMailbox(records, mailbox, holder).then(
      (isHeld) => {
        if (!isHeld) news.lose();
      },
      // The records are away: the position cannot move either, and what is read meanwhile is read again.
      () => undefined,
    );
  }, holdMs);
  return { stop: () => clearInterval(timer) };
}

async function leave(client: ImapFlow): Promise<void> {
  const timer = setTimeout(() => client.close(), 2_000);
  try {
    if (client.usable) await client.logout();
  } catch {
    // It is gone already.
  } finally {
    clearTimeout(timer);
    client.close();
  }
}
