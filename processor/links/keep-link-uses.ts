// Keeps what a write tells about our own links, and takes the tokens that browsers came with as words about who used them.

import type { QueuedBatch } from '#contract/queued-batch.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { keepHits } from '#stores/records/links/keep-hits.ts';
import { listTokenUses } from '#stores/records/links/list-token-uses.ts';
import type { Records } from '#stores/records/open-records.ts';
import { sayTokenUses } from '../person/say-token-uses.ts';
import { collectLinkUses } from './collect-link-uses.ts';

/** Of the recipients of one write; a link that was forwarded to more browsers tells nothing further. */
const usesMax = 2_000;

export interface LinkUseParts {
  records: Records;
  networks: Parameters<typeof collectLinkUses>[1];
  isErased(key: string): boolean;
}

/** Doing it twice changes nothing. */
export function createKeepLinkUses({ records, networks, isErased }: LinkUseParts) {
  return async (batches: readonly QueuedBatch[]): Promise<void> => {
    const { hits, sights } = collectLinkUses(batches, networks);
    if (hits.length + sights.length === 0) return;
    await keepHits(records, hits, sights);
    const named = sights.flatMap(({ recipientId }) => recipientId ?? []);
    if (named.length === 0) return;
    const uses = await listTokenUses(records, [...new Set(named)], usesMax);
    if (uses.length > 0) await keepSaid(records, sayTokenUses(uses, isErased));
  };
}
