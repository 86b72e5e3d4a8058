// The audit log counts what was read, page by page and each page once, and administrators are told of a user who reads or takes out far
// more than usual, once a day.

import { eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AlertParts } from '#crm/alerts/alert-parts.ts';
import { makeSheet } from '#crm/alerts/make-sheet.ts';
import { createLookRecorder } from '#dashboard/server/access/record-look.ts';
import { createReadWatch, type ReadWatch } from '#dashboard/server/access/watch-reads.ts';
import type { Look } from '#dashboard/server/api/answer-route.ts';
import { writeAlertMail } from '#intelligence/alerts/write-alert-mail.ts';
import { advisoryLocks } from '#stores/records/advisory-locks.ts';
import { forgetReadDays } from '#stores/records/alerts/read-days.ts';
import { readDelivery } from '#stores/records/alerts/read-delivery.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { listAudit } from '#stores/records/questions/write-audit.ts';
import { users } from '#stores/records/schema/access.ts';
import { alertDeliveries } from '#stores/records/schema/alerts.ts';
import { auditLog } from '#stores/records/schema/operation.ts';
import { readDays } from '#stores/records/schema/read-days.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

let records: Records;
let reader = '';
let count = 0;
const dayMs = 86_400_000;
const fromRecords = 100;

beforeAll(async () => {
  records = await openTestRecords();
  const roles = { boss: 'administrator', chief: 'administrator', olga: 'manager' };
  await records.db
    .insert(users)
    .values(Object.entries(roles).map(([id, role]) => ({ id, role, name: id, email: `${id}@a.example` })));
});
afterAll(() => records.close());
beforeEach(() => {
  count += 1;
  return beSomebodyElse('');
});

async function beSomebodyElse(mark: string): Promise<void> {
  reader = `reader${count}${mark}`;
  const user = { id: reader, name: 'Reader', role: 'manager', email: `${reader}@a.example` };
  await records.db.insert(users).values(user);
}

/** Looks of which everything is looked at when they are through. */
async function watched(watch: ReadWatch, looks: readonly Look[]): Promise<void> {
  const record = createLookRecorder(records, watch);
  for (const one of looks) {
    await record(one);
    await watch.settle();
  }
}
const pages = (count: number) => Array.from({ length: count }, (_, page) => look(20, String(page)));
const noteAll = async (rows: number) => {
  const watch = watchOf();
  watch.note(reader, rows);
  await watch.settle();
};
const watchOf = (from = fromRecords) =>
  createReadWatch({ records, keys: openOutboxKeys('ab'.repeat(32)), fromRecords: from, log: quietLog });
const look = (rows: number, page = '', action = 'look_people'): Look => ({
  ...{ userId: reader, userName: 'Reader', action, subject: '', siteId: null, rows, page },
});
const earlier = (days: number, rows: number, action = 'look_people') =>
  records.db
    .insert(auditLog)
    .values({ userId: reader, action, rows, at: new Date(Date.now() - days * dayMs) });
const entries = async () =>
  (await listAudit(records, { limit: 50, userId: reader })).map(({ action, rows }) => `${action} ${rows}`);
const deliveries = () =>
  records.db.select().from(alertDeliveries).where(eq(alertDeliveries.what, 'unusual_read'));

const fail = () => Promise.reject(new Error('The database is away.'));
const isAnybodyWaiting = async () => {
  const { rows } = await records.locks.execute(sql`
    SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1`);
  return rows.length > 0;
};

describe('a look', () => {
  it('counts what all of its pages showed, and the same page again not twice', async () => {
    const record = createLookRecorder(records, watchOf(0));
    for (const page of ['', 'two', 'three', '', 'two']) await record(look(20, page));
    expect(await entries()).toEqual(['look_people 60']);
    // The same page with more rows in it.
    await record(look(25, ''));
    expect(await entries()).toEqual(['look_people 65']);
    await record(look(7, '', 'look_visits'));
    expect(await entries()).toEqual(['look_visits 7', 'look_people 65']);
  });
});

