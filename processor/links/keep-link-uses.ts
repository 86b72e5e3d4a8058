// Keeps what a write tells about our own links and of who wants no mail, and takes the tokens that browsers came with as words about who used them.

import type { QueuedBatch } from '#contract/queued-batch.ts';
import { keepTokenUses } from '#stores/records/identity/keep-token-uses.ts';
import { keepHits } from '#stores/records/links/keep-hits.ts';
import { findTokensUsed } from '#stores/records/links/list-token-uses.ts';
import { liftByProvider, refuseByProvider } from '#stores/records/links/refuse-mail.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type Refused, sayTokenUses } from '../person/say-token-uses.ts';
import { collectLinkUses } from './collect-link-uses.ts';
import { collectMailRefusals } from './collect-mail-refusals.ts';

export interface LinkUseParts {
  records: Records;
  networks: Parameters<typeof collectLinkUses>[1];
  refused: Refused;
}

/** Doing it twice changes nothing. */
export function createKeepLinkUses({ records, networks, refused }: LinkUseParts) {
  return async (batches: readonly QueuedBatch[]): Promise<void> => {
    const told = collectMailRefusals(batches, refused.isErased);
    await refuseByProvider(records, told.refusals);
    await liftByProvider(records, told.lifted);
    const { hits, sights } = collectLinkUses(batches, networks);
    if (hits.length + sights.length === 0) return;
    const judged = await keepHits(records, hits, sights);
    // A click tells as much about a token that was used before as a page does.
    const used = await findTokensUsed(records, judged);
    await keepTokenUses(records, used, (tokens) => sayTokenUses(tokens, refused));
  };
}
