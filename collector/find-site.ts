// Finds the site of a request. A key that nobody knows may be a minute old: the sites are read again before it is
// refused, for all who ask together and at most once a second, so that invented keys cost the records next to nothing.

import { setTimeout as delay } from 'node:timers/promises';
import type { Site } from '#contract/site.ts';
import type { CollectorParts } from './collector-parts.ts';

type Sites = CollectorParts['sites'];

/** `look` asks the cache; undefined when the site is unknown also after the sites were read again. */
export type FindSite = (
  look: (sites: Sites) => Site | undefined,
) => Site | undefined | Promise<Site | undefined>;

const refreshEveryMsMin = 1_000;
/** Requests that may wait for the next reading; what invents keys faster is refused at once. */
const waitingMax = 200;

export function createFindSite(sites: Sites): FindSite {
  let startedAtMs = Number.NEGATIVE_INFINITY;
  let next: Promise<void> | undefined;
  let waiting = 0;
  const refresh = async () => {
    await delay(Math.max(0, startedAtMs + refreshEveryMsMin - performance.now()));
    startedAtMs = performance.now();
    // Whoever comes while it runs may be newer than what it reads, and waits for the one after.
    next = undefined;
    // When the records are away, the last state goes on; the cache says so.
    await sites.refresh().catch(() => undefined);
  };
  const lookAgain = async (look: (sites: Sites) => Site | undefined) => {
    waiting += 1;
    try {
      next ??= refresh();
      await next;
    } finally {
      waiting -= 1;
    }
    return look(sites);
  };
  return (look) => look(sites) ?? (waiting < waitingMax ? lookAgain(look) : undefined);
}
