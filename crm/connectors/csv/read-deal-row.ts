// One row of `in/deals.csv`, as accounting programs and spreadsheets of Italy and elsewhere write amounts, dates and the state of a deal.
// What cannot be read is named, and not guessed.

import type { DealState } from '#contract/crm.ts';
import {
  guessDateOrder,
  type MomentReading,
  readMoment,
} from '#intelligence/engagement-import/read-moment.ts';
import { readAmount } from '#intelligence/orders/read-amount.ts';
import { hashValues } from '#intelligence/sync/loop-guard.ts';
import type { RemoteDeal } from '../connector.ts';
import type { CsvRow } from './csv-table.ts';

const momentColumns = ['opened_at', 'closed_at'] as const;

const words: Readonly<Record<Exclude<DealState, 'unknown'>, RegExp>> = {
  open: /^(?:open|new|pending|apert[ao]|in corso|nuov[ao]|)$/,
  won: /^(?:(?:closed )?won|(?:chius[ao] )?(?:vint[ao]|acquisit[ao])|success)$/,
  lost: /^(?:(?:closed )?lost|(?:chius[ao] )?pers[ao]|failed)$/,
};

/** How the dates of the table are to be read: whether the day or the month comes first is the same in all of them. */
export function readingOf(
  rows: readonly CsvRow[],
  zone: string,
  columns: readonly string[] = momentColumns,
): MomentReading {
  const cells = rows.flatMap((row) => columns.map((column) => row[column] ?? ''));
  return { zone, dates: guessDateOrder(cells) };
}

export function readDealRow(row: CsvRow, companyId: string, reading: MomentReading): RemoteDeal {
  const unread: string[] = [];
  const cell = (column: string) => (row[column] ?? '').trim();
  const read = <T>(column: string, found: T | undefined): T | undefined => {
    if (found === undefined && cell(column) !== '') unread.push(`${column}: ${cell(column).slice(0, 60)}`);
    return found;
  };
  const said = cell('state')
    .toLowerCase()
    .replace(/[\s_\-–/]+/g, ' ')
    .trim();
  const state = read(
    'state',
    (['open', 'won', 'lost'] as const).find((one) => words[one].test(said)),
  );
  const amount = read('amount', cell('amount') === '' ? undefined : readAmount(cell('amount')));
  const moment = (column: (typeof momentColumns)[number]) => read(column, readMoment(cell(column), reading));
  const [openedMs, closedMs] = [moment('opened_at'), moment('closed_at')];
  return {
    ...{ id: row['id'] ?? '', version: hashValues(row), companyId, name: row['name'] ?? '' },
    ...{ stageId: row['stage'] ?? '', state: state ?? 'unknown', amount: amount?.amount },
    ...{ currency: cell('currency') || (amount?.currency ?? ''), ownerId: '' },
    ...{ lostReason: row['lost_reason'] ?? '', openedMs },
    closedMs: state === 'won' || state === 'lost' ? closedMs : undefined,
    unread,
  };
}
