// Destroys what webhooks delivered when its time is over or when the provider says that it is gone there.

import { and, eq, lt, ne, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { webhookDeliveries } from '../schema/connections.ts';

/** Destroys bodies whose time is over, and rows received before `rowsBefore`. One that still waits has failed with its body. */
export async function forgetDeliveries(
  records: Records,
  now: Date,
  rowsBefore: Date,
): Promise<{ bodies: number; rows: number }> {
  const { bodyUntil, sealed, state, receivedAt } = webhookDeliveries;
  const isOver = and(lt(bodyUntil, now), ne(sealed, ''));
  await records.db
    .update(webhookDeliveries)
    .set({ state: 'failed', reason: 'body_gone', settledAt: now })
    .where(and(isOver, eq(state, 'waiting')));
  const bodies = await records.db.update(webhookDeliveries).set({ sealed: '' }).where(isOver);
  const rows = await records.db.delete(webhookDeliveries).where(lt(receivedAt, rowsBefore));
  return { bodies: bodies.rowCount ?? 0, rows: rows.rowCount ?? 0 };
}

/**
 * Destroys the bodies of all deliveries about these things. `about`: hashes as the deliveries carry them. One that also tells of leads
 * for which there was no token is read once more instead: what is gone is left out then, the leads are put down by themselves, and its
 * body goes.
 */
export async function forgetBodiesAbout(
  db: Pick<Records['db'], 'execute'>,
  connectionId: number,
  about: readonly string[],
): Promise<number> {
  if (about.length === 0) return 0;
  const isMeant = sql`connection_id = ${connectionId} AND about && ${sql.param([...about])}::text[]`;
  const hasLeads = sql`(state = 'understood' AND reason = 'lead_not_fetched' AND sealed <> '')`;
  const { rowCount } = await db.execute(
    sql`UPDATE ${webhookDeliveries} SET sealed = '' WHERE ${isMeant} AND NOT ${hasLeads}`,
  );
  await db.execute(sql`
    UPDATE ${webhookDeliveries} SET state = 'waiting', reason = '', settled_at = NULL WHERE ${isMeant} AND ${hasLeads}`);
  return rowCount ?? 0;
}
