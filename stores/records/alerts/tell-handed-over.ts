// Has a user told by mail of leads that a hand-over gave them or took from them; whoever did it themselves knows.

import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { alertChannels } from '../schema/alerts.ts';
import { makeOwnMail } from './find-recipients.ts';
import { writeDeliveries } from './write-deliveries.ts';

const names = {
  hand_over: 'hand-over',
  leads_given_away: 'leads-given-away',
  leads_taken_back: 'leads-taken-back',
} as const;
export type HandOverNews = keyof typeof names;

export interface HandOverTold {
  readonly handOverId: number;
  readonly what: HandOverNews;
  readonly userId: string;
  /** Who did it. */
  readonly byId: string;
}

/** Whoever switched their mails off finds the leads in their list, and what was handed over among the hand-overs. */
export async function tellHandedOver(
  db: Transaction,
  { handOverId, what, userId, byId }: HandOverTold,
  keys: OutboxKeys,
): Promise<void> {
  if (userId === byId) return;
  await makeOwnMail(db, [userId]);
  const { userId: of, kind, enabled } = alertChannels;
  const [mail] = await db
    .select({ id: alertChannels.id })
    .from(alertChannels)
    .where(and(eq(of, userId), eq(kind, 'mail'), eq(enabled, true)))
    .limit(1);
  if (mail === undefined) return;
  const messageId = `${names[what]}-${handOverId}-${mail.id}`;
  await writeDeliveries(db, [{ channelId: mail.id, kind: 'mail', what, messageId, handOverId }], keys);
}
