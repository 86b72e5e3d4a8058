// How many answers one client may send to the forms of our own, so that none keeps all others from sending.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Collector, startCollector } from '#collector/start-collector.ts';
import { openOwnForms } from '#stores/records/open-own-forms.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

let records: Records;
let collector: Collector;
beforeAll(async () => {
  records = await openTestRecords();
  collector = await startCollector({
    queue: { add: () => Promise.reject(new Error('nothing is queued here')) },
    sites: {
      byKey: () => undefined,
      bySecret: () => undefined,
      all: () => [],
      refresh: async () => undefined,
    },
    daySecrets: { visitorSaltFor: () => null },
    ownForms: openOwnForms(records, 'ab'.repeat(32)),
    settings: {
      ...{ host: '127.0.0.1', port: 0, scriptPath: '/s.js', eventPath: '/e', pixelPath: '/p.gif' },
      ...{ trustedProxies: ['127.0.0.1'], bodyBytesMax: 512_000, eventsPerRequestMax: 500 },
      requestsPerMinuteMax: 1_000,
    },
    assets: [],
    log: quietLog,
  });
}, 60_000);
afterAll(async () => {
  await collector?.close();
  await records?.close();
});

const answer = async (address: string) => {
  const init = { method: 'POST', headers: { 'x-forwarded-for': address }, body: '{}' };
  return (await fetch(`${collector.url}/f/abcdefghijk2`, init)).status;
};

it('counts all addresses of a /64 of IPv6 as one client, and no other with it', async () => {
  const statuses = [];
  for (let at = 1; at <= 11; at++) statuses.push(await answer(`2001:db8:0:1::${at}`));
  expect(statuses).toEqual([...Array(10).fill(404), 429]);
  expect(await answer('2001:db8:0:2::1')).toBe(404);
  expect(await answer('203.0.113.9')).toBe(404);
});
