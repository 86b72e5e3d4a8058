// Tries a mailbox once for whoever sets it up: connects, logs in, opens the folder, and says what is there.

import type { MailboxTrial } from '#contract/mailbox-report.ts';
import { describeImapFault } from './describe-imap-fault.ts';
import { type ImapAccount, MailboxError } from './imap-account.ts';
import { openImap } from './open-imap.ts';

const foldersMax = 100;

/** Rejects nothing: what went wrong is the answer. */
export async function tryMailbox(
  account: ImapAccount,
  allowedHosts: readonly string[],
  ca?: string,
): Promise<MailboxTrial> {
  try {
    const client = await openImap(account, allowedHosts, ca);
    try {
      const folders = (await client.list()).map(({ path }) => path).slice(0, foldersMax);
      const folder = await client.mailboxOpen(account.folder, { readOnly: true }).catch((error: unknown) => {
        throw new MailboxError('no_folder', error);
      });
      const isTold = client.capabilities.has('IDLE');
      return { fault: null, found: { messages: folder.exists, isTold, folders } };
    } finally {
      client.close();
    }
  } catch (error) {
    return { fault: describeImapFault(error), found: null };
  }
}
