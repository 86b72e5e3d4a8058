// The networks of companies are found as if all were built anew with each change.

import { describe, expect, it } from 'vitest';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { createNetworkBook } from '#stores/records/known/network-book.ts';
import { networkKeys } from '#stores/records/known/network-keys.ts';

function address(text: string) {
  const parsed = parseClientAddress(text);
  if (!parsed) throw new Error(`${text} is no address`);
  return parsed;
}

function range(companyId: number, networkId: number, network: string) {
  const keys = networkKeys(network);
  if (!keys) throw new Error(`${network} is no network`);
  return { companyId, networkId, ...keys };
}

describe('the networks of companies', () => {
  it('give the narrowest, whether it was there at first or came later', async () => {
    const book = await createNetworkBook(
      new Map([
        [1, [range(1, 1, '5.0.0.0/8')]],
        [2, [range(2, 2, '5.1.0.0/16')]],
      ]),
    );
    const who = (text: string) => book.find(address(text))?.pin.companyId;
    expect([who('5.1.2.3'), who('5.2.0.0'), who('6.0.0.0')]).toEqual([2, 1, undefined]);
    book.put(3, [range(3, 3, '5.1.2.0/24'), range(3, 4, '2a01:4f8::/32')]);
    book.put(1, [range(1, 5, '5.128.0.0/9')]);
    await book.settle();
    expect([who('5.1.2.3'), who('5.1.3.3'), who('5.2.0.0'), who('5.200.0.0')]).toEqual([3, 2, undefined, 1]);
    expect(who('2a01:4f8:1::')).toBe(3);
    book.put(3, []);
    await book.settle();
    expect([who('5.1.2.3'), who('2a01:4f8:1::'), book.networksOf(3)]).toEqual([2, undefined, []]);
  });

  it('are the same after so many changes that the base is built anew, while other work goes on', async () => {
    const networks = Array.from({ length: 6_000 }, (_, at) =>
      range(at + 1, at + 1, `5.${at >> 8}.${at & 255}.0/24`),
    );
    const book = await createNetworkBook(new Map(networks.map((one) => [one.companyId, [one]])));
    for (const one of networks.slice(0, 4_000))
      book.put(one.companyId, [
        range(one.companyId, one.networkId + 10_000, `6.${one.companyId >> 8}.${one.companyId & 255}.0/24`),
      ]);
    let turns = 0;
    const turn = setInterval(() => {
      turns += 1;
    }, 0);
    await book.settle();
    clearInterval(turn);
    expect(turns).toBeGreaterThan(0);
    expect(book.find(address('6.1.1.9'))?.pin).toEqual({ companyId: 257, row: 'network:10257' });
    expect(book.find(address('5.1.0.9'))).toBeUndefined();
    expect(book.find(address('5.20.0.9'))?.pin.companyId).toBe(5121);
  });
});
