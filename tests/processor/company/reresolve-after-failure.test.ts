// A change of sources is carried into past decisions also when the event store was away the first time.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReresolver } from '#processor/company/reresolve-decisions.ts';
import type { LoadedDataset } from '#processor/sources/company-sources.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { Records } from '#stores/records/open-records.ts';
import { sampleKnowledge } from '#tests/support/sample-resolution.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

const isp: LoadedDataset = {
  ...{ id: 'mmdb:isp', kind: 'mmdb', source: '', licence: '', terms: '', date: '2026-08-01', rows: 1 },
  ...{ sha256: 'ab', health: 'ok', healthMessage: '', fault: undefined, answered: 0, isOn: true },
};

it('looks through past decisions again when the store refused the first time', async () => {
  const store = { isAway: false, looks: 0 };
  const ask = ({ name }: { name: string }) => {
    if (store.isAway) return Promise.reject(new Error('away'));
    if (name === 'newest-decisions') store.looks += 1;
    return Promise.resolve([]);
  };
  const known = sampleKnowledge();
  const here = { datasets: [isp] };
  const reresolver = createReresolver({
    events: { ask, command: () => Promise.resolve() } as unknown as EventStore,
    records,
    knowledge: {
      ...{ current: () => known, revision: 1, rules: known.rules },
      ...{ staffOf: () => undefined, staffOfDomain: () => undefined, attachSources: () => undefined },
      ...{ refresh: () => Promise.resolve(), close: () => Promise.resolve(), changesSince: () => undefined },
    },
    sources: { statements: () => [], datasets: () => here.datasets, isOff: () => false, revision: 1 },
    log: { info: () => undefined, warn: () => undefined },
  });
  await reresolver.run();
  expect(store.looks).toBe(0);
  here.datasets = [];
  store.isAway = true;
  await expect(reresolver.run()).rejects.toThrow('away');
  store.isAway = false;
  await reresolver.run();
  expect(store.looks).toBe(1);
  await reresolver.stop();
});
