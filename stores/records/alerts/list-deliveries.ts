// What was sent to channels, the newest first: how often it was tried and what the other side said.

import { and, desc, eq, isNull, lt, or } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { alertChannels, alertDeliveries } from '../schema/alerts.ts';

export interface ListedDelivery {
  readonly delivery: typeof alertDeliveries.$inferSelect;
  readonly channel: string;
}

export interface DeliveryQuestion {
  /** Whose own channels are shown. */
  readonly userId: string;
  /** Everybody's as well. */
  readonly withShared: boolean;
  readonly channelId?: number | undefined;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

export function listAlertDeliveries({ db }: Records, question: DeliveryQuestion): Promise<ListedDelivery[]> {
  const { userId, withShared, channelId, beforeId, limit } = question;
  const isOwn = eq(alertChannels.userId, userId);
  return db
    .select({ delivery: alertDeliveries, channel: alertChannels.name })
    .from(alertDeliveries)
    .innerJoin(alertChannels, eq(alertChannels.id, alertDeliveries.channelId))
    .where(
      and(
        withShared ? or(isOwn, isNull(alertChannels.userId)) : isOwn,
        channelId === undefined ? undefined : eq(alertDeliveries.channelId, channelId),
        beforeId === undefined ? undefined : lt(alertDeliveries.id, beforeId),
      ),
    )
    .orderBy(desc(alertDeliveries.id))
    .limit(limit);
}
