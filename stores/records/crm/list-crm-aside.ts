// What was set aside on its way to a CRM, with the company that it is about.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { laneOfCrm } from './keep-crm-connections.ts';

export interface CrmAsideItem {
  readonly id: number;
  readonly kind: string;
  readonly companyId: number | null;
  readonly companyName: string;
  readonly attempts: number;
  readonly reason: string;
  readonly detail: string;
  readonly at: string;
}

/** The newest first. */
export async function listCrmAside({ db }: Records, crmId: number, limit: number): Promise<CrmAsideItem[]> {
  const { rows } = await db.execute<Record<string, unknown> & CrmAsideItem>(sql`
    SELECT i.id::float8 AS id, i.kind, c.id AS "companyId", coalesce(c.name, '') AS "companyName", i.attempts, i.reason,
      i.detail, coalesce(i.settled_at, i.created_at) AS at
    FROM outbox_items i LEFT JOIN companies c ON c.id = substring(i.record_key FROM 'company:([0-9]{1,9})$')::int
    WHERE i.state = 'aside' AND i.lane = ${laneOfCrm(crmId)} ORDER BY i.id DESC LIMIT ${limit}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
