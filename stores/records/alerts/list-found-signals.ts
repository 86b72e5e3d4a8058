// Signals with the company that they are of, the newest first; on wish those alone of which nobody was told.

import { sql } from 'drizzle-orm';
import type { AlertSignal } from '#contract/alert-report.ts';
import { joinStanding } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';

export interface FoundSignal extends Record<string, unknown> {
  id: number;
  kind: AlertSignal;
  companyId: number;
  company: string;
  /** Milliseconds since 1970. */
  atMs: number;
  score: number;
  fit: number;
}

export interface FoundQuestion {
  /** Only companies that this user or nobody looks after; null: all. */
  readonly ownerId: string | null;
  readonly isUntold: boolean;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

export async function listFoundSignals({ db }: Records, question: FoundQuestion): Promise<FoundSignal[]> {
  const { ownerId, isUntold, beforeId, limit } = question;
  const { rows } = await db.execute<FoundSignal>(sql`
    SELECT s.id::float8 AS id, s.kind, c.id AS "companyId", c.name AS company,
      round(extract(epoch FROM s.at) * 1000)::float8 AS "atMs", s.score, s.fit
    FROM signals s ${joinStanding(sql`s.company_id`)}
    WHERE (${beforeId ?? null}::bigint IS NULL OR s.id < ${beforeId ?? null}::bigint)
      AND (${ownerId}::text IS NULL OR coalesce(c.owner_id, ${ownerId}) = ${ownerId})
      AND (NOT ${isUntold} OR NOT EXISTS (SELECT FROM tellings t WHERE t.signal_id = s.id AND t.how <> 'not'))
    ORDER BY s.id DESC LIMIT ${limit}`);
  return rows;
}
