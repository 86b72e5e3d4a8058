// Looking up connections by their tokens costs the records next to nothing, however many are guessed.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFindConnection } from '#collector/webhooks/find-connection.ts';
import type { Records } from '#stores/records/open-records.ts';
import { keys, openWebhookIntake, type WebhookIntake } from './open-webhook-intake.ts';

let intake: WebhookIntake;
let questions = 0;
beforeAll(async () => {
  intake = await openWebhookIntake();
});
afterAll(() => intake.close());

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

test('hundreds of guesses are one question, and the right one among them is found', async () => {
  const connection = await intake.connect('generic');
  const token = connection.url.split('/').at(-1) ?? '';
  const find = createFindConnection(counting(intake.records), keys);
  const guesses = Array.from({ length: 300 }, (_, at) => find(`guess-of-somebody-${at}`));
  const right = find(token);
  expect((await Promise.all(guesses)).filter((one) => one !== undefined)).toEqual([]);
  expect(await right).toMatchObject({ id: connection.id, provider: 'generic' });
  expect(questions).toBeLessThanOrEqual(2);
  expect(await find(token)).toMatchObject({ id: connection.id });
  expect(questions).toBeLessThanOrEqual(2);
});

test('beyond what can wait, whoever sends is asked to come again, and is found then', async () => {
  const connection = await intake.connect('generic');
  const token = connection.url.split('/').at(-1) ?? '';
  const find = createFindConnection(intake.records, keys);
  const guesses = Promise.allSettled(Array.from({ length: 600 }, (_, at) => find(`guess-of-somebody-${at}`)));
  await expect(find(token)).rejects.toMatchObject({ status: 503 });
  await guesses;
  expect(await find(token)).toMatchObject({ id: connection.id });
});
