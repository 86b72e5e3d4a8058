// Keeps when a CRM says that somebody last called, met or wrote to a company, beside its link and with its leads.

import { sql } from 'drizzle-orm';
import { refreshContactsOfCompanies } from '../leads/keep-contacts.ts';
import type { Records } from '../open-records.ts';

/** Clocks differ a little. What is planned for later is no contact yet. */
const slackMs = 300_000;

/** `atMs`: milliseconds since 1970, as it stands there now. The same again changes nothing. */
export async function noteContacted(
  { db }: Pick<Records, 'db'>,
  { crmId, theirId, atMs }: { crmId: number; theirId: string; atMs: number | undefined },
): Promise<void> {
  if (atMs === undefined || !(atMs > 0 && atMs <= Date.now() + slackMs)) return;
  const at = sql`${new Date(atMs).toISOString()}::timestamptz`;
  const isNew = sql`crm_id = ${crmId} AND kind = 'company' AND their_id = ${theirId} AND contacted_at IS DISTINCT FROM ${at}`;
  // Nearly always it is the same, which costs no transaction.
  const { rows: found } = await db.execute(sql`SELECT FROM crm_links WHERE ${isNew} LIMIT 1`);
  if (found.length === 0) return;
  // The link and its leads at once: half of it would never be made up for, since the next reading says the same.
  await db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ companyId: number | null }>(sql`
      UPDATE crm_links SET contacted_at = ${at} WHERE ${isNew} RETURNING company_id AS "companyId"`);
    await refreshContactsOfCompanies(
      tx,
      rows.flatMap(({ companyId }) => companyId ?? []),
    );
  });
}
