// When decisions are looked at again after a run: twice, for those that were on their way during it.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReresolver } from '#processor/company/reresolve-decisions.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { Records } from '#stores/records/open-records.ts';
import { liveKnowledge } from '#tests/support/live-knowledge.ts';
import { sampleKnowledge } from '#tests/support/sample-resolution.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

/** A store without decisions that counts how often it is looked through. */
function countLooks() {
  const looks = { times: 0 };
  const ask = ({ name }: { name: string }) => {
    if (name === 'newest-decisions') looks.times += 1;
    return Promise.resolve([]);
  };
  return { looks, events: { ask } as unknown as EventStore };
}

it('looks through the decisions once for a change, and twice more within a minute and a half', async () => {
  const { looks, events } = countLooks();
  const state = { nowMs: Date.now(), revision: 1 };
  const knowledge = Object.defineProperty(liveKnowledge(sampleKnowledge()), 'revision', {
    get: () => state.revision,
  });
  const sources = { statements: () => [], datasets: () => [], isOff: () => false, revision: 1 };
  const log = { info: () => undefined, warn: () => undefined };
  const reresolver = createReresolver({
    ...{ events, records, knowledge, sources, log },
    now: () => state.nowMs,
  });
  await reresolver.run();
  expect(looks.times).toBe(0);
  state.revision = 2;
  await reresolver.run();
  expect(looks.times).toBe(1);
  const atSecond: number[] = [];
  for (let second = 2; second <= 200; second += 2) {
    state.nowMs += 2_000;
    const before = looks.times;
    await reresolver.run();
    if (looks.times > before) atSecond.push(second);
  }
  expect(atSecond).toEqual([10, 90]);
  await reresolver.stop();
});
