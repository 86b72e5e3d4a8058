// Events that hold an address or a number of an erased person go, and those of whoever has a longer one stay; every browser's
// rejected events are looked for.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { eraseEvents } from '#stores/events/erase-events.ts';
import type { EventStore, Question } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { makeId } from '#tests/support/sample-events.ts';

let directory: string;
let store: EventStore;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-erase-'));
  store = await openEventStore({ kind: 'embedded', path: directory }, { info: () => undefined });
});
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(() => store.command('TRUNCATE TABLE events_v1', {}));

const left = {
  name: 'left',
  sql: 'SELECT query, request FROM events_v1 ORDER BY query, request LIMIT 1000',
  parameters: z.object({}),
  row: z.object({ query: z.string(), request: z.string() }),
} satisfies Question<z.ZodObject, z.ZodType>;

async function put(queries: readonly string[], requests: readonly string[] = []): Promise<void> {
  const rows = [
    ...queries.map((query) => [query, '', 'kept']),
    ...requests.map((one) => ['', one, 'rejected']),
  ];
  await store.insert(
    'events_v1',
    ['id', 'time', 'received_at', 'site_id', 'query', 'request', 'outcome'],
    rows.map((row) => [makeId(Date.now()), Date.now(), Date.now(), 1, ...row]),
    'put',
  );
}

it('takes an address and a number however they stand in a text, and no longer ones', async () => {
  const others = [
    'anna.rossi@acme.it',
    'm=x%2Brossi%40acme.it',
    'rossi@acme.it.example',
    'rossi@acme.italia',
    'tel=+390212345678',
  ];
  const theirs = [
    'Rossi@acme.it',
    'm=rossi%40acme.it&x=1',
    'to rossi@acme.it.',
    '\\nrossi@acme.it',
    '+39021234567;',
  ];
  await put([...others, ...theirs]);
  await eraseEvents(store, { subjects: [], spans: [], texts: ['rossi@acme.it', '+39021234567'] });
  const rows = await store.ask(left, {});
  expect(rows.map(({ query }) => query).sort()).toEqual([...others].sort());
}, 120_000);

it('looks for the rejected events of the last of many browsers', async () => {
  const visitors = Array.from({ length: 501 }, (_, number) => (number + 1).toString(16).padStart(16, '0'));
  await put([], [`{"visitor":"${visitors[250]}"}`, `{"visitor":"${visitors[500]}"}`, '{"visitor":"other"}']);
  const spans = visitors.map((visitor) => ({ siteId: 1, visitor, fromMs: null, toMs: null }));
  await eraseEvents(store, { subjects: [], spans, texts: [] });
  const rows = await store.ask(left, {});
  expect(rows.map(({ request }) => request)).toEqual(['{"visitor":"other"}']);
}, 120_000);
