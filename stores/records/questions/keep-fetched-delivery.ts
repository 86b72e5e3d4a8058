// Keeps what was asked for after a notice, as a delivery like any other: sealed, before anybody tries to understand it.

import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { ConnectionKeys } from '../connection-keys.ts';
import type { RecordsTransaction } from '../outbox/write-items.ts';
import { sealDelivery } from '../seal-delivery.ts';

/** Header that marks it; the intake takes over none of this name. */
export const fetchedHeader = 'x-fiuto-fetched';

export interface FetchedDelivery {
  readonly connectionId: number;
  /** What was asked for, such as `lead`. */
  readonly what: string;
  /** The provider's id of it: asked for twice, it is kept once. */
  readonly thing: string;
  readonly body: Buffer;
  readonly receivedAt: Date;
  /** When the body is destroyed. */
  readonly bodyUntil: Date;
}

/** False when it was there already. */
export async function keepFetchedDelivery(
  db: RecordsTransaction,
  { connectionId, what, thing, body, receivedAt, bodyUntil }: FetchedDelivery,
  keys: ConnectionKeys,
): Promise<boolean> {
  const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
  const sealed = await sealDelivery({ headers: { [fetchedHeader]: what }, body }, keys.deliveries);
  const { rowCount } = await db.execute(sql`
    INSERT INTO webhook_deliveries (connection_id, received_at, dedupe_key, body_hash, bytes, sealed, body_until, about)
    VALUES (${connectionId}, ${receivedAt}, ${sha256(`fetched ${what} ${thing}`)}, ${sha256(body)}, ${body.length}, ${sealed},
      ${bodyUntil}, ${sql.param([keys.hashThing(connectionId, thing)])}::text[])
    ON CONFLICT (connection_id, dedupe_key) DO NOTHING`);
  return (rowCount ?? 0) > 0;
}
