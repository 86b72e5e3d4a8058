// Takes consent back for a person: under all of their names, and in the browsers that are known as theirs.

import { sql } from 'drizzle-orm';
import { purposeBits } from '#contract/event-stages.ts';
import type { WithdrawnPurpose } from '#contract/rights-report.ts';
import { inCommitOrder } from '../commit-order.ts';
import type { Records } from '../open-records.ts';
import { withdrawals, withdrawnBrowsers } from '../schema/rights.ts';
import type { WithdrawalHashes } from './withdrawal-hashes.ts';

export interface Withdrawal {
  /** Of the person, such as `email:anna@acme.example`. */
  keys: readonly string[];
  browsers: readonly { siteId: number; visitor: string }[];
  purposes: readonly WithdrawnPurpose[];
  way: 'withdrawn' | 'objected';
  /** Of the page on which it was said. */
  textVersion: number;
}

/** Once more adds a proof and changes nothing else. */
export async function withdraw(
  { db }: Records,
  hashes: WithdrawalHashes,
  { keys, browsers, purposes, way, textVersion }: Withdrawal,
): Promise<void> {
  if (keys.length === 0 || purposes.length === 0) return;
  const bits = purposes.reduce((sum, purpose) => sum | bitOf(purpose), 0);
  await db.transaction(async (transaction) => {
    await inCommitOrder(transaction, 'withdrawals');
    await transaction
      .insert(withdrawals)
      .values(
        keys.flatMap((key) =>
          purposes.map((purpose) => ({ hash: hashes.ofKey(key), purpose, way, textVersion })),
        ),
      );
    if (bits === 0 || browsers.length === 0) return;
    await inCommitOrder(transaction, 'withdrawn_browsers');
    const known = new Set(browsers.map(({ siteId, visitor }) => hashes.ofBrowser(siteId, visitor)));
    await transaction.insert(withdrawnBrowsers).values([...known].map((hash) => ({ hash, purposes: bits })));
  });
}

/** Who is not to be measured is not to be told by company or person either. */
function bitOf(purpose: WithdrawnPurpose): number {
  if (purpose === 'email_tracking') return 0;
  return purpose === 'measure'
    ? purposeBits.measure | purposeBits.company | purposeBits.person
    : purposeBits[purpose];
}

/** Of all names of a person, the newest of each purpose. `hashes`: as `WithdrawalHashes.ofKey` answers. */
export async function listWithdrawals(
  { db }: Records,
  hashes: readonly string[],
): Promise<{ purpose: WithdrawnPurpose; at: Date; way: string; textVersion: number }[]> {
  const { rows } = await db.execute<{
    purpose: WithdrawnPurpose;
    at: string;
    way: string;
    textVersion: number;
  }>(sql`
    SELECT DISTINCT ON (purpose) purpose, at::text AS at, way, text_version AS "textVersion"
    FROM withdrawals WHERE hash = ANY(${sql.param([...hashes])}::text[]) ORDER BY purpose, id DESC LIMIT 20`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** Browsers' ids live no longer than this. Answers how many were forgotten. */
export async function forgetWithdrawnBrowsers({ db }: Records, before: Date): Promise<number> {
  const { rowCount } = await db.execute(
    sql`DELETE FROM withdrawn_browsers WHERE at < ${before.toISOString()}`,
  );
  return rowCount ?? 0;
}
