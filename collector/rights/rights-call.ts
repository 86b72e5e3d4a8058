// One request to the page of one's own data, with what it is answered by.

import type { IncomingMessage } from 'node:http';
import type { RightsDesk } from '#stores/records/rights/open-rights-desk.ts';
import type { PageFrame } from './write-page.ts';

export interface RightsCall {
  request: IncomingMessage;
  /** Without its question mark. */
  query: string;
  desk: RightsDesk;
  frame: PageFrame;
  nowMs: number;
  /** Of the body; empty for GET. */
  fields: URLSearchParams;
}
