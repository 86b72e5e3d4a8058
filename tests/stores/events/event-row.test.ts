// No number that a client can send makes the store refuse a row.

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { eventColumns } from '#stores/events/event-columns.ts';
import { rowText, storedRow } from '#stores/events/event-row.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { makeId, sampleDescribedEvent } from '#tests/support/sample-events.ts';

const directory = mkdtempSync(join(tmpdir(), 'fiuto-event-row-'));
const path = join(directory, 'clickhouse');
let store: EventStore;
beforeAll(async () => {
  store = await openEventStore({ kind: 'embedded', path }, { info: () => undefined });
});
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const extremes = [1e300, -1, -1e300, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, 2 ** 32, 256, 0.9];
const numberFields = [
  'timeMs',
  'receivedAtMs',
  'attempt',
  'purposes',
  'consentAtMs',
  'asn',
  'engagedMs',
  'scrollPercent',
] as const;

it('stores a row whatever number stands in any of its fields', async () => {
  const now = Date.now();
  const rows = extremes.map((extreme) => {
    const numbers = Object.fromEntries(numberFields.map((field) => [field, extreme]));
    return rowText(
      storedRow({ ...sampleDescribedEvent({ siteId: 5, id: makeId(now), idTimeMs: now }), ...numbers }),
    );
  });
  await store.insertText('events_v1', eventColumns, `${rows.join('\n')}\n`, 'extremes');
  const found = await store.ask(
    {
      name: 'rows-of-site',
      sql: `SELECT toYear(time) AS year, engaged_ms AS engaged, scroll_percent AS scroll FROM events_v1
WHERE site_id = {site:UInt32} ORDER BY engaged, year LIMIT 100`,
      parameters: z.object({ site: z.number() }),
      row: z.object({ year: z.number(), engaged: z.number(), scroll: z.number() }),
    },
    { site: 5 },
  );
  expect(found).toHaveLength(extremes.length);
  expect(found[0]).toEqual({ year: 1970, engaged: 0, scroll: 0 });
  expect(found.at(-1)).toEqual({ year: 2099, engaged: 2 ** 32 - 1, scroll: 255 });
});

it('keeps the embedded store where no other account of the machine can read it', () => {
  expect(statSync(path).mode & 0o777).toBe(0o700);
});
