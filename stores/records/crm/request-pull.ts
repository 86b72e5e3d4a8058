// Asks that a CRM is read before its time: a human who waits, or the CRM itself, whose webhook says that something changed there.

import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';

type Db = Pick<Records['db'] | Transaction, 'execute'>;

/** As soon as a worker is free; when it is being read just now, once more after that. */
export async function requestPull(db: Db, crmId: number): Promise<void> {
  await db.execute(sql`UPDATE crm_connections SET next_pull_at = now() WHERE id = ${crmId}`);
}

export interface HeardOf {
  /** Of the connection that the delivery came by. */
  readonly provider: string;
  readonly receivedAt: Date;
}

/** Between two readings that webhooks ask for: a busy CRM tells of each record, and so does one that we write to. */
const apartMs = 10_000;

/**
 * CRMs of the kinds that something was heard of, unless they were read since. One that could not be read the last time is left to its
 * wait: it may be that it wants no more calls.
 */
export async function wakeCrms(db: Db, heard: readonly HeardOf[]): Promise<void> {
  if (heard.length === 0) return;
  const newest = new Map<string, number>();
  for (const { provider, receivedAt } of heard)
    newest.set(provider, Math.max(newest.get(provider) ?? 0, receivedAt.getTime()));
  const rows = [...newest].map(([provider, ms]) => ({ provider, at: new Date(ms).toISOString() }));
  const soon: SQL = sql`greatest(now(), c.pulled_at + ${apartMs}::float8 * interval '1 millisecond')`;
  await db.execute(sql`
    UPDATE crm_connections c SET next_pull_at = ${soon}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS h(provider text, at timestamptz)
    WHERE c.provider = h.provider AND c.pull_reason IN ('', 'many_gone') AND (c.pulled_at IS NULL OR c.pulled_at < h.at)
      AND (c.next_pull_at > ${soon} OR c.pull_claimed_until > now())`);
}