describe('of unusual reading', () => {
  it('all administrators are told once a day, by mail, with how much it is and was', async () => {
    await earlier(3, 15);
    await watched(watchOf(), pages(12));
    expect((await entries()).filter((entry) => entry.startsWith('unusual'))).toEqual(['unusual_read 100']);
    const told = await deliveries();
    expect(told).toHaveLength(2);
    const delivery = await readDelivery(records, told[0]?.id ?? 0);
    if (delivery === undefined) throw new Error('Nobody was told.');
    const parts = { records, settings: { dashboardUrl: 'https://f.example' } } as AlertParts;
    const sheet = await makeSheet(parts, delivery, Date.now());
    if (sheet === undefined) throw new Error('There was nothing to tell.');
    const mail = writeAlertMail(sheet, 'it', 'https://f.example/u');
    expect(mail.subject).toMatch(/ha letto 100 record in un giorno$/);
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain('precedenti era 15');
      expect(part).toContain('https://f.example/audit');
    }
  });

  it('nobody is told of a user who reads as much every week, nor where it is switched off', async () => {
    const told = (await deliveries()).length;
    await earlier(7, 60);
    await watched(watchOf(), pages(14));
    await beSomebodyElse('off');
    await watched(watchOf(0), pages(14));
    expect(await deliveries()).toHaveLength(told);
  });

  it('administrators are told of the first large file, of a second one not', async () => {
    const told = (await deliveries()).length;
    // Reads much, but took nothing out so far.
    await earlier(1.5, 900);
    await earlier(0, 150, 'export_list');
    await noteAll(150);
    expect(await entries()).toContain('unusual_export 150');
    expect(await deliveries()).toHaveLength(told + 2);
    await beSomebodyElse('again');
    await earlier(40, 120, 'export_list');
    await earlier(0, 150, 'export_list');
    await earlier(2, 40);
    await noteAll(150);
    expect(await deliveries()).toHaveLength(told + 2);
  });

  it('a machine with more looks than are counted is judged by its newest ones', async () => {
    await beSomebodyElse('machine');
    await records.db.execute(sql`
      INSERT INTO audit_log (user_id, user_name, action, subject, rows, at)
      SELECT ${reader}, 'Machine', 'look_people', '', 1, now() - interval '2 days' - n * interval '35 seconds'
      FROM generate_series(1, 210000) AS n`);
    await earlier(0, 30_000);
    await noteAll(30_000);
    expect(await entries()).toContain('unusual_read 30000');
  });

  it('what was read is added up once by day, kept for 90 days, and goes with the user', async () => {
    const days = async () => {
      const rows = await records.db.select().from(readDays).where(eq(readDays.userId, reader));
      return rows
        .filter((one) => one.rows > 0)
        .map((one) => `${one.rows} ${one.largestExport}`)
        .sort();
    };
    await earlier(5, 70);
    await earlier(5, 30, 'export_list');
    await earlier(20, 40);
    await earlier(100, 5_000);
    await earlier(0, 450);
    await noteAll(450);
    expect(await days()).toEqual(['100 30', '40 0']);
    // The sums are asked, and not what they were made of.
    await records.db.execute(
      sql`DELETE FROM audit_log WHERE user_id = ${reader} AND at < now() - interval '3 days'`,
    );
    await noteAll(450);
    expect((await entries()).filter((entry) => entry.startsWith('unusual'))).toEqual([]);
    await earlier(0, 60);
    await noteAll(60);
    expect(await entries()).toContain('unusual_read 510');
    expect(await days()).toEqual(['100 30', '40 0']);

    expect(await forgetReadDays(records, new Date())).toBe(0);
    await forgetReadDays(records, new Date(Date.now() + 80 * dayMs));
    expect(await days()).toEqual(['100 30']);
    await records.db.delete(users).where(eq(users.id, reader));
    expect(await days()).toEqual([]);
  });

  it('a look is answered while it is asked about, and a stop waits until that is through', async () => {
    const watch = watchOf();
    const told = (await deliveries()).length;
    let settled = Promise.resolve();
    let isSettled = false;
    await records.db.transaction(async (db) => {
      // Whoever asks about this reader waits for this.
      await db.execute(
        sql`SELECT pg_advisory_xact_lock(${advisoryLocks.unusual_reads}, hashtext(${reader}))`,
      );
      await createLookRecorder(records, watch)(look(500));
      settled = watch.settle().then(() => {
        isSettled = true;
      });
      await expect.poll(isAnybodyWaiting, { timeout: 30_000 }).toBe(true);
      expect([isSettled, await entries()]).toEqual([false, ['look_people 500']]);
    });
    await settled;
    expect(await entries()).toEqual(['unusual_read 500', 'look_people 500']);
    expect(await deliveries()).toHaveLength(told + 2);
  });

  it('what fails is logged and holds nothing up', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const keys = openOutboxKeys('ab'.repeat(32));
    const broken = { ...records, db: Object.assign(Object.create(records.db), { execute: fail }) } as Records;
    const watch = createReadWatch({ records: broken, keys, fromRecords, log });
    await createLookRecorder(records, watch)(look(500));
    await watch.settle();
    expect(lines.join('')).toContain('it could not be asked how much a user has read');
  });
});
