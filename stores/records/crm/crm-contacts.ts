// When somebody who works in a CRM last called, met or wrote to a company, as that CRM tells it: a moment beside the link, and no entry of
// ours, since nobody here wrote it down.

import { type SQL, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

type Db = Pick<Records['db'], 'execute'>;

/** Clocks differ a little. What is planned for later is no contact yet. */
const slackMs = 300_000;

/** `atMs`: milliseconds since 1970, as it stands there now. The same again changes nothing. */
export async function noteContacted(
  db: Db,
  { crmId, theirId, atMs }: { crmId: number; theirId: string; atMs: number | undefined },
): Promise<void> {
  if (atMs === undefined || !(atMs > 0 && atMs <= Date.now() + slackMs)) return;
  const at = sql`${new Date(atMs).toISOString()}::timestamptz`;
  await db.execute(sql`
    UPDATE crm_links SET contacted_at = ${at}
    WHERE crm_id = ${crmId} AND kind = 'company' AND their_id = ${theirId} AND contacted_at IS DISTINCT FROM ${at}`);
}

/** Of a link `k` of one of these companies that says it. `ids`: such as `IN (1, 2)`. */
export function toldThere(ids: SQL): SQL {
  return sql`k.kind = 'company' AND k.contacted_at IS NOT NULL AND k.company_id ${ids}`;
}

/** The last moment of all CRMs, as a question in brackets. */
export function contactedThere(ids: SQL): SQL {
  return sql`(SELECT max(k.contacted_at) FROM crm_links k WHERE ${toldThere(ids)})`;
}
