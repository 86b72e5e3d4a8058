// Shared mailboxes as the API shows them: how each is reached and how it fares, never its password.

import { type MailboxRow, type MailOutcome, mailOutcomes } from '#contract/mailbox-report.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { MailboxRecord } from '#stores/records/questions/keep-mailboxes.ts';
import { countMails, type MailCount } from '#stores/records/questions/mailbox-messages.ts';

const recentMs = 30 * 86_400_000;

export async function reportMailboxes(
  records: Records,
  mailboxes: readonly MailboxRecord[],
): Promise<MailboxRow[]> {
  if (mailboxes.length === 0) return [];
  const counts = await countMails(records, new Date(Date.now() - recentMs));
  return mailboxes.map((mailbox) => report(mailbox, counts));
}

function report(mailbox: MailboxRecord, counts: readonly MailCount[]): MailboxRow {
  const { id, siteId, name, host, port, security, folder, ownDomains, marksRead, enabled } = mailbox;
  const countOf = (outcome: MailOutcome) =>
    counts.find((one) => one.mailboxId === id && one.outcome === outcome)?.count ?? 0;
  return {
    ...{ id, siteId, name, host, port, security, folder, ownDomains, marksRead, enabled },
    user: mailbox.userName,
    readsSince: mailbox.readsSince.toISOString(),
    statement: { byName: mailbox.statedByName, at: mailbox.statedAt.toISOString() },
    lastReadAt: mailbox.lastReadAt?.toISOString() ?? null,
    fault:
      mailbox.fault === '' || mailbox.faultAt === null
        ? null
        : { code: mailbox.fault, at: mailbox.faultAt.toISOString() },
    counts: Object.fromEntries(mailOutcomes.map((outcome) => [outcome, countOf(outcome)])) as Record<
      MailOutcome,
      number
    >,
  };
}
