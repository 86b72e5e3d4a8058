// The files that go back into the mailing tool: recipients with tokens, addresses to unsubscribe with, and who wants no more mail.
// Whole, however many they are: whoever is missing in them is written to.

import { csvLine } from '#intelligence/email/write-csv.ts';
import type { MailingRow } from '#stores/records/links/change-mailings.ts';
import { listSubscribed, listTracked } from '#stores/records/links/list-recipients.ts';
import type { LinkBook } from '#stores/records/links/open-link-book.ts';
import { listMailRefusals } from '#stores/records/links/refuse-mail.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { FileAnswer } from '../api/send-file.ts';

const rowsAtOnce = 5_000;

type Recipient = Awaited<ReturnType<typeof listTracked>>[number];
type MailRefusalRow = Awaited<ReturnType<typeof listMailRefusals>>[number];

interface TokenFacts {
  mailing: MailingRow;
  code: string;
  collectorUrl: string;
  book: Pick<LinkBook, 'makeToken' | 'makeRefusalToken'>;
  /** Milliseconds since 1970. */
  nowMs: number;
}

export function writeTokens(
  records: Records,
  { mailing, code, collectorUrl, book, nowMs }: TokenFacts,
): FileAnswer {
  return writeFile<Recipient>({
    fileName: `fiuto-tokens-${mailing.id}.csv`,
    head: ['EMAIL', 'NAME', 'TOKEN', 'LINK', 'HIDDEN_LINK', 'PIXEL', 'UNSUBSCRIBE'],
    list: (after) => listTracked(records, mailing.id, { afterId: after?.id ?? 0, limit: rowsAtOnce }),
    cells: ({ id, email, name }) => {
      const token = book.makeToken({ recipientId: id, mailingId: mailing.id }, nowMs, mailing.tokenDays);
      // A token of its own, since a mail may be kept for longer than the list.
      const refusal = book.makeRefusalToken({ ...recipientOf(mailing, id, email), isTracked: true });
      const link = `${collectorUrl}/l/${code}`;
      const pixel = mailing.countsOpens ? `${collectorUrl}/o/${token}.gif` : '';
      const links = [`${link}?t=${token}`, `${link}/x?t=${token}`, pixel, `${collectorUrl}/u/${refusal}`];
      return [email, name, token, ...links];
    },
  });
}

/** For every recipient an address that unsubscribes and does nothing else. */
export function writeUnsubscribes(
  records: Records,
  {
    mailing,
    collectorUrl,
    book,
  }: Pick<TokenFacts, 'mailing' | 'collectorUrl'> & { book: Pick<LinkBook, 'makeRefusalToken'> },
): FileAnswer {
  return writeFile<Recipient>({
    fileName: `fiuto-unsubscribe-addresses-${mailing.id}.csv`,
    head: ['EMAIL', 'NAME', 'UNSUBSCRIBE'],
    list: (after) => listSubscribed(records, mailing.id, { afterId: after?.id ?? 0, limit: rowsAtOnce }),
    cells: ({ id, email, name }) => {
      const token = book.makeRefusalToken({ ...recipientOf(mailing, id, email), isTracked: false });
      return [email, name, `${collectorUrl}/u/${token}`];
    },
  });
}

function recipientOf({ id, siteId }: MailingRow, recipientId: number, email: string) {
  return { recipientId, mailingId: id, siteId, email };
}

export function writeRefusals(records: Records, siteId: number): FileAnswer {
  return writeFile<MailRefusalRow>({
    fileName: `fiuto-unsubscribes-${siteId}.csv`,
    head: ['EMAIL', 'UNSUBSCRIBED_AT', 'BY', 'TRACKING_WITHDRAWN_AT'],
    list: (after) => listMailRefusals(records, siteId, { afterEmail: after?.email ?? '', limit: rowsAtOnce }),
    cells: ({ email, unsubscribedAt, unsubscribedBy, withdrawnAt }) => [
      email,
      unsubscribedAt?.toISOString() ?? '',
      unsubscribedBy ?? '',
      withdrawnAt?.toISOString() ?? '',
    ],
  });
}

interface PagedFile<Row> {
  fileName: string;
  head: string[];
  /** The page that follows `after`. */
  list(after: Row | undefined): Promise<readonly Row[]>;
  cells(row: Row): string[];
}

function writeFile<Row>({ fileName, head, list, cells }: PagedFile<Row>): FileAnswer {
  let rows = 0;
  async function* pieces(): AsyncGenerator<string> {
    let page = await list(undefined);
    yield csvLine(head);
    while (page.length > 0) {
      yield page.map((row) => csvLine(cells(row))).join('');
      rows += page.length;
      page = page.length < rowsAtOnce ? [] : await list(page.at(-1));
    }
  }
  return { fileName, pieces: pieces(), rows: () => rows };
}
