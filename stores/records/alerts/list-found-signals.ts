// Signals with the company that they are of, the newest first; on wish those alone of which nobody was told.

import { type SQL, sql } from 'drizzle-orm';
import type { AlertSignal } from '#contract/alert-report.ts';
import { joinStanding, ownerOfStanding } from '../leads/company-members.ts';
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
  /** Only companies that any of these users or nobody looks after; undefined: all. */
  readonly seenBy: readonly string[] | undefined;
  /** Only of leads, or else companies, that any of these users looks after. */
  readonly ownerIds?: readonly string[] | undefined;
  readonly isUntold: boolean;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

/** Signals that are looked through for one page. */
const lookedMax = 10_000;

/** `lookedTo`: number of the signal behind which to look on, although fewer were found than asked for; null when all were looked at. */
export async function listFoundSignals(
  { db }: Records,
  question: FoundQuestion,
): Promise<{ signals: FoundSignal[]; lookedTo: number | null }> {
  const { beforeId, limit } = question;
  const isBefore = beforeId === undefined ? sql`true` : sql`s.id < ${beforeId}::bigint`;
  const looked = sql`SELECT * FROM signals s WHERE ${isBefore} ORDER BY s.id DESC LIMIT ${lookedMax}`;
  const { rows } = await db.execute<FoundSignal>(sql`
    SELECT s.id::float8 AS id, s.kind, c.id AS "companyId", c.name AS company,
      round(extract(epoch FROM s.at) * 1000)::float8 AS "atMs", s.score, s.fit
    FROM (SELECT * FROM (${looked}) AS s WHERE ${sql.join(conditionsOf(question), sql` AND `)}
      ORDER BY s.id DESC LIMIT ${limit}) AS s
    ${joinStanding(sql`s.company_id`)}
    ORDER BY s.id DESC`);
  if (rows.length === limit) return { signals: rows, lookedTo: null };
  const { rows: ends } = await db.execute<{ lookedTo: number | null }>(sql`
    SELECT CASE WHEN count(*) = ${lookedMax} THEN min(id)::float8 END AS "lookedTo" FROM (
      SELECT s.id FROM signals s WHERE ${isBefore} ORDER BY s.id DESC LIMIT ${lookedMax}) AS looked`);
  return { signals: rows, lookedTo: ends[0]?.lookedTo ?? null };
}

const ofCompany = ownerOfStanding(sql`s.company_id`);
/** Asked signal by signal from the newest on, and not of all at once: a page is full before many were looked at. */
const wasTold = sql`coalesce((SELECT true FROM tellings t WHERE t.signal_id = s.id AND t.how <> 'not' LIMIT 1), false)`;

function conditionsOf({ seenBy, ownerIds, isUntold }: FoundQuestion): SQL[] {
  const ofLead = sql`(SELECT l.owner_id FROM leads l WHERE l.id = s.lead_id)`;
  return [
    sql`true`,
    ...(seenBy === undefined
      ? []
      : [sql`coalesce(${ofCompany} = ANY(${sql.param([...seenBy])}::text[]), true)`]),
    ...(ownerIds === undefined
      ? []
      : [sql`coalesce(${ofLead}, ${ofCompany}) = ANY(${sql.param([...ownerIds])}::text[])`]),
    ...(isUntold ? [sql`NOT ${wasTold}`] : []),
  ];
}
