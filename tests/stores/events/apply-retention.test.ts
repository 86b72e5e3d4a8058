// Retention from the settings, on tables that are there already.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { applyRetention } from '#stores/events/apply-retention.ts';
import type { EventStore, Question } from '#stores/events/event-store.ts';
import { defaultRetention, openEventStore } from '#stores/events/open-event-store.ts';
import { recutDay } from '#stores/events/sessions/recut-day.ts';
import { countRows } from '#tests/conformance/count-rows.ts';

let directory: string;
let store: EventStore;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-retention-'));
  store = await openEventStore({ kind: 'embedded', path: directory }, { info: () => undefined });
});
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const definitions = {
  name: 'definitions',
  sql: `SELECT name, create_table_query AS definition FROM system.tables
WHERE database = currentDatabase() AND name IN ('decisions_v1', 'events_v1', 'sessions_v1') ORDER BY name LIMIT 3`,
  parameters: z.object({}),
  row: z.object({ name: z.string(), definition: z.string() }),
} satisfies Question<z.ZodObject, z.ZodType>;

it('shortens how long events, sessions and decisions are kept, and sessions can still be cut again', async () => {
  expect(await applyRetention(store, undefined, defaultRetention)).toBe(false);
  expect(await applyRetention(store, undefined, { limitedDays: 7, grantedMonths: 2 })).toBe(true);
  expect(await applyRetention(store, undefined, { limitedDays: 7, grantedMonths: 2 })).toBe(false);
  const tables = await store.ask(definitions, {});
  expect(tables.map(({ name }) => name)).toEqual(['decisions_v1', 'events_v1', 'sessions_v1']);
  for (const { definition } of tables) {
    expect(definition).toContain('toIntervalDay(7)');
    expect(definition).toContain('toIntervalMonth(2)');
  }
  const time = Date.now() - 3_600_000;
  const columns = ['site_id', 'id', 'id_time', 'time', 'outcome', 'type', 'visitor_id', 'consent'];
  const id = '00000000-0000-7000-8000-000000000001';
  await store.insert('events_v1', columns, [[1, id, time, time, 'stored', 'click', 1, 'limited']], 'one');
  await recutDay(store, new Date(time).toISOString().slice(0, 10));
});

it('deletes what has grown too old by a shorter limit, although its month was merged long ago', async () => {
  const time = Date.now() - 5 * 86_400_000;
  const columns = ['site_id', 'id', 'id_time', 'time', 'outcome', 'type', 'visitor_id', 'consent'];
  const id = '00000000-0000-7000-8000-000000000002';
  await store.insert('events_v1', columns, [[2, id, time, time, 'stored', 'click', 1, 'limited']], 'two');
  await store.command('OPTIMIZE TABLE events_v1 FINAL');
  expect(await countRows(store, 2)).toBe(1);
  await applyRetention(store, undefined, { limitedDays: 3, grantedMonths: 2 });
  await expect.poll(() => countRows(store, 2), { timeout: 20_000 }).toBe(0);
});
