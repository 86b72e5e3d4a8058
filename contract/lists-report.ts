// What the import of a list comes to, and what is asked before it is applied, as the dashboard API says it: plain types that the interface
// shares.

export interface ImportCounts {
  lines: number;
  new: number;
  changed: number;
  unchanged: number;
  faulty: number;
  /** Lines that are taken without some of their cells. */
  withFaultyCells: number;
  /** Of orders: new ones of which the company is told by its name alone. To apply them asks what becomes of them. */
  byName: number;
}

/** What becomes of those. */
export const byNameChoices = ['take', 'leave'] as const;
export type ByName = (typeof byNameChoices)[number];

/** Query of POST /api/company-imports/:id/apply. */
export interface ImportApplyQuery {
  /** Needed where `counts.byName` is not 0. */
  byName?: ByName;
}
