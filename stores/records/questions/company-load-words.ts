// Every word of operators on networks and domains that is in effect: pins and corrections.

import { sql } from 'drizzle-orm';
import type { CorrectionKind, PinTarget } from '#contract/company.ts';
import type { Records } from '../open-records.ts';
import { addressKeyOf } from './company-load-known.ts';

export interface LoadedPin extends Record<string, unknown> {
  id: number;
  domain: string;
  /** As `addressKey` in `range-map.ts` writes addresses; null for a domain. */
  first: string | null;
  last: string | null;
  target: PinTarget;
  companyId: number;
  note: string;
}

export interface LoadedCorrection extends Record<string, unknown> {
  id: number;
  kind: CorrectionKind;
  domain: string;
  first: string | null;
  last: string | null;
  wrongCompanyId: number;
  /** Of the company, also of one that is known no more; else what was shown. */
  wrongName: string;
  rightCompanyId: number;
}

/** The oldest first. `isCut`: there are more, which are older. */
export interface LoadedWords<T> {
  readonly rows: readonly T[];
  readonly isCut: boolean;
}

/** People write them one by one; more than this are no people. */
const wordsMax = 200_000;

export async function loadPins({ db }: Records, limit = wordsMax): Promise<LoadedWords<LoadedPin>> {
  const { rows } = await db.execute<LoadedPin>(sql`
    SELECT r.id, r.domain, ${addressKeyOf('first')} AS first, ${addressKeyOf('last')} AS last, r.target,
      coalesce(r.company_id, 0) AS "companyId", r.note
    FROM pins r WHERE r.removed_at IS NULL ORDER BY r.id DESC LIMIT ${limit + 1}`);
  return cutWords(rows, limit);
}

export async function loadCorrections(
  { db }: Records,
  limit = wordsMax,
): Promise<LoadedWords<LoadedCorrection>> {
  const { rows } = await db.execute<LoadedCorrection>(sql`
    SELECT r.id, r.kind, r.domain, ${addressKeyOf('first')} AS first, ${addressKeyOf('last')} AS last,
      coalesce(r.wrong_company_id, 0) AS "wrongCompanyId", coalesce(c.name, r.wrong_name) AS "wrongName",
      coalesce(r.right_company_id, 0) AS "rightCompanyId"
    FROM corrections r LEFT JOIN companies c ON c.id = r.wrong_company_id
    WHERE r.undone_at IS NULL ORDER BY r.id DESC LIMIT ${limit + 1}`);
  return cutWords(rows, limit);
}

/** `rows`: the newest first. What was said last is what is meant to hold. */
function cutWords<T>(rows: readonly T[], limit: number): LoadedWords<T> {
  return { rows: rows.slice(0, limit).reverse(), isCut: rows.length > limit };
}
