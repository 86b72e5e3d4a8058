// What one failed or late cut of a touched day does to the others.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recutTouchedDays } from '#processor/recut-touched-days.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listTouchedDays, touchDays } from '#stores/records/questions/touch-days.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

const nowMs = Date.UTC(2026, 9, 20, 12);
let records: Records;
let events: EventStore;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-recut-'));
  records = await openTestRecords();
  events = await openEventStore({ kind: 'embedded', path: directory }, quietLog);
});
afterAll(async () => {
  await events.close();
  await records.close();
  rmSync(directory, { recursive: true, force: true });
});

const touchedNow = async () => (await listTouchedDays(records, nowMs, 100)).map(({ day }) => day).sort();

it('keeps a day touched whose cut failed, finishes the others, and takes it up next time', async () => {
  const days = ['2026-10-01', '2026-10-10', '2026-10-20'];
  await touchDays(
    records,
    days.map((day) => ({ siteId: 1, day, touchedAtMs: nowMs - 1 })),
  );
  // The store fails for one partition, as a full disk or a broken part would.
  const failing: EventStore = {
    ...events,
    command: (sql, parameters) =>
      sql.includes('20261011')
        ? Promise.reject(new Error('No space left.'))
        : events.command(sql, parameters),
  };
  await expect(recutTouchedDays({ events: failing, records, log: quietLog }, nowMs)).rejects.toThrow(
    'No space left.',
  );
  expect(await touchedNow()).toEqual(['2026-10-10', '2026-10-20']);
  expect(await recutTouchedDays({ events, records, log: quietLog }, nowMs)).toEqual(['2026-10-10']);
  // Today is cut when it is read; it waits for tomorrow.
  expect(await touchedNow()).toEqual(['2026-10-20']);
});
