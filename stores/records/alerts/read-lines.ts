// What a message says of signals: asked when it goes out and not when it was decided, so that what was erased or merged meanwhile
// is not told.

import { sql } from 'drizzle-orm';
import type { AlertSignal } from '#contract/alert-report.ts';
import { workRoles } from '#contract/user-report.ts';
import { joinStanding, membersOf } from '../leads/company-members.ts';
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
  /** Whoever was told may change leads. */
  mayAct: boolean;
}

const fields = sql`s.id::float8 AS "signalId", s.kind, c.id AS "companyId", c.name AS company, c.country, c.province,
  coalesce(nullif(p.name, ''), p.email, '') AS person,
  round(extract(epoch FROM s.at) * 1000)::float8 AS "atMs", s.score, s.fit, s.verdict = 'known' AS "isKnown", s.deal`;
const joins = sql`${joinStanding(sql`s.company_id`)} AND c.removed_at IS NULL
  LEFT JOIN identity_keys k ON k.id = s.person_id LEFT JOIN person_cards p ON p.person_id = k.person_id`;
/** A form that was left, and sent after all before anybody was told. */
const isAnswered = sql`(s.kind = 'form_left' AND EXISTS (SELECT FROM signals r
  WHERE r.company_id = s.company_id AND r.kind = 'request' AND r.at >= s.at))`;
const linesMax = 500;

/** In the order of `tellingIds`; those that are gone are missing. */
export async function readToldLines(
  { db }: Pick<Records, 'db'>,
  tellingIds: readonly number[],
): Promise<SignalFacts[]> {
  if (tellingIds.length === 0) return [];
  const { rows } = await db.execute<SignalFacts>(sql`
    SELECT t.id::float8 AS "tellingId", coalesce(away.name, '') AS "insteadOf", ${fields},
      coalesce(reader.role = ANY(${sql.param([...workRoles])}::text[]), false) AS "mayAct"
    FROM unnest(${sql.param([...tellingIds])}::bigint[]) WITH ORDINALITY AS asked(id, place)
    JOIN tellings t ON t.id = asked.id LEFT JOIN users away ON away.id = t.instead_of_id
    LEFT JOIN users reader ON reader.id = t.user_id
    JOIN signals s ON s.id = t.signal_id ${joins}
    WHERE NOT ${isAnswered}
    ORDER BY asked.place LIMIT ${linesMax}`);
  return rows;
}

/**
 * The newest signals that a user was told of; for a preview. `ownerIds`: only of companies that these users or nobody looks after
 * today, whoever did when they were told; undefined: all.
 */
export async function readNewestLines(
  { db }: Pick<Records, 'db'>,
  userId: string,
  { ownerIds, limit }: { ownerIds: readonly string[] | undefined; limit: number },
): Promise<SignalFacts[]> {
  const owner = sql`coalesce((SELECT l.owner_id FROM leads l WHERE l.company_id IN ${membersOf(sql`c.id`)} AND l.closed_at IS NULL
    ORDER BY l.id LIMIT 1), c.owner_id)`;
  const isTheirs =
    ownerIds === undefined
      ? sql`true`
      : sql`coalesce(${owner} = ANY(${sql.param([...ownerIds])}::text[]), true)`;
  const { rows } = await db.execute<SignalFacts>(sql`
    SELECT NULL AS "tellingId", '' AS "insteadOf", false AS "mayAct", ${fields} FROM signals s ${joins}
    WHERE EXISTS (SELECT FROM tellings t WHERE t.signal_id = s.id AND t.user_id = ${userId}) AND ${isTheirs}
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
      SELECT DISTINCT ON (c.id) NULL AS "tellingId", '' AS "insteadOf", false AS "mayAct", ${fields} FROM signals s ${joins}
      WHERE s.found_at >= ${from} AND s.found_at < ${to} AND c.owner_id IS NULL
        AND NOT EXISTS (SELECT FROM leads l WHERE l.company_id IN ${membersOf(sql`c.id`)}
          AND (l.owner_id IS NOT NULL OR l.closed_at >= s.found_at))
      ORDER BY c.id, s.score DESC, s.id DESC) AS strongest
    ORDER BY score DESC, "signalId" DESC LIMIT ${limit}`);
  return rows;
}
