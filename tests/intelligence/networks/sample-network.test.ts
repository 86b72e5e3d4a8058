// Samples of networks: all of a small one, both ends of a large one, nothing where there is no network.

import { expect, it } from 'vitest';
import { formatAddress } from '#intelligence/networks/format-address.ts';
import { sampleNetwork } from '#intelligence/networks/sample-network.ts';

const texts = (network: string) =>
  sampleNetwork(network)?.map(({ version, word0, word1, word2, word3 }) =>
    formatAddress(version, word0, word1, word2, word3),
  );

it('has every address of a network of at most 256', () => {
  expect(texts('198.51.100.8/30')).toEqual([8, 9, 10, 11].map((last) => `198.51.100.${last}`));
  expect(new Set(texts('198.51.100.0/24')).size).toBe(256);
  expect(texts('198.51.100.7/32')).toEqual(['198.51.100.7']);
  expect(texts('198.51.100.5-198.51.100.7')).toEqual([5, 6, 7].map((last) => `198.51.100.${last}`));
});

it('has both ends of a larger one, and 256 different addresses, of IPv6 16', () => {
  for (const [network, first, last, count] of [
    ['53.0.0.0/8', '53.0.0.0', '53.255.255.255', 256],
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255', 256],
    ['10.0.0.3-10.0.9.9', '10.0.0.3', '10.0.9.9', 256],
    ['255.255.254.0/23', '255.255.254.0', '255.255.255.255', 256],
    ['2001:db8::/32', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', 16],
    ['2001:db8::-2001:db8::2', '2001:db8::', '2001:db8::2', 3],
    ['2001:db8::1/128', '2001:db8::1', '2001:db8::1', 1],
  ] as const) {
    const found = texts(network) ?? [];
    expect([found[0], found.at(-1), new Set(found).size]).toEqual([first, last, count]);
  }
});

it('has nothing of what is no network', () => {
  for (const broken of [
    ...['', 'x/24', '198.51.100.0', '198.51.100.0/33', '198.51.100.9-198.51.100.1', '198.51.100.0/-1'],
    ...['2001:db8::/129', '2001:db8::-198.51.100.1'],
  ])
    expect([broken, texts(broken)]).toEqual([broken, undefined]);
});
