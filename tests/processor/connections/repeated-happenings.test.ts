// What a provider tells a second time is the same event, also where it says when it was sent and not when it happened.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LeadDesk, openLeadDesk } from '#tests/crm/leads/open-lead-desk.ts';

let desk: LeadDesk;
beforeAll(async () => {
  desk = await openLeadDesk();
});
afterAll(() => desk.close());
beforeEach(() => void desk.queued.splice(0));

const sentSeconds = Math.floor(Date.now() / 1_000) - 7_200;
const told = (id: string, time: number, value: object = {}, field = 'comments') => ({
  object: 'instagram',
  entry: [
    {
      ...{ id: 'IG', time },
      changes: [{ field, value: { id, from: { id: '9', username: 'anna' }, text: 'Prezzo?', ...value } }],
    },
  ],
});
const events = () =>
  desk.queued.flatMap(({ requests }) => requests.flatMap((request) => request.events.map((event) => event)));
const ids = () => new Set(events().map(({ id }) => id));

test('a comment that Meta sends again, with another time of sending, is one event', async () => {
  const meta = await desk.connect('meta');
  await desk.deliver(meta, 'meta', told('C1', sentSeconds));
  await desk.understand();
  await desk.deliver(meta, 'meta', told('C1', sentSeconds + 3_600));
  await desk.understand();
  expect(events()).toHaveLength(2);
  expect(ids().size).toBe(1);
  expect(events().map(({ raw }) => Reflect.get(Object(raw), 'at'))).toEqual([
    sentSeconds * 1_000,
    sentSeconds * 1_000,
  ]);
});

test('so it is when both copies are understood together, and of two connections each has its own', async () => {
  const [one, other] = [await desk.connect('meta'), await desk.connect('meta')];
  await desk.deliver(one, 'meta', told('C2', sentSeconds));
  await desk.deliver(one, 'meta', told('C2', sentSeconds + 60));
  await desk.deliver(other, 'meta', told('C2', sentSeconds + 120));
  await desk.understand();
  expect(events()).toHaveLength(3);
  expect(ids().size).toBe(2);
});

test('a field that nobody wrote for is one event as well, and two of them are two', async () => {
  const meta = await desk.connect('meta');
  const change = (from: string, time: number) => told('', time, { from }, 'page_upcoming_change');
  await desk.deliver(meta, 'meta', change('a', sentSeconds));
  await desk.deliver(meta, 'meta', change('b', sentSeconds));
  await desk.understand();
  await desk.deliver(meta, 'meta', change('a', sentSeconds + 60));
  await desk.understand();
  expect(events()).toHaveLength(3);
  expect(ids().size).toBe(2);
});
