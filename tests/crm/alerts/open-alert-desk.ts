// Alerts on real records: users, companies and signals as tests want them, told, and delivered by the real deliverers.

import { sql } from 'drizzle-orm';
import type { ChannelKind } from '#contract/alert-report.ts';
import type { SignalKind } from '#contract/signal-rules.ts';
import type { AlertSending } from '#crm/alerts/alert-parts.ts';
import { openAlertDeliverers } from '#crm/alerts/open-alert-deliverers.ts';
import { deliverItems } from '#crm/outbox/deliver-items.ts';
import type { Deliverers } from '#crm/outbox/deliverer.ts';
import { openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import {
  type ChannelChanges,
  changeChannel,
  createChannel,
  type NewChannel,
} from '#stores/records/alerts/keep-channels.ts';
import { createTellOfSignals } from '#stores/records/alerts/tell-of-signals.ts';
import { writeDeliveries } from '#stores/records/alerts/write-deliveries.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { users } from '#stores/records/schema/access.ts';
import { alertDeliveries, tellings } from '#stores/records/schema/alerts.ts';
import { keepSignals, type NewSignal, type SignalRow } from '#stores/records/signals/keep-signals.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

export const alertKeys = openAlertKeys('ef'.repeat(32));
export const dashboardUrl = 'https://fiuto.example';
/** A Thursday, 10:00 in Rome: nobody's quiet hours. */
export const tellMs = Date.UTC(2026, 10, 26, 9);
export const author = { id: 'anna', name: 'Anna' };

export interface AlertDesk {
  records: Records;
  deliver(): Promise<number>;
  addUser(id: string, role: string, language?: 'en' | 'it'): Promise<void>;
  addCompany(name: string): Promise<number>;
  addChannel(kind: ChannelKind, url: string, more?: Partial<NewChannel>): Promise<number>;
  changeChannel(id: number, changes: ChannelChanges): Promise<void>;
  /** Writes signals of a company and tells of them, in one transaction. */
  tell(companyId: number, kinds: readonly SignalKind[], more?: TellMore): Promise<SignalRow[]>;
  test(channelId: number, kind: ChannelKind): Promise<void>;
  /** Lets what waits for a later try be due now. */
  makeDue(): Promise<void>;
  deliveries(): Promise<(typeof alertDeliveries.$inferSelect)[]>;
  tellings(): Promise<(typeof tellings.$inferSelect)[]>;
  close(): Promise<void>;
}

interface TellMore extends Partial<NewSignal> {
  ownerId?: string | null;
  nowMs?: number;
}

export async function openAlertDesk(sending: Partial<AlertSending> = {}): Promise<AlertDesk> {
  const records = await openTestRecords();
  const settings: AlertSending = {
    ...{ sendMail: undefined, mailDomain: 'fiuto.example', dashboardUrl, allowedHosts: ['127.0.0.1'] },
    ...{ timeoutMs: 1_000, ...sending },
  };
  const deliverers = openAlertDeliverers({ records, keys: alertKeys, settings }) as Deliverers;
  const parts = {
    records,
    deliverers,
    keys: alertKeys.outbox,
    log: quietLog,
    itemsAtOnce: 20,
    leaseMs: 60_000,
  };
  const tellOfSignals = createTellOfSignals(alertKeys.outbox);
  let count = 0;
  return {
    records,
    deliver: () => deliverItems(parts, new AbortController().signal),
    addUser: async (id, role, language = 'en') => {
      const name = `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
      await records.db.insert(users).values({ id, name, email: `${id}@us.example`, role, language });
    },
    addCompany: (name) => createCompany(records, author, { name, source: 'manual' }),
    addChannel: async (kind, url, more = {}) => {
      const made = await createChannel(records, {
        ...{ userId: null, kind, name: kind, sealedAddress: alertKeys.seal(url), shownAddress: url },
        ...{ pace: 'at_once', language: 'en', names: false, createdById: 'anna', createdByName: 'Anna' },
        ...more,
      });
      return made?.id ?? 0;
    },
    changeChannel: async (id, changes) => void (await changeChannel(records, id, changes)),
    tell: (companyId, kinds, { ownerId = null, nowMs = tellMs, ...more } = {}) =>
      records.db.transaction(async (db) => {
        const found = kinds.map((kind) => {
          count += 1;
          const signal = { companyId, kind, key: `${kind} ${companyId} ${count}`, at: new Date(nowMs) };
          const standing = {
            score: 60 + count,
            fit: 70,
            verdict: 'known',
            band: 'high',
            deal: 'open',
          } as const;
          return { ...signal, ...standing, ...more };
        });
        const rows = await keepSignals(db, found);
        await tellOfSignals(db, rows, { companyId, companyName: '', leadId: null, ownerId, nowMs });
        return rows;
      }),
    test: async (channelId, kind) => {
      count += 1;
      const delivery = { channelId, kind, what: 'test' as const, messageId: `test-${count}-${channelId}` };
      await records.db.transaction((db) => writeDeliveries(db, [delivery], alertKeys.outbox));
    },
    makeDue: async () => {
      await records.db.execute(sql`UPDATE outbox_items SET next_at = now() - interval '1 minute'`);
      await records.db.execute(sql`DELETE FROM outbox_lanes`);
    },
    deliveries: () => records.db.select().from(alertDeliveries).orderBy(alertDeliveries.id).limit(1_000),
    tellings: () => records.db.select().from(tellings).orderBy(tellings.id).limit(1_000),
    close: () => records.close(),
  };
}
