// Keeps with each lead when somebody last called or met its company, or agreed on something with it, as it was written down here or as a
// CRM tells it, so that a list finds those that wait longest in its order.

import { type SQL, sql } from 'drizzle-orm';
import type { EntryKind } from '#contract/lead.ts';
import { contactedThere } from '../crm/crm-contacts.ts';
import type { Records } from '../open-records.ts';
import { membersOf, standingOf } from './company-members.ts';

type Executing = Pick<Records['db'], 'execute'>;

const contactKinds: readonly EntryKind[] = ['call', 'meeting', 'agreement'];

export const isContact = (kind: EntryKind): boolean => contactKinds.includes(kind);

/** What was written down beside a lead `l`: rows of `at`. */
export const contactsHere = sql`SELECT e.at FROM lead_entries e WHERE e.lead_id = l.id AND e.removed_at IS NULL
  AND e.kind IN (${sql.join(
    contactKinds.map((kind) => sql`${kind}`),
    sql`, `,
  )})`;

const ofBoth = sql`greatest((${contactsHere} ORDER BY e.at DESC LIMIT 1),
  ${contactedThere(sql`IN ${membersOf(standingOf(sql`l.company_id`))}`)})`;

/** After contacts were written down, changed, removed or moved. */
export function refreshContactsOfLeads(db: Executing, leadIds: readonly number[]): Promise<void> {
  return refresh(db, sql`l.id = ANY(${sql.param([...leadIds])}::bigint[])`);
}

/**
 * After a CRM said something else of a company, or says nothing any more, and after a merge or its end, of both: for leads of all that
 * stands as the same.
 */
export async function refreshContactsOfCompanies(
  db: Executing,
  companyIds: readonly number[],
): Promise<void> {
  if (companyIds.length === 0) return;
  const ofEach = [...new Set(companyIds)].map((id) => sql`l.company_id IN ${membersOf(standingOf(id))}`);
  await refresh(db, sql`(${sql.join(ofEach, sql` OR `)})`);
}

/** After a CRM is gone with all that it told. */
export function refreshAllContacts(db: Executing): Promise<void> {
  return refresh(db, sql`l.contacted_at IS NOT NULL AND l.contacted_at IS DISTINCT FROM ${ofBoth}`);
}

/**
 * In a transaction. The leads are held first, in one order, and looked at by a statement of its own: one that waits for a lead goes on
 * with what it saw of entries and links before, and would write over what somebody else has just told.
 */
async function refresh(db: Executing, isOne: SQL): Promise<void> {
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT l.id::float8 AS id FROM leads l WHERE ${isOne} ORDER BY l.id FOR NO KEY UPDATE OF l`);
  const ids = sql.param(rows.map(({ id }) => id));
  await db.execute(sql`
    UPDATE leads l SET contacted_at = told.at FROM (
      SELECT l.id, ${ofBoth} AS at FROM leads l WHERE l.id = ANY(${ids}::bigint[])) AS told
    WHERE l.id = told.id AND l.contacted_at IS DISTINCT FROM told.at`);
}
