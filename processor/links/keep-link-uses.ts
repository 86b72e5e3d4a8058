// Keeps what a write tells about our own links and of who wants no mail, and takes the tokens that browsers came with as words about who used them.

import type { QueuedBatch } from '#contract/queued-batch.ts';
import { keepTokenUses } from '#stores/records/identity/keep-token-uses.ts';
import { keepHits } from '#stores/records/links/keep-hits.ts';
import { findTokensUsed } from '#stores/records/links/list-token-uses.ts';
import { liftByProvider, refuseByProvider } from '#stores/records/links/refuse-mail.ts';
import type { Records } from '#stores/records/open-records.ts';
import { isRefusedRow } from '#stores/records/read-failure.ts';
import { keepOrDrop } from '../company/keep-or-drop.ts';
import { type Refused, sayTokenUses } from '../person/say-token-uses.ts';
import { collectLinkUses } from './collect-link-uses.ts';
import { collectMailRefusals } from './collect-mail-refusals.ts';

export interface LinkUseParts {
  records: Records;
  networks: Parameters<typeof collectLinkUses>[1];
  refused: Refused;
  /** Told why what a request says is left out. */
  onDrop: (reason: string) => void;
}

/**
 * Doing it twice changes nothing. A request whose words PostgreSQL refuses for what is in them is left out alone. Rejects when
 * PostgreSQL is away.
 */
export function createKeepLinkUses({ records, networks, refused, onDrop }: LinkUseParts) {
  const keep = async (batches: readonly QueuedBatch[]): Promise<void> => {
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
  return async (batches: readonly QueuedBatch[]): Promise<void> => {
    try {
      await keep(batches);
    } catch (error) {
      if (!isRefusedRow(error)) throw error;
      const single = batches.flatMap((batch) =>
        batch.requests.map((request) => ({ ...batch, requests: [request] })),
      );
      await keepOrDrop(single, keep, onDrop);
    }
  };
}
