// Looks a provider's own word up among those that its adapter knows.

import type { EngagementKind } from '#contract/engagement.ts';

/** `other` for a word that is not in the table; names that every object has are in no table. */
export function kindOf(kinds: Readonly<Record<string, EngagementKind>>, word: string): EngagementKind {
  return Object.hasOwn(kinds, word) ? (kinds[word] ?? 'other') : 'other';
}
