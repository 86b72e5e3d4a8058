// What every event store must do, embedded or served: one suite, run for both.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { applyRetention } from '#stores/events/apply-retention.ts';
import { eventColumns } from '#stores/events/event-columns.ts';
import { outcomeRow, rowText, storedRow } from '#stores/events/event-row.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { EventStoreError } from '#stores/events/event-store-error.ts';
import { findMigrations } from '#stores/events/find-migrations.ts';
import { migrateEvents } from '#stores/events/migrate-events.ts';
import { defaultRetention } from '#stores/events/open-event-store.ts';
import { makeId, sampleDescribedEvent } from '#tests/support/sample-events.ts';
import { countRows } from './count-rows.ts';

const dayMs = 86_400_000;

export function describeEventStore(
  name: string,
  open: () => Promise<{ store: EventStore; close: () => Promise<void> }>,
): void {
  describe(`event store, ${name}`, () => {
    let store: EventStore;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ store, close } = await open());
    });
    afterAll(() => close());
    const parts = () => store;
    testQuestions(parts);
    testErrors(parts);
    testTokens(parts);
    testRows(parts);
    testMigrations(parts);
    testRetention(parts);
  });
}

function lines(...rows: unknown[][]): string {
  return rows.map((row) => `${rowText(row)}\n`).join('');
}

function testQuestions(store: () => EventStore): void {
  const echo = {
    name: 'echo',
    sql: `SELECT {text:String} AS text, {list:Array(String)} AS list, {big:Int64} AS big, toString({id:UUID}) AS id,
  {flags:Array(UInt32)} AS flags`,
    parameters: z.object({
      text: z.string(),
      list: z.array(z.string()),
      big: z.number(),
      id: z.string(),
      flags: z.array(z.number()),
    }),
    row: z.object({
      text: z.string(),
      list: z.array(z.string()),
      big: z.number(),
      id: z.string(),
      flags: z.array(z.number()),
    }),
  };

  test('binds parameters of every kind without reading them as SQL', async () => {
    const parameters = {
      text: `it's "quoted" \\ back\nline\ttab è 🦊 '); DROP TABLE events_v1; --`,
      list: ['a', "b'c", 'd\\e', ''],
      big: 1_800_000_000_123,
      id: makeId(1_800_000_000_123),
      flags: [0, 4_294_967_295],
    };
    await expect(store().ask(echo, parameters)).resolves.toEqual([parameters]);
  });

  test('answers many questions at once, each its own', async () => {
    const asked = Array.from({ length: 30 }, (_, index) => ({
      text: `question ${index}`,
      list: [],
      big: index,
      id: makeId(index + 1),
      flags: [index],
    }));
    const answers = await Promise.all(asked.map((parameters) => store().ask(echo, parameters)));
    expect(answers).toEqual(asked.map((parameters) => [parameters]));
  });

  test('names the question when its parameters or rows are not as declared', async () => {
    const wrong = { ...echo, row: z.object({ text: z.number() }) };
    const parameters = { text: 'a', list: [], big: 1, id: makeId(1), flags: [] };
    await expect(store().ask(wrong, parameters)).rejects.toThrow(/question echo: unexpected row/);
    const bad = { ...parameters, big: Number.NaN };
    await expect(store().ask(echo, bad)).rejects.toThrow(/question echo: wrong parameters/);
  });
}

function testErrors(store: () => EventStore): void {
  const failing = (sql: string) =>
    store()
      .ask({ name: 'failing', sql, parameters: z.object({}), row: z.object({}) }, {})
      .then(
        () => expect.unreachable('the question should fail'),
        (error: unknown) => error,
      );

  test.each([
    ['SELEC 1', 62, 'SYNTAX_ERROR'],
    ['SELECT 1 FROM there_is_no_such_table', 60, 'UNKNOWN_TABLE'],
    ['SELECT number FROM numbers(300000)', 396, 'TOO_MANY_ROWS_OR_BYTES'],
  ])('says that %s is our fault, with code and type', async (sql, code, type) => {
    const error = await failing(sql);
    expect(error).toBeInstanceOf(EventStoreError);
    expect(error).toMatchObject({ failure: 'fault', retryable: false, code, type });
  });

  test('shows nobody what a failed question had read already', async () => {
    for (let time = 0; time < 3; time += 1) {
      await failing('SELECT number FROM numbers(300000)');
      await expect(countRows(store(), 999)).resolves.toBe(0);
    }
  });

  test('stops a question that takes more memory than it may, and calls it retryable', async () => {
    const error = await failing(
      'SELECT length(groupArray(toString(rand64(number)))) FROM numbers(100000000)',
    );
    expect(error).toBeInstanceOf(EventStoreError);
    // Whichever limit is met first: memory or time.
    expect([241, 159]).toContain(error instanceof EventStoreError ? error.code : 0);
    expect(error).toMatchObject({ failure: 'away', retryable: true });
  });

  test('refuses a row that does not fit, naming the table, and stores none of its insert', async () => {
    const good = storedRow(sampleDescribedEvent({ siteId: 20 }));
    const bad = storedRow(sampleDescribedEvent({ siteId: 20, id: 'not-a-uuid' }));
    const inserting = store().insertText('events_v1', eventColumns, lines(good, bad), 'refused-1');
    await expect(inserting).rejects.toMatchObject({ failure: 'refused', retryable: false });
    await expect(countRows(store(), 20)).resolves.toBe(0);
  });

  test('takes no table or column name that is not plain', async () => {
    await expect(store().insert('events_v1; DROP', ['a'], [[1]], 't')).rejects.toMatchObject({
      failure: 'fault',
    });
  });
}

