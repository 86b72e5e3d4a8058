// Links to the page of one's own data: asked for by the collector, mailed and filled by the processor, gone after a day.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { rightsLinks } from '../schema/rights.ts';

/** A link holds so long; its address and what it shows are destroyed with it. */
export const linkMinutes = 30;
const dayMs = 86_400_000;

export type LinkLanguage = 'en' | 'it';

export async function addRightsLink(
  { db }: Records,
  link: { sealedEmail: string; hash: string; language: LinkLanguage },
): Promise<void> {
  await db.insert(rightsLinks).values(link);
}

export interface DueLink {
  id: number;
  sealedEmail: string;
  hash: string;
  language: LinkLanguage;
  tries: number;
}

export async function listDueLinks({ db }: Records, limit: number): Promise<DueLink[]> {
  return db
    .select({
      id: rightsLinks.id,
      sealedEmail: rightsLinks.sealedEmail,
      hash: rightsLinks.hash,
      language: rightsLinks.language,
      tries: rightsLinks.tries,
    })
    .from(rightsLinks)
    .where(sql`next_at <= now()`)
    .orderBy(sql`next_at, id`)
    .limit(limit);
}

/** How many links were mailed to the address within the time: milliseconds. */
export async function countSent({ db }: Records, hash: string, withinMs: number): Promise<number> {
  const { rows } = await db.execute<{ sent: number }>(sql`
    SELECT count(*)::int AS sent FROM rights_links
    WHERE hash = ${hash} AND sent_at > now() - ${withinMs}::float8 * interval '1 millisecond'`);
  return rows[0]?.sent ?? 0;
}

/** `sent`: it is on its way. `dropped`: nobody is mailed, and the address is forgotten. Otherwise the time of the next try. */
export async function noteLink(
  { db }: Records,
  id: number,
  outcome: 'sent' | 'dropped' | { nextAt: Date },
): Promise<void> {
  if (outcome === 'sent')
    await db.execute(sql`UPDATE rights_links SET sent_at = now(), next_at = NULL WHERE id = ${id}`);
  else if (outcome === 'dropped')
    await db.execute(sql`UPDATE rights_links SET sealed_email = '', next_at = NULL WHERE id = ${id}`);
  else
    await db.execute(
      sql`UPDATE rights_links SET tries = tries + 1, next_at = ${outcome.nextAt.toISOString()} WHERE id = ${id}`,
    );
}

/** '' when the link holds no longer. */
export async function findSealedEmail({ db }: Records, id: number): Promise<string> {
  const { rows } = await db.execute<{ sealed: string }>(sql`
    SELECT sealed_email AS sealed FROM rights_links WHERE id = ${id} AND sent_at IS NOT NULL
      AND sent_at > now() - ${linkMinutes}::float8 * interval '1 minute' LIMIT 1`);
  return rows[0]?.sealed ?? '';
}

/** Asks the processor to put together what is held; what was put together before is stale. */
export async function askForReport({ db }: Records, id: number): Promise<void> {
  await db.execute(sql`
    UPDATE rights_links SET report_asked_at = now(), sealed_report = '', report_at = NULL WHERE id = ${id}`);
}

export async function isReportAsked({ db }: Records, id: number): Promise<boolean> {
  const { rows } = await db.execute(
    sql`SELECT id FROM rights_links WHERE id = ${id} AND report_asked_at IS NOT NULL LIMIT 1`,
  );
  return rows.length > 0;
}

/** '' while it is not there. */
export async function findSealedReport({ db }: Records, id: number): Promise<string> {
  const { rows } = await db.execute<{ sealed: string }>(
    sql`SELECT sealed_report AS sealed FROM rights_links WHERE id = ${id} LIMIT 1`,
  );
  return rows[0]?.sealed ?? '';
}

export async function listAskedReports(
  { db }: Records,
  limit: number,
): Promise<{ id: number; sealedEmail: string; askedAt: string }[]> {
  const { rows } = await db.execute<{ id: number; sealedEmail: string; askedAt: string }>(sql`
    SELECT id::float8 AS id, sealed_email AS "sealedEmail", report_asked_at::text AS "askedAt" FROM rights_links
    WHERE report_asked_at IS NOT NULL AND report_at IS NULL AND sealed_email <> '' ORDER BY report_asked_at, id LIMIT ${limit}`);
  return rows;
}

/** Unless it was asked for anew meanwhile. `askedAt`: as it was listed. */
export async function keepReport(
  { db }: Records,
  id: number,
  { sealed, askedAt }: { sealed: string; askedAt: string },
): Promise<void> {
  await db.execute(sql`
    UPDATE rights_links SET sealed_report = ${sealed}, report_at = now()
    WHERE id = ${id} AND report_asked_at = ${askedAt}::timestamptz(3)`);
}

/** Address and contents with the time of the link, the row after a day. */
export async function forgetRightsLinks({ db }: Records): Promise<void> {
  await db.execute(sql`
    UPDATE rights_links SET sealed_email = '', sealed_report = ''
    WHERE (sealed_email <> '' OR sealed_report <> '') AND next_at IS NULL
      AND coalesce(sent_at, asked_at) < now() - ${linkMinutes}::float8 * interval '1 minute'`);
  await db.execute(sql`
    DELETE FROM rights_links WHERE asked_at < now() - ${dayMs}::float8 * interval '1 millisecond'`);
}

/** Of somebody who was erased. */
export async function dropRightsLinks({ db }: Records, hashes: readonly string[]): Promise<void> {
  await db.execute(sql`DELETE FROM rights_links WHERE hash = ANY(${sql.param([...hashes])}::text[])`);
}
