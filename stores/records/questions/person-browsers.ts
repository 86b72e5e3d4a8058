// Whose a browser was at which time: of one person all their browsers, of visits the person each belongs to.

import { type SQL, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export interface BrowserSpan extends Record<string, unknown> {
  siteId: number;
  /** 16 hex digits. */
  visitor: string;
  /** Milliseconds since 1970; null from the very beginning, and to this day. */
  fromMs: number | null;
  toMs: number | null;
  strength: 'claim' | 'proof';
}

/** Of one person; the newest come first. */
const browsersMax = 300;
const allBrowsersMax = 10_000;

/** Claims of a key that is held back are nobody's; proofs of one that is only claimed too often hold. */
const isFollowed = sql`(k.held_for = '' OR (k.held_for = 'too_many_browsers' AND s.strength = 'proof'))`;

/** For a page: without what is held back. */
export function listBrowsers(records: Records, personId: number): Promise<BrowserSpan[]> {
  return askBrowsers(records, sql`k.person_id = ${personId} AND ${isFollowed}`, browsersMax);
}

/** For an administrator's copy or erasure, which leave nothing out: what is held back is theirs as well. */
export function listAllBrowsers(records: Records, personId: number): Promise<BrowserSpan[]> {
  return askBrowsers(records, sql`k.person_id = ${personId}`, allBrowsersMax);
}

/** For the erasure that whoever reads the mail of one of the keys asks for: without what is held back, which may be anybody's. */
export function listFollowedBrowsers(records: Records, keyIds: readonly number[]): Promise<BrowserSpan[]> {
  const own = sql`k.id = ANY(${sql.param(keyIds)}::bigint[])`;
  return askBrowsers(records, sql`${own} AND ${isFollowed}`, allBrowsersMax);
}

/**
 * For whoever reads the mail of one of the keys: only what was proven. A claim may be somebody else's browser, such as that of
 * whoever opened a mail that was forwarded to them, or of a colleague who wrote the address into a form.
 */
export function listProvenBrowsers(records: Records, keyIds: readonly number[]): Promise<BrowserSpan[]> {
  const own = sql`k.id = ANY(${sql.param(keyIds)}::bigint[])`;
  return askBrowsers(records, sql`${own} AND s.strength = 'proof' AND ${isFollowed}`, allBrowsersMax);
}

async function askBrowsers({ db }: Records, which: SQL, limit: number): Promise<BrowserSpan[]> {
  const { rows } = await db.execute<BrowserSpan>(sql`
    SELECT s.site_id AS "siteId", s.visitor, s.from_ms::float8 AS "fromMs", s.to_ms::float8 AS "toMs", s.strength
    FROM identity_keys k JOIN visitor_spans s ON s.key_id = k.id
    WHERE ${which}
    ORDER BY s.to_ms DESC NULLS FIRST, s.from_ms DESC NULLS LAST, s.site_id, s.visitor LIMIT ${limit}`);
  return rows;
}

export interface AskedVisit {
  readonly siteId: number;
  readonly visitor: string;
  /** A word said in a visit holds for all of it. */
  readonly endMs: number;
}

export interface VisitHolder extends Record<string, unknown> {
  /** Place of the visit in the question, from 0. */
  place: number;
  personId: number;
  strength: 'claim' | 'proof';
}

/** Those of nobody are missing. */
export async function findHolders(
  { db }: Pick<Records, 'db'>,
  visits: readonly AskedVisit[],
): Promise<VisitHolder[]> {
  if (visits.length === 0) return [];
  const { rows } = await db.execute<VisitHolder>(sql`
    SELECT (v.place - 1)::int AS place, k.person_id::float8 AS "personId", s.strength
    FROM unnest(${sql.param(visits.map(({ siteId }) => siteId))}::int[],
      ${sql.param(visits.map(({ visitor }) => visitor))}::text[],
      ${sql.param(visits.map(({ endMs }) => endMs))}::bigint[]) WITH ORDINALITY AS v(site_id, visitor, end_ms, place)
    JOIN visitor_spans s ON s.site_id = v.site_id AND s.visitor = v.visitor
      AND (s.from_ms IS NULL OR s.from_ms <= v.end_ms) AND (s.to_ms IS NULL OR s.to_ms > v.end_ms)
    JOIN identity_keys k ON k.id = s.key_id AND ${isFollowed}
    ORDER BY v.place LIMIT 10000`);
  return rows;
}
