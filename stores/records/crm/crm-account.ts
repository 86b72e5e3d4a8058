// Which account of a CRM the links of a connection are of: what tells it is kept, and where nothing is linked yet another one may take its
// place.

import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { crmConnections, crmCursors, crmOwners, crmStages } from '../schema/crm-connections.ts';
import { crmOrders } from '../schema/crm-orders.ts';
import { crmDeals, crmLinks, crmQuestions } from '../schema/crm-records.ts';
import type { CrmLink } from './crm-links.ts';
import type { CrmRecord } from './keep-crm-connections.ts';

type Db = Pick<Records['db'] | Transaction, 'execute'>;

/** Those that are gone count: their ids are of the account too. */
export async function hasLinks(db: Db, crmId: number): Promise<boolean> {
  const { rows } = await db.execute(sql`SELECT 1 FROM crm_links WHERE crm_id = ${crmId} LIMIT 1`);
  return rows.length > 0;
}

/** Of the companies and people that stand there as far as we know: those that we wrote first, since they bear our id, and of these the newest. */
export async function listProofs({ db }: Records, crmId: number, limit: number): Promise<CrmLink[]> {
  const isOf = and(
    eq(crmLinks.crmId, crmId),
    inArray(crmLinks.kind, ['company', 'person']),
    isNull(crmLinks.goneAt),
  );
  return db
    .select()
    .from(crmLinks)
    .where(isOf)
    .orderBy(sql`${crmLinks.pushedHash} = ''`, desc(crmLinks.id))
    .limit(limit);
}

type Shown = Pick<CrmRecord, 'id' | 'baseUrl' | 'sealedCredentials'>;

/** The other end is the account that is linked. `accountId`: as it told it; '' keeps what is known. Nothing when it was changed meanwhile. */
export async function keepAccount(
  db: Records['db'] | Transaction,
  shown: Shown,
  accountId: string,
): Promise<void> {
  await db
    .update(crmConnections)
    .set({ isProven: true, ...(accountId === '' ? {} : { accountId }) })
    .where(isStill(shown));
}

/** Another account may be there, and nothing is linked: what was read of the one before is forgotten. */
export async function beginAccount({ db }: Records, shown: Shown, accountId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const begun = await tx
      .update(crmConnections)
      .set({ isProven: true, accountId, orderCounts: { taken: 0, waiting: 0 } })
      .where(isStill(shown))
      .returning({ id: crmConnections.id });
    if (begun.length === 0) return;
    // Orders that were taken in stay as ours: nobody else says that they are not.
    for (const table of [crmCursors, crmOwners, crmStages, crmDeals, crmOrders, crmQuestions])
      await tx.delete(table).where(eq(table.crmId, shown.id));
  });
}

function isStill({ id, baseUrl, sealedCredentials }: Shown) {
  return and(
    eq(crmConnections.id, id),
    eq(crmConnections.baseUrl, baseUrl),
    eq(crmConnections.sealedCredentials, sealedCredentials),
  );
}
