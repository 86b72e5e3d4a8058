// What the CRMs hold of one company: its record there, the note that was written last, what was refused, and what waits.

import { sql } from 'drizzle-orm';
import type { CrmMode, CrmProvider } from '#contract/crm.ts';
import type { Records } from '../open-records.ts';

export interface CompanyCrm {
  readonly crmId: number;
  readonly provider: CrmProvider;
  readonly name: string;
  readonly baseUrl: string;
  readonly companyPage: string;
  readonly sealedCredentials: string;
  readonly mode: CrmMode;
  readonly link: { readonly theirId: string; readonly linkedAt: string; readonly isGone: boolean } | null;
  readonly note: { readonly at: string; readonly sealed: string } | null;
  readonly fault: { readonly at: string; readonly reason: string; readonly detail: string } | null;
  readonly waiting: number;
  readonly nextAt: string | null;
  readonly pausedReason: string;
  readonly pausedUntil: string | null;
  readonly isAsked: boolean;
}

const connectionsMax = 100;
/** Of merges into merges. */
const depthMax = 20;

/** One row for each connection, whatever was merged into the company included. */
export async function listCompanyCrms({ db }: Records, companyId: number): Promise<CompanyCrm[]> {
  const { rows } = await db.execute<Record<string, unknown> & CompanyCrm>(sql`
    WITH RECURSIVE members(id, depth) AS (
      SELECT ${companyId}::int, 1
      UNION ALL SELECT c.id, members.depth + 1 FROM members JOIN companies c ON c.merged_into_id = members.id
      WHERE members.depth < ${depthMax}
    )
    SELECT c.id AS "crmId", c.provider, c.name, c.base_url AS "baseUrl", c.company_page AS "companyPage",
      c.sealed_credentials AS "sealedCredentials", c.mode,
      (SELECT jsonb_build_object('theirId', l.their_id, 'linkedAt', l.linked_at, 'isGone', l.gone_at IS NOT NULL)
        FROM crm_links l JOIN members m ON m.id = l.company_id WHERE l.crm_id = c.id AND l.kind = 'company'
        ORDER BY l.gone_at IS NOT NULL, l.id DESC LIMIT 1) AS link,
      (SELECT jsonb_build_object('at', w.at, 'sealed', w.sealed) FROM crm_writes w JOIN members m ON m.id = w.company_id
        WHERE w.crm_id = c.id AND w.kind = 'note' AND w.state = 'done' ORDER BY w.id DESC LIMIT 1) AS note,
      coalesce((SELECT jsonb_build_object('at', i.settled_at, 'reason', i.reason, 'detail', i.detail) FROM outbox_items i
        JOIN members m ON i.record_key = 'crm:' || c.id || ':company:' || m.id WHERE i.state = 'aside' ORDER BY i.id DESC LIMIT 1),
        (SELECT CASE WHEN w.state = 'refused' THEN jsonb_build_object('at', w.at, 'reason', w.reason, 'detail', w.detail) END
          FROM crm_writes w JOIN members m ON m.id = w.company_id
          WHERE w.crm_id = c.id AND w.state IN ('done', 'refused') ORDER BY w.id DESC LIMIT 1)) AS fault,
      waits.count AS waiting, waits.next AS "nextAt",
      coalesce(lane.reason, '') AS "pausedReason", lane.paused_until AS "pausedUntil",
      EXISTS (SELECT FROM crm_questions q JOIN members m ON m.id = q.company_id
        WHERE q.crm_id = c.id AND q.kind = 'company' AND q.state = 'open') AS "isAsked"
    FROM crm_connections c
    LEFT JOIN outbox_lanes lane ON lane.lane = 'crm:' || c.id AND (lane.paused_until IS NULL OR lane.paused_until > now())
    LEFT JOIN LATERAL (SELECT count(*)::int AS count, min(i.next_at) AS next FROM outbox_items i
      JOIN members m ON i.record_key = 'crm:' || c.id || ':company:' || m.id WHERE i.state = 'waiting') waits ON true
    ORDER BY c.id LIMIT ${connectionsMax}`);
  return rows;
}
