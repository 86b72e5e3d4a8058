// Rows into a real store: one bad row harms no other, and a store that is away is waited for.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { listArrivedEvents } from '#processor/arrived-event.ts';
import { describeOutcome } from '#processor/write/describe-outcome.ts';
import type { JudgedArrival } from '#processor/write/judge-duplicates.ts';
import { type PreparedRow, type WriteRowsParts, writeRows } from '#processor/write/write-rows.ts';
import { outcomeRow, rowText, storedRow } from '#stores/events/event-row.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { EventStoreError } from '#stores/events/event-store-error.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import {
  sampleBatch,
  sampleDescribedEvent,
  samplePageView,
  sampleRequest,
} from '#tests/support/sample-events.ts';

const path = mkdtempSync(join(tmpdir(), 'fiuto-write-rows-'));
const log = pino({ level: 'silent' });
let store: EventStore;

beforeAll(async () => {
  store = await openEventStore({ kind: 'embedded', path }, log);
});

afterAll(async () => {
  await store.close();
  rmSync(path, { recursive: true, force: true });
});

const parts = (events: WriteRowsParts['events'] = store): WriteRowsParts => ({
  events,
  log,
  retryWaitsMs: [1, 1, 1],
  whenRefused: ({ arrived, rowId }, error, keepsRaw) => {
    const outcome = { outcome: 'rejected', reason: 'refused_by_store', step: 'write-rows', error } as const;
    const row = describeOutcome(arrived, rowId, outcome, { addressKeyFor: () => null });
    return `${rowText(outcomeRow(keepsRaw ? row : { ...row, raw: '' }))}\n`;
  },
});

/** Rows of events of one site; those at `bad` have a text that the store cannot take. */
function prepare(siteId: number, count: number, bad: readonly number[]): PreparedRow[] {
  const now = Date.now();
  const events = Array.from({ length: count }, () => samplePageView(now));
  return listArrivedEvents(sampleBatch([sampleRequest(events, { siteId })])).map((arrived, index) => {
    const source: JudgedArrival = { arrived, verdict: 'fresh', rowId: arrived.id };
    const event = sampleDescribedEvent({ siteId, id: arrived.id, idTimeMs: arrived.idTimeMs });
    const text = `${rowText(storedRow(event))}\n`;
    return {
      idTimeMs: arrived.idTimeMs,
      source,
      text: bad.includes(index) ? text.replace('3269', '"no number"') : text,
    };
  });
}

function readSite(siteId: number) {
  return store.ask(
    {
      name: 'rows-of-site',
      sql: 'SELECT toString(id) AS event_id, outcome, reason, raw FROM events_v1 WHERE site_id = {site:UInt32} LIMIT 10000',
      parameters: z.object({ site: z.number() }),
      row: z.object({ event_id: z.string(), outcome: z.string(), reason: z.string(), raw: z.string() }),
    },
    { site: siteId },
  );
}

test.each([[[0]], [[37]], [[99]], [[3, 4, 50]]])(
  'keeps refused rows %j as rejected, whole, and stores all others',
  async (bad) => {
    const siteId = 500 + (bad[0] ?? 0);
    const rows = prepare(siteId, 100, bad);
    await writeRows(parts(), `poison-${siteId}`, rows);
    const written = await readSite(siteId);
    const rejected = written.filter((row) => row.outcome === 'rejected');
    expect(written).toHaveLength(100);
    expect(rejected.map((row) => row.event_id).sort()).toEqual(
      bad.map((index) => rows[index]?.source.rowId ?? '').sort(),
    );
    expect(rejected.every((row) => row.reason === 'refused_by_store' && row.raw.includes('page_view'))).toBe(
      true,
    );
  },
);

test('loses no row when half of a poisoned write was stored and the store then went away', async () => {
  const rows = prepare(700, 20, [15]);
  let inserts = 0;
  const flaky: WriteRowsParts['events'] = {
    ...store,
    insertText: async (table, columns, text, token) => {
      inserts += 1;
      if (inserts >= 3) throw new EventStoreError('away', { failure: 'away', code: 0, type: '' });
      await store.insertText(table, columns, text, token);
    },
  };
  await expect(writeRows(parts(flaky), 'same-name', rows)).rejects.toMatchObject({ failure: 'away' });
  // The next try finds what is there by its id, and has fewer rows under the same name.
  const there = new Set((await readSite(700)).map((row) => row.event_id));
  expect(there.size).toBe(10);
  await writeRows(
    parts(),
    'same-name',
    rows.filter((row) => !there.has(row.source.rowId)),
  );
  expect(await readSite(700)).toHaveLength(20);
});

test('waits for a store that is away and then writes once', async () => {
  const rows = prepare(701, 5, []);
  let tries = 0;
  const away: WriteRowsParts['events'] = {
    ...store,
    insertText: async (table, columns, text, token) => {
      tries += 1;
      await store.insertText(table, columns, text, token);
      // The rows are in, but the answer is lost.
      if (tries < 3) throw new EventStoreError('connection lost', { failure: 'away', code: 0, type: '' });
    },
  };
  await writeRows(parts(away), 'lost-answers', rows);
  expect(tries).toBe(3);
  expect(await readSite(701)).toHaveLength(5);
});

test('gives up at once when the set-up is wrong, so that the batch waits on the queue', async () => {
  let tries = 0;
  const wrong: WriteRowsParts['events'] = {
    ...store,
    insertText: () => {
      tries += 1;
      return Promise.reject(
        new EventStoreError('no such table', { failure: 'fault', code: 60, type: 'UNKNOWN_TABLE' }),
      );
    },
  };
  await expect(writeRows(parts(wrong), 'wrong', prepare(702, 5, []))).rejects.toMatchObject({
    failure: 'fault',
  });
  expect(tries).toBe(1);
});

test('splits a write whose text is too long for one insert, and stores all of it', async () => {
  const padding = ' '.repeat(3_000_000);
  const padded = prepare(703, 12, []).map((row) => ({ ...row, text: `${padding}${row.text}` }));
  const lengths: number[] = [];
  const measuring: WriteRowsParts['events'] = {
    ...store,
    insertText: async (table, columns, text, token) => {
      lengths.push(text.length);
      await store.insertText(table, columns, text, token);
    },
  };
  await writeRows(parts(measuring), 'long', padded);
  expect(lengths).toHaveLength(3);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(16 * 1024 * 1024);
  expect(await readSite(703)).toHaveLength(12);
});

test('says of a refused row which column, and quotes nothing of it or its neighbours', async () => {
  const rows = prepare(704, 3, [1]).map((row) => ({
    ...row,
    text: row.text.replace('no number', 'secret words'),
  }));
  const reasons: string[] = [];
  const listening = parts();
  await writeRows(
    {
      ...listening,
      whenRefused: (source, error, keepsRaw) => {
        reasons.push(error);
        return listening.whenRefused(source, error, keepsRaw);
      },
    },
    'secret',
    rows,
  );
  expect(reasons).toHaveLength(1);
  expect(reasons[0]).toContain('column asn');
  expect(reasons[0]).not.toContain('secret');
  expect(reasons[0]?.length).toBeLessThan(200);
});
