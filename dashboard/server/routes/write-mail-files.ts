// The two files that go back into the mailing tool: recipients with tokens, and who wants no more mail.

import type { FileReport } from '#contract/link-report.ts';
import { csvLine } from '#intelligence/email/write-csv.ts';
import type { MailingRow } from '#stores/records/links/change-mailings.ts';
import { listSubscribed, listTracked } from '#stores/records/links/list-recipients.ts';
import type { LinkBook } from '#stores/records/links/open-link-book.ts';
import { listMailRefusals } from '#stores/records/links/refuse-mail.ts';
import type { Records } from '#stores/records/open-records.ts';

const rowsAtOnce = 5_000;
const rowsMax = 200_000;
/** Spreadsheets take text for UTF-8 only with it. */
const byteOrderMark = '\uFEFF';

interface TokenFacts {
  mailing: MailingRow;
  code: string;
  collectorUrl: string;
  book: Pick<LinkBook, 'makeToken' | 'makeRefusalToken'>;
  /** Milliseconds since 1970. */
  nowMs: number;
}

export async function writeTokens(
  records: Records,
  { mailing, code, collectorUrl, book, nowMs }: TokenFacts,
): Promise<FileReport> {
  const lines = [csvLine(['EMAIL', 'NAME', 'TOKEN', 'LINK', 'HIDDEN_LINK', 'PIXEL', 'UNSUBSCRIBE'])];
  let afterId = 0;
  while (lines.length <= rowsMax) {
    const rows = await listTracked(records, mailing.id, { afterId, limit: rowsAtOnce });
    for (const { id, email, name } of rows) {
      const token = book.makeToken({ recipientId: id, mailingId: mailing.id }, nowMs, mailing.tokenDays);
      // A token of its own, since a mail may be kept for longer than the list.
      const refusal = book.makeRefusalToken({ ...recipientOf(mailing, id, email), isTracked: true });
      const link = `${collectorUrl}/l/${code}`;
      const pixel = mailing.countsOpens ? `${collectorUrl}/o/${token}.gif` : '';
      lines.push(
        csvLine([
          email,
          name,
          token,
          `${link}?t=${token}`,
          `${link}/x?t=${token}`,
          pixel,
          `${collectorUrl}/u/${refusal}`,
        ]),
      );
      afterId = id;
    }
    if (rows.length < rowsAtOnce) break;
  }
  const csv = byteOrderMark + lines.join('');
  return { fileName: `fiuto-tokens-${mailing.id}.csv`, csv, rows: lines.length - 1 };
}

/** For every recipient an address that unsubscribes and does nothing else. */
export async function writeUnsubscribes(
  records: Records,
  {
    mailing,
    collectorUrl,
    book,
  }: Pick<TokenFacts, 'mailing' | 'collectorUrl'> & { book: Pick<LinkBook, 'makeRefusalToken'> },
): Promise<FileReport> {
  const lines = [csvLine(['EMAIL', 'NAME', 'UNSUBSCRIBE'])];
  let afterId = 0;
  while (lines.length <= rowsMax) {
    const rows = await listSubscribed(records, mailing.id, { afterId, limit: rowsAtOnce });
    for (const { id, email, name } of rows) {
      const token = book.makeRefusalToken({ ...recipientOf(mailing, id, email), isTracked: false });
      lines.push(csvLine([email, name, `${collectorUrl}/u/${token}`]));
      afterId = id;
    }
    if (rows.length < rowsAtOnce) break;
  }
  const csv = byteOrderMark + lines.join('');
  return { fileName: `fiuto-unsubscribe-addresses-${mailing.id}.csv`, csv, rows: lines.length - 1 };
}

function recipientOf({ id, siteId }: MailingRow, recipientId: number, email: string) {
  return { recipientId, mailingId: id, siteId, email };
}

export async function writeRefusals(records: Records, siteId: number): Promise<FileReport> {
  const lines = [csvLine(['EMAIL', 'UNSUBSCRIBED_AT', 'BY', 'TRACKING_WITHDRAWN_AT'])];
  let afterEmail = '';
  while (lines.length <= rowsMax) {
    const rows = await listMailRefusals(records, siteId, { afterEmail, limit: rowsAtOnce });
    for (const { email, unsubscribedAt, unsubscribedBy, withdrawnAt } of rows) {
      const times = [
        unsubscribedAt?.toISOString() ?? '',
        unsubscribedBy ?? '',
        withdrawnAt?.toISOString() ?? '',
      ];
      lines.push(csvLine([email, ...times]));
      afterEmail = email;
    }
    if (rows.length < rowsAtOnce) break;
  }
  return {
    fileName: `fiuto-unsubscribes-${siteId}.csv`,
    csv: byteOrderMark + lines.join(''),
    rows: lines.length - 1,
  };
}
