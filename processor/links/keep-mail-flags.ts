// Keeps the flags of mailing tools beside the hits of our own links, and takes the recipients' tokens anew: whose first click a
// machine made, another click proves.

import { keepTokenUses } from '#stores/records/identity/keep-token-uses.ts';
import { keepFlags, type MailFlag } from '#stores/records/links/keep-flags.ts';
import { findTokensUsed } from '#stores/records/links/list-token-uses.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type Refused, sayTokenUses } from '../person/say-token-uses.ts';

/** Doing it twice changes nothing. */
export function createKeepMailFlags({ records, refused }: { records: Records; refused: Refused }) {
  return async (flags: readonly MailFlag[]): Promise<void> => {
    if (flags.length === 0) return;
    const judged = await keepFlags(records, flags);
    const used = await findTokensUsed(records, judged);
    await keepTokenUses(records, used, (tokens) => sayTokenUses(tokens, refused));
  };
}
