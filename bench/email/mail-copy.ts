// What the benchmark of clicks is about: one recipient's copy of one mailing, and who reads it through which scanner.

import type { MailHit, PageSight } from '#intelligence/email/judge-hits.ts';

/** What one recipient's copy of one mailing went through. */
export interface MailCopy {
  hits: MailHit[];
  sights: PageSight[];
  /** By the id of a hit; a hit that is not here is a machine's. */
  people: Map<string, { isSeen: boolean }>;
}

export type ScannerKind =
  | 'none'
  | 'opens_everything'
  | 'opens_some'
  | 'checks_at_click'
  | 'asks_for_heads'
  | 'says_so'
  | 'comes_again';

/** Whoever receives: the browser that they use and what their mail passes through. */
export interface Reader {
  agent: string;
  network: string;
  networkClass: string;
  scanner: ScannerKind;
  /** Privacy protection of the mail program loads every picture by itself. */
  isProtected: boolean;
  /** Blocks scripts such as ours. */
  blocksScript: boolean;
  /** Agrees to being measured where a site asks. */
  agrees: boolean;
}
