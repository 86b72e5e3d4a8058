// How long a decision is kept: as long as the events that hang on it, by their consent, and what the newest of its rows says.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type DecisionRow, decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import type { EventStore, Question } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { decisionsById } from '#stores/events/questions/decisions-by-id.ts';
import { decisionsInOrder, newestDecisions } from '#stores/events/questions/recent-decisions.ts';
import { decided } from '#tests/dashboard/server/support/decided.ts';

const dayMs = 86_400_000;
let directory: string;
let store: EventStore;
let inserts = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-decisions-'));
  store = await openEventStore({ kind: 'embedded', path: directory }, { info: () => undefined });
});
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

async function insert(...rows: DecisionRow[]): Promise<void> {
  inserts += 1;
  await store.insert('decisions_v1', decisionColumns, rows.map(decisionValues), `test-${inserts}`);
}

const keptRows = {
  name: 'kept-rows',
  sql: `SELECT toString(decision) AS id, consent FROM decisions_v1 FINAL
WHERE decision BETWEEN {from: UInt64} AND {to: UInt64} ORDER BY decision, consent LIMIT 100`,
  parameters: z.object({ from: z.number(), to: z.number() }),
  row: z.object({ id: z.string(), consent: z.string() }),
} satisfies Question<z.ZodObject, z.ZodType>;

it('keeps a decision of `limited` visits for their 90 days, and of `granted` ones for their 13 months', async () => {
  const row = (id: string, consent: DecisionRow['consent'], days: number) =>
    decided(id, { consent, decidedAtMs: Date.now() - days * dayMs });
  await insert(
    row('101', 'limited', 89),
    row('102', 'limited', 93),
    row('103', 'limited', 93),
    row('103', 'granted', 93),
    row('104', 'granted', 400),
    row('105', 'granted', 390),
    row('106', '', 93),
  );
  await store.command('OPTIMIZE TABLE decisions_v1 FINAL');
  const rows = await store.ask(keptRows, { from: 101, to: 106 });
  expect(rows.map(({ id, consent }) => `${id} ${consent}`)).toEqual([
    '101 limited',
    '103 granted',
    '105 granted',
    '106 ',
  ]);
});

it('says what the newest row of a decision says', async () => {
  await insert(
    decided('201', { consent: 'granted', version: 5, domain: 'former.example' }),
    decided('201', { consent: 'limited', version: 6, domain: 'newer.example' }),
    decided('202', { consent: 'granted', version: 6, domain: 'former.example' }),
    decided('202', { consent: 'limited', version: 5, domain: 'newer.example' }),
  );
  const said = await store.ask(decisionsById, { ids: ['201', '202'] });
  expect(said.map(({ id, domain }) => `${id} ${domain}`).sort()).toEqual([
    '201 newer.example',
    '202 former.example',
  ]);
});

it('gives all rows of a decision to be decided again, the newest first, however the pages are cut', async () => {
  const sinceMs = Date.now() - 2 * dayMs;
  await insert(
    decided('301', { consent: 'granted', version: 5, decidedAtMs: Date.now() - 50 * dayMs }),
    decided('301', { consent: 'limited', version: 6 }),
    decided('302', { consent: 'limited', version: 6 }),
    decided('303', { consent: 'granted', version: 6, decidedAtMs: Date.now() - 50 * dayMs }),
  );
  const newest = await store.ask(newestDecisions, { sinceMs, limit: 100 });
  const own = newest.filter(({ decision }) => Number(decision) > 300);
  expect(own.map(({ decision, consent }) => `${decision} ${consent}`)).toEqual([
    '301 limited',
    '301 granted',
    '302 limited',
  ]);
  const page = await store.ask(decisionsInOrder, { sinceMs, after: '300', limit: 1 });
  expect(page.map(({ consent }) => consent)).toEqual(['limited', 'granted']);
  const next = await store.ask(decisionsInOrder, { sinceMs, after: '301', limit: 1 });
  expect(next.map(({ decision }) => decision)).toEqual(['302']);
});
