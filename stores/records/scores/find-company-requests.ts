// Requests that somebody of a company made for sure: those that came with events of its visits or of its people, and those whose
// sender has confirmed an address of the company, or whose mail came from its own server.

import { type SQL, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export interface CompanyRequest extends Record<string, unknown> {
  siteId: number;
  id: number;
  eventId: string;
  /** Milliseconds since 1970. */
  atMs: number;
  /** The address that was proven, lower case; '' where none was. */
  email: string;
}

const requestsMax = 5_000;
const days = 60;
const mailboxProvider = 'mailbox';
/** Whoever opened the mailed link, or wrote from a mailbox that the server of its domain vouches for. */
export const isProvenRequest = (r: SQL) => sql`(${r}.said_email <> '' AND (${r}.confirmation = 'confirmed'
  OR (${r}.way = 'provider' AND ${r}.provider = ${mailboxProvider} AND ${r}.confirmation <> 'sender_unproven')))`;
const isProven = isProvenRequest(sql`r`);

/** Of the last 60 days. `events`: of the companies' visits and people; `emails`: addresses of their people, lower case. */
export async function findCompanyRequests(
  { db }: Pick<Records, 'db'>,
  {
    events,
    emails,
  }: {
    events: readonly { readonly siteId: number; readonly eventId: string }[];
    emails: readonly string[];
  },
): Promise<CompanyRequest[]> {
  if (events.length + emails.length === 0) return [];
  const { rows } = await db.execute<CompanyRequest>(sql`
    SELECT r.site_id AS "siteId", r.id::float8 AS id, r.event_id AS "eventId",
      round(extract(epoch FROM r.at) * 1000)::float8 AS "atMs",
      CASE WHEN ${isProven} THEN lower(trim(r.said_email)) ELSE '' END AS email
    FROM (
      SELECT o.id FROM unnest(${sql.param(events.map(({ siteId }) => siteId))}::int[],
        ${sql.param(events.map(({ eventId }) => eventId))}::uuid[]) AS e(site_id, event_id)
      JOIN requests o ON o.site_id = e.site_id AND o.event_id = e.event_id
      UNION
      SELECT r.id FROM requests r
      WHERE lower(trim(r.said_email)) = ANY(${sql.param([...emails])}::text[]) AND r.said_email <> '' AND ${isProven}) AS found
    JOIN requests r ON r.id = found.id
    WHERE r.received_at > now() - ${days} * interval '1 day' AND r.state NOT IN ('none', 'suspected')
    ORDER BY r.received_at DESC LIMIT ${requestsMax}`);
  return rows;
}
