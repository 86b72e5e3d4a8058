// How each connection to a CRM stands: what was written today, the last fault, what waits for a human, and its newest run.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export interface CrmSum {
  readonly crmId: number;
  readonly writesToday: number;
  readonly lastWriteAt: string | null;
  readonly lastFault: { readonly at: string; readonly reason: string; readonly detail: string } | null;
  readonly questions: number;
  /** Of its orders those that stand here, and those whose company is not known here, as the last reading left them. */
  readonly orders: { readonly taken: number; readonly waiting: number };
  readonly run: {
    readonly id: number;
    readonly mode: 'dry' | 'live';
    readonly lookedAt: string | null;
    readonly lookedByName: string;
    readonly planned: number;
    readonly skipped: number;
  } | null;
}

const countedMax = 1_000_000;

/** `days`: when the day of each began, by its own time zone. */
export async function sumCrms(
  { db }: Records,
  days: readonly { readonly crmId: number; readonly since: Date }[],
): Promise<CrmSum[]> {
  if (days.length === 0) return [];
  const wanted = JSON.stringify(days.map(({ crmId, since }) => ({ id: crmId, since: since.toISOString() })));
  const { rows } = await db.execute<Record<string, unknown> & CrmSum>(sql`
    SELECT d.id AS "crmId",
      (SELECT count(*)::int FROM crm_writes w WHERE w.crm_id = d.id AND w.at >= d.since
        AND w.state IN ('sending', 'done')) AS "writesToday",
      done.at AS "lastWriteAt",
      (SELECT jsonb_build_object('at', f.at, 'reason', f.reason, 'detail', f.detail) FROM crm_writes f
        WHERE f.crm_id = d.id AND f.state = 'refused' AND f.id > coalesce(done.id, 0) ORDER BY f.id DESC LIMIT 1)
        AS "lastFault",
      (SELECT count(*)::int FROM crm_questions q WHERE q.crm_id = d.id AND q.state = 'open') AS questions,
      coalesce((SELECT n.order_counts FROM crm_connections n WHERE n.id = d.id), '{"taken": 0, "waiting": 0}'::jsonb) AS orders,
      (SELECT jsonb_build_object('id', r.id, 'mode', r.mode, 'lookedAt', r.looked_at, 'lookedByName', r.looked_by_name,
        'planned', counted.planned, 'skipped', counted.skipped)
        FROM (SELECT * FROM crm_runs WHERE crm_id = d.id ORDER BY id DESC LIMIT 1) r,
        LATERAL (SELECT count(*) FILTER (WHERE w.state = 'planned') AS planned,
          count(*) FILTER (WHERE w.state = 'skipped') AS skipped
          FROM (SELECT state FROM crm_writes WHERE run_id = r.id AND r.mode = 'dry' LIMIT ${countedMax}) w) counted) AS run
    FROM jsonb_to_recordset(${wanted}::jsonb) AS d(id int, since timestamptz)
    LEFT JOIN LATERAL (SELECT w.id, w.at FROM crm_writes w WHERE w.crm_id = d.id AND w.state = 'done'
      ORDER BY w.id DESC LIMIT 1) done ON true
    ORDER BY d.id LIMIT ${days.length}`);
  const time = (text: string | null) => (text === null ? null : new Date(text).toISOString());
  return rows.map(({ lastWriteAt, lastFault, run, ...row }) => ({
    ...row,
    lastWriteAt: time(lastWriteAt),
    lastFault: lastFault && { ...lastFault, at: new Date(lastFault.at).toISOString() },
    run: run && { ...run, lookedAt: time(run.lookedAt) },
  }));
}
