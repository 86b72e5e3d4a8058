// A chat that its tool never ends is cut by silence, and each part is one request, in whatever order its messages come.

import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Records } from '#stores/records/open-records.ts';
import { changeRequest } from '#stores/records/questions/change-request.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { withdrawMessages } from '#stores/records/questions/keep-conversations.ts';
import { keepRequests } from '#stores/records/questions/keep-requests.ts';
import type { NewRequest } from '#stores/records/questions/new-request.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
let siteId: number;
beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Shop' })).site.id;
});
afterAll(() => records.close());
afterEach(async () => {
  await records.db.execute(sql`TRUNCATE requests CASCADE`);
});

const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 8, 1);
const idOf = (hours: number) => `00000000-0000-7000-8000-${String(hours).padStart(12, '0')}`;
const message = (hours: number, over: Partial<NewRequest> = {}): NewRequest => ({
  ...{ siteId, eventId: idOf(hours), atMs: startMs + hours * hourMs, receivedAtMs: startMs + hours * hourMs },
  ...{ way: 'provider', provider: 'meta', kind: 'message', formKey: '', formName: '', text: `at ${hours}` },
  ...{ answers: [], language: '', page: '', visitor: '', decision: '0', subject: '7' },
  claims: { name: 'Anna', email: '', phone: '', company: '', jobTitle: '' },
  campaign: { source: '', medium: '', name: '' },
  conversation: { id: 'messenger PAGE anna', silenceMs: 24 * hourMs },
  ...over,
});
async function kept() {
  const { rows } = await records.db.execute<{ id: number; text: string; state: string; enclosed: string[] }>(
    sql`SELECT id::float8 AS id, text, state, enclosed FROM requests ORDER BY at, id LIMIT 50`,
  );
  return rows;
}
const texts = async () => (await kept()).map(({ text }) => text);

test('thirty lines of one chat are one request, and what comes after a day of silence is the next', async () => {
  const lines = Array.from({ length: 30 }, (_, hour) => message(hour));
  for (const line of lines) await keepRequests(records, [line]);
  await keepRequests(records, [message(29 + 25)]);
  expect(await texts()).toEqual([lines.map(({ text }) => text).join('\n\n'), 'at 54']);
});