function testTokens(store: () => EventStore): void {
  test('changes nothing when the same rows come again under the same token', async () => {
    const text = lines(...Array.from({ length: 5 }, () => storedRow(sampleDescribedEvent({ siteId: 30 }))));
    for (let time = 0; time < 3; time += 1) {
      await store().insertText('events_v1', eventColumns, text, 'same-token');
    }
    await expect(countRows(store(), 30)).resolves.toBe(5);
  });

  test('lets no token outlive its insert', async () => {
    const row = () => storedRow(sampleDescribedEvent({ siteId: 31 }));
    await store().insertText('events_v1', eventColumns, lines(row()), 'token-a');
    await store().insertText('events_v1', eventColumns, lines(row()), 'token-b');
    for (let time = 0; time < 2; time += 1) {
      await store().command(
        'INSERT INTO events_v1 (site_id, id, id_time, time) SELECT 31, generateUUIDv4(), now64(3), now64(3)',
      );
    }
    await expect(countRows(store(), 31)).resolves.toBe(4);
  });

  test('keeps the rows of inserts that run at once apart', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        store().insertText(
          'events_v1',
          eventColumns,
          lines(storedRow(sampleDescribedEvent({ siteId: 32 }))),
          `at-once-${index}`,
        ),
      ),
    );
    await expect(countRows(store(), 32)).resolves.toBe(10);
  });
}

function testRows(store: () => EventStore): void {
  const readBack = (siteId: number) =>
    store().ask(
      {
        name: 'read-back',
        sql: 'SELECT * FROM events_v1 FINAL WHERE site_id = {site:UInt32} ORDER BY id_time LIMIT 100',
        parameters: z.object({ site: z.number() }),
        row: z.record(z.string(), z.unknown()),
      },
      { site: siteId },
    );

  test('gives back every column of an event as it was written', async () => {
    const event = sampleDescribedEvent({
      siteId: 40,
      view: makeId(Date.now()),
      gaps: ['network'],
      isBot: true,
      botReasons: ['agent:googlebot', 'network:hosting'],
      engagedMs: 12_345,
      scrollPercent: 80,
      properties: '{"a":1}',
      visitor: '0123456789abcdef',
    });
    await store().insertText('events_v1', eventColumns, lines(storedRow(event)), 'round-trip');
    const [row] = await readBack(40);
    const written = Object.fromEntries(
      eventColumns.map((column, index) => [column, storedRow(event)[index]]),
    );
    expect(Object.keys(row ?? {})).toEqual([...eventColumns]);
    for (const column of ['id_time', 'time', 'received_at', 'consent_at']) {
      const text = new Date(Number(written[column])).toISOString().replace('T', ' ').replace('Z', '');
      expect(row?.[column]).toBe(text);
    }
    for (const column of [
      'host',
      'path',
      'view_id',
      'gaps',
      'bot_reasons',
      'is_bot',
      'engaged_ms',
      'properties',
    ]) {
      expect(row?.[column]).toEqual(written[column]);
    }
    expect(row).toMatchObject({
      outcome: 'stored',
      country: 'IT',
      asn: 3269,
      network: '192.0.2.0/24',
      gesture: true,
    });
  });

  test('keeps texts that are odd', async () => {
    const pageTitle = 'a\0b "c" \\d \u2028 \ud83e\udd8a è\n';
    const event = sampleDescribedEvent({ siteId: 41, pageTitle, path: '/lone\ud83dsurrogate' });
    await store().insertText('events_v1', eventColumns, lines(storedRow(event)), 'odd');
    const [row] = await readBack(41);
    expect(row).toMatchObject({ title: pageTitle, path: '/lone\ufffdsurrogate' });
  });

  test('puts a replayed event in the place of the rejected one', async () => {
    const event = sampleDescribedEvent({ siteId: 42, attempt: 1 });
    const rejected = outcomeRow({
      ...event,
      attempt: 0,
      outcome: 'rejected',
      reason: 'step_failed',
      step: 'describePage',
      error: 'no',
      raw: '{}',
      request: '{}',
      addressSealed: '',
    });
    expect(rejected).toHaveLength(eventColumns.length);
    await store().insertText('events_v1', eventColumns, lines(rejected), 'rejected');
    await store().insertText('events_v1', eventColumns, lines(storedRow(event)), 'replayed');
    const rows = await readBack(42);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ outcome: 'stored', attempt: 1, reason: '' });
  });
}

