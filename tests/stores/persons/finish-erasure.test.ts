// An erasure that is cut off after the names are gone: whoever finishes it still knows whom it was about.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBackoff } from '#processor/rights/backoff.ts';
import { finishErasures } from '#processor/rights/finish-erasures.ts';
import type { ErasedEvents } from '#stores/events/erase-events.ts';
import { type EraseParts, eraseEverywhere } from '#stores/persons/erase-everywhere.ts';
import { findHeld } from '#stores/persons/find-held.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

const key = 'email:anna@acme.it';
const visitor = '00000000000000aa';
let records: Records;
let siteId: number;
let directory: string;
const asked: ErasedEvents[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-test-erasure-'));
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Acme' })).site.id;
  const word = { siteId, visitor, key, means: key, atMs: 1_000, id: 'e1', how: 'server' } as const;
  await keepSaid(records, {
    words: [{ ...word, strength: 'proof' }],
    ...{ proofs: [], values: [], refusals: [] },
    contacts: [{ key, atMs: 1_000 }],
  });
}, 60_000);
afterAll(async () => {
  await records?.close();
  rmSync(directory, { recursive: true, force: true });
});

const parts = (eraseEvents: EraseParts['eraseEvents']): EraseParts => ({
  ...{ records, secret: 'a secret of the tests', nameSubject: () => '77', settleMs: 0 },
  rewriteQueue: async () => ({ rewritten: 0, unreadable: 0 }),
  ...{ importDirectory: join(directory, 'import'), eraseEvents },
});
const openOnes = async () =>
  (await records.db.execute(sql`SELECT id FROM erasure_runs WHERE sealed <> ''`)).rows.length;

it('is finished with the same names and browsers, once', async () => {
  const held = await findHeld(records, key, 'followed');
  expect(held.spans).toHaveLength(1);
  let calls = 0;
  const failing = parts(async () => {
    calls += 1;
    // The second time the names are gone already.
    if (calls === 2) throw new Error('ClickHouse went away');
  });
  await expect(eraseEverywhere(failing, { id: 'u1', name: 'Ada' }, held)).rejects.toThrow('went away');
  const { rows } = await records.db.execute(sql`SELECT FROM identity_keys WHERE key = ${key}`);
  expect(rows).toHaveLength(0);
  const { rows: kept } = await records.db.execute<{ text: string }>(
    sql`SELECT to_jsonb(r)::text AS text FROM erasure_runs r`,
  );
  expect(kept.some(({ text }) => text.includes('anna'))).toBe(false);
  expect(await openOnes()).toBe(1);

  const whole = parts(async (what) => void asked.push(what));
  expect(await finishErasures(whole, quietLog, createBackoff())).toBe(1);
  expect(asked.at(-1)).toMatchObject({
    spans: [{ siteId, visitor }],
    subjects: ['77'],
    texts: ['anna@acme.it'],
  });
  expect(await openOnes()).toBe(0);
  expect(await finishErasures(whole, quietLog, createBackoff())).toBe(0);
});
