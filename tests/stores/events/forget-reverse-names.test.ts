// What reverse DNS told goes out of every kept decision, and what the visitor said stays.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { EventStore, Question } from '#stores/events/event-store.ts';
import { forgetReverseNames } from '#stores/events/forget-reverse-names.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';

let directory: string;
let store: EventStore;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-forget-'));
  store = await openEventStore({ kind: 'embedded', path: directory }, { info: () => undefined });
});
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const allTold = {
  name: 'all-told',
  sql: 'SELECT toString(decision) AS decision, told FROM decisions_v1 FINAL ORDER BY decision LIMIT 10',
  parameters: z.object({}),
  row: z.object({ decision: z.string(), told: z.string() }),
} satisfies Question<z.ZodObject, z.ZodType>;

it('forgets every domain of a reverse name, and keeps what visitors said', async () => {
  const claims = '[{"kind":"form_email","domain":"gamma.it","dataset":{"id":"visitor:form"}}]';
  const rows = [
    ['11', '{"claims":[],"ptr":"alfameccanica.it"}'],
    ['12', `{"claims":${claims},"ptr":"alfameccanica.it"}`],
    ['13', `{"claims":${claims},"ptr":""}`],
    ['14', ''],
  ];
  const times = rows.map(([decision, told]) => [decision, 1, Date.now(), told, '{}']);
  const columns = ['decision', 'version', 'decided_at', 'told', 'trace'];
  await store.insert('decisions_v1', columns, times, 'told');
  await forgetReverseNames(store);
  const without = `{"claims":${claims},"ptr":""}`;
  await expect
    .poll(async () => (await store.ask(allTold, {})).map(({ told }) => told), { timeout: 60_000 })
    .toEqual(['', without, without, '']);
}, 120_000);