function testMigrations(store: () => EventStore): void {
  test('runs no migration twice, and may run each again from its start', async () => {
    await expect(migrateEvents(store(), undefined, defaultRetention)).resolves.toEqual([]);
    await store().command("ALTER TABLE event_migrations DELETE WHERE name != '' SETTINGS mutations_sync = 2");
    const before = await countRows(store(), 30);
    const ran = await migrateEvents(store(), undefined, defaultRetention);
    expect(ran).toEqual(findMigrations().map((migration) => migration.name));
    await expect(countRows(store(), 30)).resolves.toBe(before);
  });

  test('refuses an edited migration and tables that are newer than the program', async () => {
    const migrations = findMigrations();
    const edited = migrations.map((one, at) => (at === 0 ? { ...one, sql: `${one.sql} SELECT 1;` } : one));
    await expect(migrateEvents(store(), undefined, defaultRetention, edited)).rejects.toThrow(/was edited/);
    await expect(migrateEvents(store(), undefined, defaultRetention, migrations.slice(1))).rejects.toThrow(
      /newer Fiuto/,
    );
  });
}

function testRetention(store: () => EventStore): void {
  test('deletes limited and denied events after their days, granted ones after their months', async () => {
    const oldMs = Date.now() - 91 * dayMs;
    const kept = sampleDescribedEvent({ siteId: 50, idTimeMs: oldMs, consent: 'granted' });
    const limited = sampleDescribedEvent({ siteId: 50, idTimeMs: oldMs, consent: 'limited' });
    const denied = sampleDescribedEvent({ siteId: 50, idTimeMs: oldMs, consent: 'denied' });
    const ancient = sampleDescribedEvent({
      siteId: 51,
      idTimeMs: Date.now() - 400 * dayMs,
      consent: 'granted',
    });
    for (const event of [kept, limited, denied, ancient]) {
      await store().insertText('events_v1', eventColumns, lines(storedRow(event)), event.id);
    }
    await store().command('OPTIMIZE TABLE events_v1 FINAL');
    await expect(countRows(store(), 50)).resolves.toBe(1);
    await expect(countRows(store(), 51)).resolves.toBe(0);
  });

  test('empties the sealed address of a rejected event after 72 hours', async () => {
    const receivedAtMs = Date.now() - 73 * 3_600_000;
    const event = sampleDescribedEvent({ siteId: 52, idTimeMs: receivedAtMs, receivedAtMs });
    const rejected = outcomeRow({
      ...event,
      outcome: 'rejected',
      reason: 'malformed',
      step: 'parseEvent',
      error: '',
      raw: '{}',
      request: '{}',
      addressSealed: 'c2VhbGVk',
    });
    await store().insertText('events_v1', eventColumns, lines(rejected), event.id);
    await store().command('OPTIMIZE TABLE events_v1 FINAL');
    const rows = await store().ask(
      {
        name: 'sealed-addresses',
        sql: 'SELECT address_sealed, raw FROM events_v1 WHERE site_id = 52 LIMIT 10',
        parameters: z.object({}),
        row: z.object({ address_sealed: z.string(), raw: z.string() }),
      },
      {},
    );
    expect(rows).toEqual([{ address_sealed: '', raw: '{}' }]);
  });

  test('follows a changed setting, once', async () => {
    const shorter = { limitedDays: 30, grantedMonths: 6 };
    await expect(applyRetention(store(), undefined, defaultRetention)).resolves.toBe(false);
    await expect(applyRetention(store(), undefined, shorter)).resolves.toBe(true);
    await expect(applyRetention(store(), undefined, shorter)).resolves.toBe(false);
    const event = sampleDescribedEvent({ siteId: 53, idTimeMs: Date.now() - 40 * dayMs, consent: 'limited' });
    await store().insertText('events_v1', eventColumns, lines(storedRow(event)), event.id);
    await store().command('OPTIMIZE TABLE events_v1 FINAL');
    await expect(countRows(store(), 53)).resolves.toBe(0);
  });
}
