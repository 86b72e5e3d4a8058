// Looking up sites: a new key is found at once, and invented ones hardly touch the records.

import { expect, test, vi } from 'vitest';
import { createFindSite } from '#collector/find-site.ts';
import type { Site } from '#contract/site.ts';

const site = { id: 1, publicKey: 'new' } as Site;

/** Sites of which the cache knows none until it reads them. */
function startSites(read: () => Site[]) {
  let known: Site[] = [];
  const refresh = vi.fn(async () => {
    known = read();
  });
  const byKey = (key: string) => known.find(({ publicKey }) => publicKey === key);
  const sites = { byKey, bySecret: () => undefined, all: () => known, refresh };
  const findSite = createFindSite(sites);
  return { refresh, find: (key: string) => findSite((cache) => cache.byKey(key)) };
}

test('finds a site that was made since the sites were read, then without reading', async () => {
  const { refresh, find } = startSites(() => [site]);
  expect(await find('new')).toBe(site);
  expect(find('new')).toBe(site);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('reads once for all who ask together, and not again within a second', async () => {
  const made: Site[] = [];
  const { refresh, find } = startSites(() => [...made]);
  const startedAt = performance.now();
  expect(await Promise.all([find('a'), find('b'), find('c')])).toEqual([undefined, undefined, undefined]);
  expect(refresh).toHaveBeenCalledTimes(1);
  made.push(site);
  expect(await Promise.all([find('new'), find('a')])).toEqual([site, undefined]);
  expect(refresh).toHaveBeenCalledTimes(2);
  expect(performance.now() - startedAt).toBeGreaterThan(950);
});

test('lets no more than 200 requests wait', async () => {
  const { refresh, find } = startSites(() => []);
  const asked = Array.from({ length: 1_000 }, (_, number) => find(`invented${number}`));
  expect(asked.filter((answer) => answer instanceof Promise)).toHaveLength(200);
  await Promise.all(asked);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('refuses an unknown key when the sites cannot be read', async () => {
  const { find } = startSites(() => {
    throw new Error('away');
  });
  expect(await find('new')).toBeUndefined();
});
