// What the import of a list comes to, and what is asked before it is applied, as the dashboard API says it: plain types that the interface
// shares.

import type { ImportCounts as KeptCounts } from './company-import.ts';

/** All of them; to apply orders `byName` asks what becomes of them. */
export type ImportCounts = Required<KeptCounts>;

/** What becomes of those. */
export const byNameChoices = ['take', 'leave'] as const;
export type ByName = (typeof byNameChoices)[number];

/** Query of POST /api/company-imports/:id/apply. */
export interface ImportApplyQuery {
  /** Needed where `counts.byName` is not 0. */
  byName?: ByName;
}
