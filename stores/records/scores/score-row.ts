// A line of the ledger between the table and the code that adds it up.

import type { LedgerLine } from '#intelligence/scoring/score-ledger.ts';

/** A line with the site of its event. */
export interface KeptLine extends LedgerLine {
  readonly siteId: number;
}

export interface LineRow extends Record<string, unknown> {
  companyId: number;
  eventId: string;
  rule: string;
  ruleVersion: number;
  group: string;
  actor: string;
  siteId: number;
  /** Milliseconds since 1970, as the next two. */
  atMs: number;
  fadesMs: number;
  replacedMs: number | null;
  points: number;
}

export function readLine({ atMs, fadesMs, replacedMs, ...row }: LineRow): KeptLine {
  const { eventId, rule, ruleVersion, group, actor, siteId, points } = row;
  const replacedAtMs = replacedMs ?? Number.POSITIVE_INFINITY;
  return { eventId, rule, ruleVersion, group, actor, siteId, points, atMs, fadesAtMs: fadesMs, replacedAtMs };
}
