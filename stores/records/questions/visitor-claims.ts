// What visitors have said about their own companies: domains of e-mails, by browser. Never a whole e-mail.

import { lt, sql } from 'drizzle-orm';
import type { VisitorClaim } from '#contract/event-stages.ts';
import type { Records } from '../open-records.ts';
import { visitorClaims } from '../schema/visitors.ts';

export interface VisitorClaimRow extends VisitorClaim {
  siteId: number;
  /** 16 hex digits. */
  visitor: string;
  /** `YYYY-MM-DD`: when it was said last. */
  day: string;
}

/** Visitors of one question: more parameters than PostgreSQL takes must not come together. */
const visitorsAtOnce = 5_000;
/** One visitor cannot work everywhere; whoever gives more is not to be believed anyway. */
const claimsPerVisitorMax = 5;

export async function loadVisitorClaims(
  records: Records,
  visitors: readonly { siteId: number; visitor: string }[],
): Promise<VisitorClaimRow[]> {
  const found: VisitorClaimRow[] = [];
  for (let at = 0; at < visitors.length; at += visitorsAtOnce) {
    const asked = visitors.slice(at, at + visitorsAtOnce);
    const { rows } = await records.db.execute<Record<string, unknown> & VisitorClaimRow>(sql`
      SELECT site_id AS "siteId", visitor, kind, domain, said_on::text AS day
      FROM (
        SELECT c.*, row_number() OVER (PARTITION BY c.site_id, c.visitor ORDER BY c.said_on DESC, c.kind, c.domain) AS place
        FROM visitor_claims c
        JOIN unnest(${sql.param(asked.map(({ siteId }) => siteId))}::int[],
          ${sql.param(asked.map(({ visitor }) => visitor))}::text[]) AS v(site_id, visitor) USING (site_id, visitor)
      ) AS numbered
      WHERE place <= ${claimsPerVisitorMax}
      ORDER BY site_id, visitor, said_on, kind, domain
      LIMIT ${visitorsAtOnce * claimsPerVisitorMax}`);
    found.push(...rows);
  }
  return found;
}

/** Saying the same again renews the day and changes nothing else. */
export async function keepVisitorClaims(records: Records, given: readonly VisitorClaimRow[]): Promise<void> {
  // In one order: two processors that write the same rows must not wait for each other.
  const claims = given.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  for (let at = 0; at < claims.length; at += visitorsAtOnce) {
    await records.db
      .insert(visitorClaims)
      .values(
        claims
          .slice(at, at + visitorsAtOnce)
          .map(({ siteId, visitor, kind, domain, day }) => ({ siteId, visitor, kind, domain, saidOn: day })),
      )
      .onConflictDoUpdate({
        target: [visitorClaims.siteId, visitorClaims.visitor, visitorClaims.kind, visitorClaims.domain],
        set: { saidOn: sql`greatest(excluded.said_on, ${visitorClaims.saidOn})` },
      });
  }
}

function keyOf({ siteId, visitor, kind, domain }: VisitorClaimRow): string {
  return `${siteId} ${visitor} ${kind} ${domain}`;
}

/** Answers how many were said before the day and are gone now. */
export async function forgetVisitorClaims(records: Records, beforeDay: string): Promise<number> {
  const { rowCount } = await records.db.delete(visitorClaims).where(lt(visitorClaims.saidOn, beforeDay));
  return rowCount ?? 0;
}
