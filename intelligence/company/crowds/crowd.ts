// Ranges of a few addresses behind which many visitors were counted on the operator's own sites: too many for the small
// firm that such a range is registered to. `judge-crowds.ts` says which ranges these are.

import { z } from 'zod';

export const crowdSchema = z.object({
  /** First and last address of the range, as text. */
  first: z.string(),
  last: z.string(),
  /** Distinct visitors of one site in 30 days when the crowd was noticed; it is not followed up or down. */
  visitors: z.number().int().positive(),
});
export type Crowd = z.output<typeof crowdSchema>;

export interface CrowdBook {
  /** 0 when no crowd is known in exactly this range. Makes nothing. */
  visitorsOf(range: { readonly first: string; readonly last: string }): number;
}

export function createCrowdBook(crowds: readonly Crowd[]): CrowdBook {
  // Two steps, so that a look-up puts no text together.
  const byFirst = new Map<string, Map<string, number>>();
  for (const { first, last, visitors } of crowds) {
    const byLast = byFirst.get(first);
    if (byLast === undefined) byFirst.set(first, new Map([[last, visitors]]));
    else byLast.set(last, visitors);
  }
  return { visitorsOf: ({ first, last }) => byFirst.get(first)?.get(last) ?? 0 };
}
