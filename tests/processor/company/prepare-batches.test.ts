// Whose addresses may be asked about outside.

import { expect, it } from 'vitest';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import { noNetworkFacts } from '#intelligence/networks/network-facts.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { createBatchPreparer } from '#processor/company/prepare-batches.ts';
import { sampleRequest, sampleSite } from '../steps/sample-request.ts';

const view = {
  id: '0199a123-4567-7abc-8def-0123456789ab',
  raw: { type: 'page_view', page: { url: 'https://www.example.com/' } },
};
const google = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

/** How many addresses of these requests are asked about. */
async function countAsked(
  requests: Partial<QueuedRequest>[],
  { crawlers = [] as string[], hosted = false, asksOthers = true } = {},
): Promise<number> {
  const asked: ParsedAddress[] = [];
  const prepare = createBatchPreparer({
    sources: {
      asksOthers,
      networks: { find: () => ({ ...noNetworkFacts, networkClass: hosted ? 'hosting' : 'unknown' }) },
      prepare: (addresses) => {
        asked.push(...addresses);
        return Promise.resolve();
      },
    },
    sites: { byId: () => sampleSite() },
    isCrawler: () => crawlers.length > 0,
  });
  const batch = requests.map((request) => sampleRequest({ events: [view], ...request }));
  await prepare([{ version: 1, batchId: 'b', requests: batch }]);
  return asked.length;
}

it('asks about the address of a person once', async () => {
  expect(await countAsked([{}, {}])).toBe(1);
});

it('never asks about a robot’s address, be it that it says so, or that two things give it away', async () => {
  expect(await countAsked([{ userAgent: google }])).toBe(0);
  const driven = { signals: { automation: ['webdriver'] } };
  expect(await countAsked([driven], { hosted: true })).toBe(0);
  expect(await countAsked([driven])).toBe(1);
});

it('asks about an address that a robot shares with a person', async () => {
  expect(await countAsked([{ userAgent: google }, {}])).toBe(1);
});

it('never asks about a network of crawlers, whatever agent comes from it', async () => {
  expect(await countAsked([{}], { crawlers: ['93.184.216.34'] })).toBe(0);
});

it('asks about nobody who did not agree, of whose events none is kept, or while nobody may be asked', async () => {
  expect(await countAsked([{ consent: { state: 'limited' } }])).toBe(0);
  expect(await countAsked([{ events: [{ ...view, stopped: 'quiet_page' }] }])).toBe(0);
  expect(await countAsked([{}], { asksOthers: false })).toBe(0);
});
