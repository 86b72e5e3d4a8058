// Signals of some companies, the newest first; of each company so many at most, so that none hides another.

import { sql } from 'drizzle-orm';
import type { SignalKind } from '#contract/signal-rules.ts';
import type { Verdict } from '#contract/verdict-rules.ts';
import type { Records } from '../open-records.ts';

export interface ListedSignal extends Record<string, unknown> {
  id: number;
  companyId: number;
  leadId: number | null;
  personId: number | null;
  kind: SignalKind;
  key: string;
  /** Milliseconds since 1970, as the next. */
  atMs: number;
  foundMs: number;
  eventId: string | null;
  because: string[];
  score: number;
  fit: number;
  verdict: Verdict;
  band: 'verified' | 'high';
  deal: 'none' | 'open' | 'lost';
}

/** `limit`: of each company. `beforeId`: only those found before this one. */
export async function listSignals(
  { db }: Pick<Records, 'db'>,
  companyIds: readonly number[],
  { beforeId, limit }: { beforeId?: number | undefined; limit: number },
): Promise<ListedSignal[]> {
  if (companyIds.length === 0) return [];
  const isBefore = beforeId === undefined ? sql`true` : sql`s.id < ${beforeId}`;
  const { rows } = await db.execute<ListedSignal>(sql`
    SELECT s.id::float8 AS id, s.company_id AS "companyId", s.lead_id::float8 AS "leadId", s.person_id::float8 AS "personId",
      s.kind, s.key, round(extract(epoch FROM s.at) * 1000)::float8 AS "atMs",
      round(extract(epoch FROM s.found_at) * 1000)::float8 AS "foundMs", s.event_id AS "eventId", s.because,
      s.score, s.fit, s.verdict, s.band, s.deal
    FROM unnest(${sql.param([...new Set(companyIds)])}::int[]) AS c(id)
    CROSS JOIN LATERAL (
      SELECT * FROM signals s WHERE s.company_id = c.id AND ${isBefore} ORDER BY s.id DESC LIMIT ${limit}) AS s
    ORDER BY s.id DESC`);
  return rows;
}
