// A conversation is one request, in whatever order and however often its messages come.

import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { holdsMessages, withdrawMessages } from '#stores/records/questions/keep-conversations.ts';
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

const noClaims = { name: '', email: '', phone: '', company: '', jobTitle: '' };
const idOf = (at: number) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
const message = (at: number, text: string, over: Partial<NewRequest> = {}): NewRequest => ({
  ...{
    siteId,
    eventId: idOf(at),
    atMs: at * 1_000,
    receivedAtMs: 9_000_000,
    way: 'provider',
    provider: 'tawk',
  },
  ...{
    kind: 'message',
    formKey: '',
    formName: '',
    text,
    answers: [],
    claims: noClaims,
    language: '',
    page: '',
  },
  ...{
    campaign: { source: '', medium: '', name: '' },
    visitor: '',
    decision: '0',
    subject: '0',
    conversation: { id: 'c1' },
  },
  ...over,
});
async function kept() {
  const { rows } = await records.db.execute<{ text: string; name: string; email: string }>(
    sql`SELECT text, said_name AS name, said_email AS email FROM requests ORDER BY id LIMIT 20`,
  );
  return rows;
}

test('messages that come late, twice and turned round end as one request in the order of their times', async () => {
  const [one, two, three] = [message(1, 'one'), message(2, 'two'), message(3, 'three')];
  await keepRequests(records, [three, one]);
  await keepRequests(records, [two, one]);
  await keepRequests(records, [three]);
  expect((await kept()).map(({ text }) => text)).toEqual(['one\n\ntwo\n\nthree']);
});

test('the first message stands until the transcript, which then takes its place, whichever comes first', async () => {
  const provisional = message(9, 'one', { conversation: { id: 'c1', isProvisional: true } });
  await keepRequests(records, [provisional]);
  expect((await kept()).map(({ text }) => text)).toEqual(['one']);
  await keepRequests(records, [message(1, 'one'), message(2, 'two')]);
  await keepRequests(records, [provisional]);
  expect((await kept()).map(({ text }) => text)).toEqual(['one\n\ntwo']);
});

test('an address that is given later completes the request, and alone makes none', async () => {
  const saying = message(5, '', { kind: 'other', claims: { ...noClaims, email: 'anna@acme.it' } });
  await keepRequests(records, [saying]);
  expect(await kept()).toEqual([]);
  await keepRequests(records, [message(1, 'one', { claims: { ...noClaims, name: 'Anna' } })]);
  await keepRequests(records, [saying]);
  expect(await kept()).toEqual([{ text: 'one', name: 'Anna', email: 'anna@acme.it' }]);
});

test('other conversations and requests without one stay apart, and messages can be taken back', async () => {
  const { conversation: _, ...single } = message(3, 'single');
  await keepRequests(records, [
    message(1, 'one'),
    message(2, 'other', { conversation: { id: 'c2' } }),
    message(4, 'elsewhere', { provider: 'crisp' }),
    single,
  ]);
  expect((await kept()).map(({ text }) => text).sort()).toEqual(['elsewhere', 'one', 'other', 'single']);
  await keepRequests(records, [message(5, 'two')]);
  const withdraw = (at: number) => records.db.transaction((db) => withdrawMessages(db, siteId, [idOf(at)]));
  expect(await withdraw(1)).toBe(0);
  expect((await kept()).map(({ text }) => text)).toContain('two');
  expect(await withdraw(5)).toBe(1);
  expect((await kept()).map(({ text }) => text).sort()).toEqual(['elsewhere', 'other', 'single']);
});

test('of a conversation that is too long for a request the newest words are kept', async () => {
  const many = Array.from({ length: 501 }, (_, at) => message(at, `${at}`));
  await keepRequests(records, many);
  await keepRequests(records, many.slice(0, 1));
  const [row] = await kept();
  expect(row?.text).toMatch(/^1\n\n2\n\n.*\n\n500$/s);
  await keepRequests(records, [message(600, 'x'.repeat(10_000)), message(601, 'And the price?')]);
  expect((await kept())[0]?.text).toMatch(/^x{9984}\n\nAnd the price\?$/);
});

test('a message that is taken back is found by an index, without unfolding every conversation', async () => {
  const plan = await records.db.transaction(async (db) => {
    await db.execute(sql`SET LOCAL enable_seqscan = off`);
    return db.execute(
      sql`EXPLAIN SELECT id FROM requests WHERE ${holdsMessages([idOf(1), idOf(2)])} LIMIT 9`,
    );
  });
  expect(JSON.stringify(plan.rows)).toContain('Bitmap Index Scan on requests_messages');
});
