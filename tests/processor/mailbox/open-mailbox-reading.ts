// Records, a mail server and a queue that remembers: what a processor reads a mailbox with, without the rest of it.

import type { WireEngagement } from '#contract/engagement.ts';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { type MailboxWatch, watchMailboxes } from '#processor/mailbox/watch-mailboxes.ts';
import type { Schedule } from '#stores/queue/open-schedule.ts';
import { createErasedKeys } from '#stores/records/identity/erased-keys.ts';
import { openMailboxKeys } from '#stores/records/mailbox-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import {
  createMailbox,
  findMailbox,
  type MailboxRecord,
  type NewMailbox,
} from '#stores/records/questions/keep-mailboxes.ts';
import { listMailboxMessages } from '#stores/records/questions/mailbox-messages.ts';
import type { TestDovecot } from '#tests/support/start-test-dovecot.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

export const secret = 'ab'.repeat(32);

interface Watching {
  watch: MailboxWatch;
  /** What the schedule does every few seconds. */
  tick(): Promise<void>;
}

export interface MailboxReading {
  records: Records;
  siteId: number;
  batches: QueuedBatch[];
  events(): WireEngagement[];
  ids(): string[];
  /** Thrown by the queue before or after it took a batch. */
  failure: { before?: Error; after?: Error };
  add(account: Partial<NewMailbox>): Promise<MailboxRecord>;
  /** A process that reads mailboxes. */
  start(ca?: string): Promise<Watching>;
  row(id: number): Promise<MailboxRecord>;
  outcomes(id: number): Promise<string[]>;
  close(): Promise<void>;
}

export async function openMailboxReading(dovecot: TestDovecot): Promise<MailboxReading> {
  const records = await openTestRecords();
  const { site } = await createSite(records, { name: 'Test', allowedHosts: ['www.fiuto-test.it'] });
  const batches: QueuedBatch[] = [];
  const failure: MailboxReading['failure'] = {};
  const queue = {
    add: async (some: readonly QueuedBatch[]) => {
      if (failure.before) throw failure.before;
      batches.push(...some);
      if (failure.after) throw failure.after;
    },
  };
  const all = () => batches.flatMap(({ requests }) => requests).flatMap(({ events }) => events);
  return {
    ...{ records, siteId: site.id, batches, failure },
    events: () => all().map(({ raw }) => raw as WireEngagement),
    ids: () => all().map(({ id }) => id),
    add: async (account) => {
      const { statedAt, ...rest } = {
        ...{ siteId: site.id, name: 'Requests', host: 'localhost', port: dovecot.port, folder: 'INBOX' },
        ...{ security: 'plain' as const, userName: dovecot.user, ownDomains: [], marksRead: false },
        sealedPassword: openMailboxKeys(secret).sealPassword(dovecot.password),
        ...{ readsSince: new Date(Date.now() - 86_400_000), statedById: '1', statedByName: 'Ada' },
        ...{ statedAt: new Date(), ...account },
      };
      const record = await createMailbox(records, { ...rest, statedAt });
      if (record === undefined) throw new Error('no mailbox');
      return record;
    },
    start: async (ca) => {
      let tick: () => Promise<void> = async () => undefined;
      const schedule: Schedule = {
        every: async (name, _, handler) => {
          if (name === 'watch-mailboxes') tick = handler;
        },
        close: async () => undefined,
      };
      const watch = await watchMailboxes({
        ...{ schedule, queue, records, secret, ca, log: quietLog, pollMs: 200 },
        sites: { byId: () => site },
        erased: createErasedKeys(records, secret),
        allowedHosts: ['localhost', '127.0.0.1'],
      });
      return { watch, tick: () => tick() };
    },
    row: async (id) => {
      const found = await findMailbox(records, id);
      if (found === undefined) throw new Error('no mailbox');
      return found;
    },
    outcomes: async (id) => {
      const mails = await listMailboxMessages(records, id);
      return mails.map(({ outcome, reason }) => (reason === '' ? outcome : `${outcome} ${reason}`)).reverse();
    },
    close: () => records.close(),
  };
}
