// Looking up connections by their tokens costs the records next to nothing, however many are guessed.

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createFindConnection } from '#collector/webhooks/find-connection.ts';
import type { Records } from '#stores/records/open-records.ts';
import { keys, openWebhookIntake, type WebhookIntake } from './open-webhook-intake.ts';

let intake: WebhookIntake;
let questions = 0;
beforeAll(async () => {
  intake = await openWebhookIntake();
});
afterAll(() => intake.close());
afterEach(() => void vi.useRealTimers());

/** The real records, which count how often they are asked. */
function counting(records: Records): Records {
  const db = new Proxy(records.db, {
    get: (target, name, receiver) => {
      if (name === 'select') questions += 1;
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  return { ...records, db };
}

const anybody = () => undefined;

test('hundreds of guesses are one question, and the right one among them is found', async () => {
  const connection = await intake.connect('generic');
  const token = connection.url.split('/').at(-1) ?? '';
  const find = createFindConnection(counting(intake.records), keys);
  const guesses = Array.from({ length: 300 }, (_, at) => find(`guess-of-somebody-${at}`, anybody));
  const right = find(token, anybody);
  expect((await Promise.all(guesses)).filter((one) => one !== undefined)).toEqual([]);
  expect(await right).toMatchObject({ id: connection.id, provider: 'generic' });
  expect(questions).toBeLessThanOrEqual(2);
  expect(await find(token, anybody)).toMatchObject({ id: connection.id });
  expect(questions).toBeLessThanOrEqual(2);
});

test('beyond what can wait, whoever sends is asked to come again, and is found then', async () => {
  const connection = await intake.connect('generic');
  const token = connection.url.split('/').at(-1) ?? '';
  const find = createFindConnection(intake.records, keys);
  const guesses = Promise.allSettled(
    Array.from({ length: 2_100 }, (_, at) => find(`guess-of-somebody-${at}`, anybody)),
  );
  await expect(find(token, anybody)).rejects.toMatchObject({ status: 503 });
  await guesses;
  expect(await find(token, anybody)).toMatchObject({ id: connection.id });
});

test('what was found before is found however many addresses are guessed by whomever, and who guesses too often takes no place', async () => {
  const connection = await intake.connect('generic');
  const token = connection.url.split('/').at(-1) ?? '';
  const find = createFindConnection(intake.records, keys);
  await find(token, anybody);
  // Longer than a connection is remembered with its secrets.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  const refuse = () => {
    throw new Error('too many');
  };
  await expect(find('guess-of-a-refused-one', refuse)).rejects.toThrow('too many');
  const guesses = Promise.allSettled(
    Array.from({ length: 2_100 }, (_, at) => find(`guess-of-somebody-${at}`, anybody)),
  );
  expect(await find(token, refuse)).toMatchObject({ id: connection.id });
  await guesses;
});
