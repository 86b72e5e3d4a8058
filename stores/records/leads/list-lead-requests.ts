// Requests of the people of one company, the newest first: those that its ledger has, and those whose
// senders proved an address of its people: what anybody typed is a claim.

import { sql } from 'drizzle-orm';
import type { RequestState, RequestWay } from '#contract/request-report.ts';
import type { Records } from '../open-records.ts';
import { isProvenRequest } from '../scores/find-company-requests.ts';

export interface LeadRequestRow extends Record<string, unknown> {
  siteId: number;
  id: number;
  /** Milliseconds since 1970. */
  atMs: number;
  way: RequestWay;
  provider: string;
  formName: string;
  state: RequestState;
  text: string;
  answers: { question: string; answer: string }[];
}

export async function listLeadRequests(
  { db }: Pick<Records, 'db'>,
  { companyId, personIds, limit }: { companyId: number; personIds: readonly number[]; limit: number },
): Promise<LeadRequestRow[]> {
  const { rows } = await db.execute<LeadRequestRow>(sql`
    SELECT r.site_id AS "siteId", r.id::float8 AS id, round(extract(epoch FROM r.at) * 1000)::float8 AS "atMs", r.way, r.provider,
      r.form_name AS "formName", r.state, r.text, r.answers
    FROM (
      SELECT o.id FROM score_lines l JOIN requests o ON o.site_id = l.site_id AND o.event_id = l.event_id
      WHERE l.company_id = ${companyId}
      UNION
      SELECT o.id FROM identity_keys k JOIN requests o ON lower(trim(o.said_email)) = substr(k.key, 7) AND ${isProvenRequest(sql`o`)}
      WHERE k.person_id = ANY(${sql.param([...personIds])}::bigint[]) AND k.key LIKE 'email:%') AS found
    JOIN requests r ON r.id = found.id WHERE r.state <> 'suspected'
    ORDER BY r.at DESC, r.id DESC LIMIT ${limit}`);
  return rows;
}
