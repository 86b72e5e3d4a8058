// Keeps when a CRM says that somebody last called, met or wrote to a company, beside its link and with its leads.

import { sql } from 'drizzle-orm';
import { refreshContactsOfCompanies } from '../leads/keep-contacts.ts';
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
  const { rows } = await db.execute<{ companyId: number | null }>(sql`
    UPDATE crm_links SET contacted_at = ${at}
    WHERE crm_id = ${crmId} AND kind = 'company' AND their_id = ${theirId} AND contacted_at IS DISTINCT FROM ${at}
    RETURNING company_id AS "companyId"`);
  await refreshContactsOfCompanies(
    db,
    rows.flatMap(({ companyId }) => companyId ?? []),
  );
}
