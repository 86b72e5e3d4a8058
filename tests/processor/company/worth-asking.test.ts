// Nothing is paid for what is known for free: a file, the reverse name, the visitor's own word.

import { expect, it } from 'vitest';
import { noNetworkFacts } from '#intelligence/networks/network-facts.ts';
import { isLeftOpen } from '#processor/company/ask-sources.ts';
import { createWorthTest } from '#processor/company/create-worth-test.ts';
import { judgeFree } from '#processor/company/judge-free.ts';
import { createBatchPreparer, type PrepareParts } from '#processor/company/prepare-batches.ts';
import { sampleBatch, samplePageView, sampleRequest } from '#tests/support/sample-events.ts';
import {
  sampleAddress,
  sampleClaim,
  sampleKnowledge,
  sampleStatement,
} from '#tests/support/sample-resolution.ts';

const known = sampleKnowledge();
const knowledge = { current: () => known, staffOf: () => undefined, staffOfDomain: () => undefined };
const address = '203.1.2.3';
const says = { organisation: 'Officine Bianchi', provider: 'Carrier' };
const statements = [sampleStatement('mmdb:isp', '203.1.2.0/24', says)];
const claim = sampleClaim('verified_email', 'lariosystems.it', new Date().toISOString().slice(0, 10));
const [told, untold] = ['00112233445566aa', '00112233445566bb'];

/** For which of the addresses of these visitors somebody would be paid. */
async function paidFor(visitors: readonly string[], ptr = ''): Promise<string[]> {
  const batches = [
    sampleBatch(
      visitors.map((visitor) => sampleRequest([samplePageView(Date.now())], { siteId: 1, visitor, address })),
    ),
  ];
  const sources = { statements: () => statements, ptrOf: () => ptr };
  const paid: string[] = [];
  const asked: PrepareParts['sources']['prepare'] = (addresses, _deadline, isWorthPaying) => {
    if (addresses.some((one) => isWorthPaying?.(one))) paid.push(address);
    return Promise.resolve();
  };
  const prepare = createBatchPreparer({
    sources: { prepare: asked, asksOthers: true, networks: { find: () => noNetworkFacts } },
    sites: { byId: () => undefined },
    isCrawler: () => false,
    worthOf: (of) =>
      createWorthTest(of, {
        claimsOf: (_site, visitor) => (visitor === told ? [claim] : []),
        isOpen: (from, claims) => isLeftOpen(judgeFree(knowledge, sources, from, claims)),
      }),
  });
  await prepare(batches);
  return paid;
}

it('asks for an address of which the files are not sure', async () => {
  expect(
    isLeftOpen(
      judgeFree(knowledge, { statements: () => statements, ptrOf: () => '' }, sampleAddress(address)),
    ),
  ).toBe(true);
  expect(await paidFor([untold])).toEqual([address]);
});

it('asks for none whose visitor has proved the company, unless another comes from there too', async () => {
  expect(await paidFor([told])).toEqual([]);
  expect(await paidFor([told, untold])).toEqual([address]);
});

it('asks for none that its reverse name makes sure', async () => {
  expect(await paidFor([untold], 'gw.officinebianchi.it')).toEqual([]);
});
