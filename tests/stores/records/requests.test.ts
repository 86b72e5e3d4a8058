// Requests in the records: one for each event, found by words, forgotten in time.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Records } from '#stores/records/open-records.ts';
import { changeRequest } from '#stores/records/questions/change-request.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { forgetRequests, keepRequests } from '#stores/records/questions/keep-requests.ts';
import { findRequest, listRequests } from '#stores/records/questions/list-requests.ts';
import type { NewRequest } from '#stores/records/questions/new-request.ts';
import { makeId } from '#tests/support/sample-events.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
let siteId: number;
beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Sample' })).site.id;
});
afterAll(() => records.close());

const atMs = Date.UTC(2026, 4, 1);
const sample = (over: Partial<NewRequest> = {}): NewRequest => ({
  ...{ siteId, eventId: makeId(atMs), atMs, receivedAtMs: atMs, way: 'site_form', provider: '', kind: '' },
  ...{
    formKey: 'contact',
    formName: 'Contact',
    text: 'A pump',
    answers: [],
    language: 'en',
    page: 'a.example/',
  },
  claims: { name: 'Anna Verdi', email: 'anna@acme.example', phone: '', company: '', jobTitle: '' },
  campaign: { source: '', medium: '', name: '' },
  ...{ visitor: '00112233445566aa', decision: '0', subject: '0' },
  ...over,
});
const list = (over: object = {}) =>
  listRequests(records, { siteIds: [siteId], from: new Date(0), to: new Date(), limit: 50, ...over });

it('keeps an event that comes again as one request, and leaves out sites that are gone', async () => {
  const twice = sample({ text: 'Only once', answers: [{ question: 'Q “1”', answer: 'tre\nrighe' }] });
  await keepRequests(records, [twice, twice, sample({ siteId: 999_999 })]);
  await keepRequests(records, [twice]);
  const found = await list();
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    text: 'Only once',
    state: 'new',
    answers: twice.answers,
    at: new Date(atMs),
  });
});

it('finds by the beginnings of words in text, answers and claims, and takes operators for no more than blanks', async () => {
  await keepRequests(records, [sample({ text: 'Preventivo valvole', atMs: atMs + 1 })]);
  for (const text of ['prevent valv', 'VALVOLE', 'anna@acme.example valvole', "valvole' | & !"]) {
    expect(await list({ text })).toHaveLength(1);
  }
  expect(await list({ text: 'righe' })).toHaveLength(1);
  expect(await list({ text: 'pompa' })).toEqual([]);
  expect(await list({ text: '& |' })).toEqual([]);
});

it('gives page after page, newest first, without gap or repetition', async () => {
  await keepRequests(
    records,
    Array.from({ length: 5 }, () => sample({ text: 'Same moment', atMs: atMs + 5 })),
  );
  const seen: number[] = [];
  let after: { at: Date; id: number } | undefined;
  for (;;) {
    const page = await list({ text: 'same moment', after, limit: 2 });
    seen.push(...page.map(({ id }) => id));
    after = page.at(-1);
    if (after === undefined) break;
  }
  expect(new Set(seen).size).toBe(5);
  expect(seen).toEqual(seen.toSorted((one, other) => other - one));
});

it('keeps who changed the state, and nothing for the state that it has', async () => {
  const [{ id } = { id: 0 }] = await list();
  const by = { id: 'u1', name: 'Ada' };
  for (const state of ['taken', 'taken', 'answered'] as const)
    await changeRequest(records, by, { siteId, id, state });
  const found = await findRequest(records, siteId, id);
  expect(found?.request.state).toBe('answered');
  expect(found?.history.map(({ state, byName }) => [state, byName])).toEqual([
    ['taken', 'Ada'],
    ['answered', 'Ada'],
  ]);
  expect(await findRequest(records, siteId + 1, id)).toBeUndefined();
});

it('forgets what was received before a moment, with its history', async () => {
  await keepRequests(records, [sample({ text: 'Kept', receivedAtMs: atMs + 1_000 })]);
  expect(await forgetRequests(records, new Date(atMs + 1))).toBeGreaterThan(0);
  expect((await list()).map(({ text }) => text)).toEqual(['Kept']);
});
