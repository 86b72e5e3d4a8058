// A person's record in a CRM whose write was under way while they were erased: kept as one of an erased person, and deleted there.

import { sql } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { keepLink, type NewCrmLink } from './crm-links.ts';
import { forgetLateLinks, namesNobody } from './person-traces.ts';

/** Whether the address is known still; it stays so until the transaction ends. */
export async function standsKey(db: Transaction, keyId: number): Promise<boolean> {
  const { rows } = await db.execute(sql`SELECT FROM identity_keys WHERE id = ${keyId} FOR KEY SHARE`);
  return rows.length > 0;
}

/** `writeId`: the line of the ledger, which names nobody afterwards. */
export async function keepErasedLink(
  db: Transaction,
  link: NewCrmLink & { readonly keyId: number },
  { writeId, keys }: { readonly writeId: number; readonly keys: OutboxKeys },
): Promise<void> {
  await db.execute(sql`UPDATE crm_writes SET ${namesNobody} WHERE id = ${writeId}`);
  await keepLink(db, { ...link, keyId: undefined });
  await forgetLateLinks(db, [link.keyId], keys);
}
