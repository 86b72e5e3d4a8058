// Remembers which user each visitor was last said to be. Some libraries say it with every call; one `identify` tells it, and
// again when it changes or half an hour later.

import QuickLRU from 'quick-lru';

export interface SaidUsers {
  isNew(siteId: number, visitor: string, userId: string): boolean;
  /** To be called once the queue has it. */
  note(siteId: number, visitor: string, userId: string): void;
}

/** About 10 MB. */
const visitorsMax = 50_000;
const saidAgainMs = 30 * 60_000;
/** An id beyond this is no user's, and is judged by whoever reads the event. */
const idLengthMax = 200;

export function createSaidUsers(): SaidUsers {
  const said = new QuickLRU<string, string>({ maxSize: visitorsMax, maxAge: saidAgainMs });
  const keyOf = (siteId: number, visitor: string) => `${siteId} ${visitor}`;
  return {
    isNew: (siteId, visitor, userId) => said.get(keyOf(siteId, visitor)) !== userId.slice(0, idLengthMax),
    note: (siteId, visitor, userId) => {
      said.set(keyOf(siteId, visitor), userId.slice(0, idLengthMax));
    },
  };
}