test('messages end in the same requests in whatever order, however often and however grouped they come', async () => {
  const hours = [0, 3, 20, 40, 70, 71, 94, 130];
  const expected = ['at 0\n\nat 3\n\nat 20\n\nat 40', 'at 70\n\nat 71\n\nat 94', 'at 130'];
  const order = fc.shuffledSubarray(hours, { minLength: hours.length });
  const again = fc.shuffledSubarray(hours);
  await fc.assert(
    fc.asyncProperty(order, again, fc.integer({ min: 1, max: 4 }), async (first, second, size) => {
      await records.db.execute(sql`TRUNCATE requests CASCADE`);
      const all = [...first, ...second];
      for (let at = 0; at < all.length; at += size)
        await keepRequests(
          records,
          all.slice(at, at + size).map((hour) => message(hour)),
        );
      expect(await texts()).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});

test('a message that joins two requests leaves the one that somebody has begun with, with what became of it', async () => {
  await keepRequests(records, [message(0), message(40)]);
  const [, later] = await kept();
  await changeRequest(records, { id: 'u', name: 'Vera' }, { siteId, id: later?.id ?? 0, state: 'taken' });
  await keepRequests(records, [message(20)]);
  expect(await kept()).toMatchObject([{ id: later?.id, text: 'at 0\n\nat 20\n\nat 40', state: 'taken' }]);
});

test('who writes again after the answer makes the request new again, once, and says so in its history', async () => {
  await keepRequests(records, [message(0)]);
  const id = (await kept())[0]?.id ?? 0;
  await changeRequest(records, { id: 'u', name: 'Vera' }, { siteId, id, state: 'answered' });
  await keepRequests(records, [message(1)]);
  // Written before the answer, and told late.
  expect(await kept()).toMatchObject([{ state: 'answered' }]);
  const now = Math.ceil((Date.now() - startMs) / hourMs) + 1;
  await keepRequests(records, [message(now)]);
  await changeRequest(records, { id: 'u', name: 'Vera' }, { siteId, id, state: 'answered' });
  const last = (await kept()).at(-1);
  const again = message(now, { eventId: idOf(now + 1), atMs: startMs + (now + 1) * hourMs, text: 'And?' });
  await changeRequest(records, { id: 'u', name: 'Vera' }, { siteId, id: last?.id ?? 0, state: 'none' });
  await keepRequests(records, [again]);
  await keepRequests(records, [again]);
  expect((await kept()).map(({ state }) => state)).toEqual(['answered', 'new']);
  const { rows } = await records.db.execute(
    sql`SELECT state, by_name AS name FROM request_states WHERE request_id = ${last?.id ?? 0} ORDER BY id LIMIT 9`,
  );
  expect(rows).toEqual([
    { state: 'none', name: 'Vera' },
    { state: 'new', name: '' },
  ]);
});

test('two writers at once make one request, other people and accounts stay apart, and a message can be taken back', async () => {
  await Promise.all([keepRequests(records, [message(0)]), keepRequests(records, [message(1)])]);
  const elsewhere = { conversation: { id: 'messenger PAGE bruno', silenceMs: 24 * hourMs } };
  await keepRequests(records, [message(2, elsewhere), message(3, { text: '', enclosed: ['image'] })]);
  expect(await kept()).toMatchObject([
    { text: 'at 0\n\nat 1', enclosed: ['image'] },
    { text: 'at 2', enclosed: [] },
  ]);
  const withdraw = (hours: number[]) =>
    records.db.transaction((db) => withdrawMessages(db, siteId, hours.map(idOf)));
  expect(await withdraw([0, 3])).toBe(0);
  expect(await kept()).toMatchObject([{ text: 'at 1', enclosed: [] }, { text: 'at 2' }]);
  expect(await withdraw([1])).toBe(1);
});

test('what stood together is not cut when a message in its middle was taken back', async () => {
  await keepRequests(records, [message(0), message(23), message(46)]);
  await records.db.transaction((db) => withdrawMessages(db, siteId, [idOf(23)]));
  await keepRequests(records, [message(60)]);
  expect(await texts()).toEqual(['at 0\n\nat 46\n\nat 60']);
  // Nor when what was taken back comes once more.
  await keepRequests(records, [message(23), message(46)]);
  expect(await texts()).toEqual(['at 0\n\nat 23\n\nat 46\n\nat 60']);
});

test('what does not go into a request any more begins the next, and nothing that was said is out of sight', async () => {
  const long = (hours: number, letter: string) => message(hours, { text: letter.repeat(6_000) });
  await keepRequests(records, [long(0, 'a'), long(1, 'b')]);
  expect((await texts()).map((text) => text[0])).toEqual(['a', 'b']);
  const id = (await kept())[1]?.id ?? 0;
  await changeRequest(records, { id: 'u', name: 'Vera' }, { siteId, id, state: 'taken' });
  await keepRequests(records, [message(2), long(3, 'c')]);
  await keepRequests(records, [message(2), long(1, 'b'), long(3, 'c')]);
  expect(await kept()).toMatchObject([
    { text: 'a'.repeat(6_000) },
    { id, text: `${'b'.repeat(6_000)}\n\nat 2`, state: 'taken' },
    { text: 'c'.repeat(6_000), state: 'new' },
  ]);
  await records.db.execute(sql`TRUNCATE requests CASCADE`);
  const many = Array.from({ length: 501 }, (_, minute) =>
    message(minute, { atMs: startMs + minute * 60_000, text: 'x' }),
  );
  await keepRequests(records, many);
  expect((await texts()).map(({ length }) => length)).toEqual([500 * 3 - 2, 1]);
});

test('thanks and agreement are kept in the request that they answer, and neither begin one, nor prolong it, nor open it again', async () => {
  const agrees = message(2, { text: 'Va bene, perfetto' });
  await keepRequests(records, [agrees]);
  expect(await texts()).toEqual([]);
  await keepRequests(records, [agrees, message(1, { text: 'Two pumps for 300?' })]);
  const before = (await kept())[0];
  expect(before?.text).toBe('Two pumps for 300?\n\nVa bene, perfetto');
  await changeRequest(records, { id: 'u', name: 'Vera' }, { siteId, id: before?.id ?? 0, state: 'answered' });
  await records.db.execute(sql`UPDATE request_states SET at = ${new Date(startMs + 3 * hourMs)}`);
  await keepRequests(records, [message(20, { text: 'ok' }), message(60, { text: 'grazie' })]);
  expect(await kept()).toMatchObject([{ text: `${before?.text}\n\nok`, state: 'answered' }]);
  await keepRequests(records, [message(40)]);
  expect(await kept()).toMatchObject([{ state: 'answered' }, { text: 'at 40', state: 'new' }]);
});

test('a message that joins two requests keeps what either says of who wrote', async () => {
  const claims = { name: '', email: 'anna@acme.it', phone: '', company: 'Acme', jobTitle: '' };
  await keepRequests(records, [message(0), message(40, { claims })]);
  await keepRequests(records, [message(20)]);
  const { rows } = await records.db.execute(
    sql`SELECT said_name AS name, said_email AS email, said_company AS company FROM requests LIMIT 9`,
  );
  expect(rows).toEqual([{ name: 'Anna', email: 'anna@acme.it', company: 'Acme' }]);
});
