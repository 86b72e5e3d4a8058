// What a message says of signals: asked when it goes out and not when it was decided, so that what was erased or merged meanwhile
// is not told.

import { sql } from 'drizzle-orm';
import type { AlertSignal } from '#contract/alert-report.ts';
import type { Records } from '../open-records.ts';

export interface SignalFacts extends Record<string, unknown> {
  signalId: number;
  /** Null where it was asked for by signal. */
  tellingId: number | null;
  kind: AlertSignal;
  companyId: number;
  company: string;
  country: string;
  province: string;
  /** '' when nobody is named. */
  person: string;
  /** Name of the user who is away and in whose place the reader is told; '' otherwise. */
  insteadOf: string;
  /** Milliseconds since 1970. */
  atMs: number;
  score: number;
  fit: number;
  isKnown: boolean;
  deal: 'none' | 'open' | 'lost';
}

const company = sql`coalesce(m.id, c.id)`;
const fields = sql`s.id::float8 AS "signalId", s.kind, ${company} AS "companyId", coalesce(m.name, c.name) AS company,
  coalesce(m.country, c.country) AS country, coalesce(m.province, c.province) AS province,
  coalesce(nullif(p.name, ''), p.email, '') AS person,
  round(extract(epoch FROM s.at) * 1000)::float8 AS "atMs", s.score, s.fit, s.verdict = 'known' AS "isKnown", s.deal`;
const joins = sql`JOIN companies c ON c.id = s.company_id AND c.removed_at IS NULL
  LEFT JOIN companies m ON m.id = c.merged_into_id
  LEFT JOIN identity_keys k ON k.id = s.person_id LEFT JOIN person_cards p ON p.person_id = k.person_id`;
const linesMax = 500;

/** In the order of `tellingIds`; those that are gone are missing. */
export async function readToldLines(
  { db }: Pick<Records, 'db'>,
  tellingIds: readonly number[],
): Promise<SignalFacts[]> {
  if (tellingIds.length === 0) return [];
  const { rows } = await db.execute<SignalFacts>(sql`
    SELECT t.id::float8 AS "tellingId", coalesce(away.name, '') AS "insteadOf", ${fields}
    FROM unnest(${sql.param([...tellingIds])}::bigint[]) WITH ORDINALITY AS asked(id, place)
    JOIN tellings t ON t.id = asked.id LEFT JOIN users away ON away.id = t.instead_of_id
    JOIN signals s ON s.id = t.signal_id ${joins}
    ORDER BY asked.place LIMIT ${linesMax}`);
  return rows;
}

/** The newest signals that a user was told of, or that a channel had; for a preview. */
export async function readNewestLines(
  { db }: Pick<Records, 'db'>,
  userId: string,
  limit: number,
): Promise<SignalFacts[]> {
  const { rows } = await db.execute<SignalFacts>(sql`
    SELECT NULL AS "tellingId", '' AS "insteadOf", ${fields} FROM signals s ${joins}
    WHERE EXISTS (SELECT FROM tellings t WHERE t.signal_id = s.id AND t.user_id = ${userId})
    ORDER BY s.id DESC LIMIT ${limit}`);
  return rows;
}

/** The strongest of a week of which nobody did anything yet: no open lead of the company has an owner. */
export async function readOpenLines(
  { db }: Pick<Records, 'db'>,
  { from, to, limit }: { from: Date; to: Date; limit: number },
): Promise<SignalFacts[]> {
  const { rows } = await db.execute<SignalFacts>(sql`
    SELECT * FROM (
      SELECT DISTINCT ON (${company}) NULL AS "tellingId", '' AS "insteadOf", ${fields} FROM signals s ${joins}
      WHERE s.found_at >= ${from} AND s.found_at < ${to} AND coalesce(m.owner_id, c.owner_id) IS NULL
        AND NOT EXISTS (SELECT FROM leads l WHERE l.company_id = ${company}
          AND (l.owner_id IS NOT NULL OR l.closed_at >= s.found_at))
      ORDER BY ${company}, s.score DESC, s.id DESC) AS strongest
    ORDER BY score DESC, "signalId" DESC LIMIT ${limit}`);
  return rows;
}
