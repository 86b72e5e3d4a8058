// The days that are kept beside the events: they come with an event and go with it, and what has none yet is still found.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { applyRetention } from '#stores/events/apply-retention.ts';
import { deleteEvents } from '#stores/events/delete-events.ts';
import { eraseEvents } from '#stores/events/erase-events.ts';
import type { EventStore, Question } from '#stores/events/event-store.ts';
import { findMigrations } from '#stores/events/find-migrations.ts';
import { defaultRetention, openEventStore } from '#stores/events/open-event-store.ts';
import { personEvents } from '#stores/events/questions/person-events.ts';
import { personVisits } from '#stores/events/questions/person-visits.ts';
import { renderMigration } from '#stores/events/render-migration.ts';
import { insertEvents, type TestEvent } from '#tests/dashboard/server/support/insert-events.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

const dayMs = 86_400_000;
const nowMs = Date.now();
const anna = '00000000000000aa';
const bruno = '00000000000000bb';
const window = { siteIds: [1], fromMs: nowMs - 380 * dayMs, toMs: nowMs + 3_600_000 };

const directory = mkdtempSync(join(tmpdir(), 'fiuto-test-days-'));
let events: EventStore;
beforeAll(async () => {
  events = await openEventStore({ kind: 'embedded', path: directory }, quietLog);
});
afterAll(async () => {
  await events?.close();
  rmSync(directory, { recursive: true, force: true });
});

const view = (visitor: string, daysAgo: number, more: Partial<TestEvent> = {}): TestEvent => ({
  ...{ at: nowMs - daysAgo * dayMs, site: 1, visitor, consent: 'granted', purposes: 7, ...more },
});
const form = (subject: string, daysAgo: number): TestEvent => ({
  ...{ at: nowMs - daysAgo * dayMs, site: 1, type: 'form_submit', subject, name: 'contact' },
});

async function visitsOf(browser: string): Promise<number[]> {
  const hers = { browserSites: [1], browsers: [browser] };
  const visits = await events.ask(personVisits, { ...window, ...hers, bots: 'without', limit: 50 });
  return visits.map(({ startedAtMs }) => Math.round((nowMs - startedAtMs) / dayMs));
}
async function formsOf(subject: string): Promise<number[]> {
  const found = await events.ask(personEvents, { ...window, subjects: [subject], type: '', limit: 50 });
  return found.map(({ atMs }) => Math.round((nowMs - atMs) / dayMs));
}

/** What the engine keeps, read as it lies there. */
async function keptDays(kept: 'visitor_days' | 'subject_days', who: number): Promise<number> {
  const question = {
    name: 'kept-days',
    sql: `SELECT toUInt32(count()) AS days FROM mergeTreeProjection(currentDatabase(), 'events_v1', '${kept}')
WHERE ${kept === 'visitor_days' ? 'visitor_id' : 'subject'} = {who: UInt64} LIMIT 1`,
    parameters: z.object({ who: z.number() }),
    row: z.object({ days: z.number() }),
  } satisfies Question<z.ZodObject, z.ZodType>;
  const [row] = await events.ask(question, { who });
  return row?.days ?? -1;
}

it('finds a late event at once, on a day of which nothing was known', async () => {
  await insertEvents(events, [view(anna, 3), form('71', 3), view(bruno, 200)]);
  expect(await visitsOf(anna)).toEqual([3]);
  await insertEvents(events, [view(anna, 340), form('71', 300)]);
  expect(await visitsOf(anna)).toEqual([3, 340]);
  expect(await formsOf('71')).toEqual([3, 300]);
  expect(await keptDays('visitor_days', 0xaa)).toBe(2);
  expect(await keptDays('subject_days', 71)).toBe(2);
});

it('finds what was written before days were kept, until they are made and after', async () => {
  const migration = findMigrations().find(({ name }) => name === '0011_person_days');
  for (const kept of ['visitor_days', 'subject_days'])
    await events.command(`ALTER TABLE events_v1 DROP PROJECTION ${kept} SETTINGS mutations_sync = 2`);
  await insertEvents(events, [view('00000000000000cc', 5), form('72', 90)]);
  const found = async () => [await visitsOf('00000000000000cc'), await visitsOf(anna), await formsOf('72')];
  expect(await found()).toEqual([[5], [3, 340], [90]]);
  for (let run = 0; run < 2; run += 1)
    for (const statement of renderMigration(migration?.sql ?? '', undefined, defaultRetention)) {
      await events.command(statement);
      expect(await found()).toEqual([[5], [3, 340], [90]]);
    }
  await expect.poll(() => keptDays('visitor_days', 0xcc), { timeout: 30_000 }).toBe(1);
  await expect.poll(() => keptDays('subject_days', 72), { timeout: 30_000 }).toBe(1);
  expect(await found()).toEqual([[5], [3, 340], [90]]);
}, 90_000);

it('loses no day where an event is merged with its copies and takes their place', async () => {
  const [id] = await insertEvents(events, [view('00000000000000dd', 7)]);
  await insertEvents(events, [view('00000000000000dd', 7, { id, attempt: 1, path: '/again' })]);
  await events.command('OPTIMIZE TABLE events_v1 FINAL');
  expect(await visitsOf('00000000000000dd')).toEqual([7]);
  expect(await keptDays('visitor_days', 0xdd)).toBe(1);
});

it('leaves no day of whoever was erased, and all of everybody else', async () => {
  await insertEvents(events, [form('73', 4), form('74', 4)]);
  const spans = [{ siteId: 1, visitor: anna, fromMs: null, toMs: null }];
  await eraseEvents(events, { subjects: ['71', '73'], spans, texts: [] });
  expect(await keptDays('visitor_days', 0xaa)).toBe(0);
  expect(await keptDays('subject_days', 71)).toBe(0);
  expect(await keptDays('subject_days', 73)).toBe(0);
  expect(await visitsOf(anna)).toEqual([]);
  expect([await visitsOf(bruno), await formsOf('72'), await formsOf('74')]).toEqual([[200], [90], [4]]);
  expect(await keptDays('visitor_days', 0xbb)).toBe(1);
});

it('keeps the days of an erased span that another one goes on with', async () => {
  const shared = '00000000000000ee';
  await insertEvents(events, [view(shared, 20), view(shared, 10)]);
  const toMs = nowMs - 15 * dayMs;
  const spans = [{ siteId: 1, visitor: shared, fromMs: null, toMs }];
  await eraseEvents(events, { subjects: [], spans, texts: [] });
  expect(await visitsOf(shared)).toEqual([10]);
  expect(await keptDays('visitor_days', 0xee)).toBe(1);
});

it('leaves no day of an event that was taken back, nor of one that has grown too old', async () => {
  const [eventId = ''] = await insertEvents(events, [form('75', 2)]);
  expect(await deleteEvents(events, [{ siteId: 1, eventId }])).toBe(1);
  expect(await keptDays('subject_days', 75)).toBe(0);
  await insertEvents(events, [view('00000000000000ff', 100)]);
  await events.command('OPTIMIZE TABLE events_v1 FINAL');
  expect(await keptDays('visitor_days', 0xff)).toBe(1);
  await applyRetention(events, undefined, { limitedDays: 30, grantedMonths: 2 });
  await expect.poll(() => keptDays('visitor_days', 0xff), { timeout: 30_000 }).toBe(0);
}, 90_000);
