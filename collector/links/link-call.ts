// What each of the short addresses is handed: the rest of its path, its query, and whom to ask.

import type { LinkBook } from '#stores/records/links/open-link-book.ts';

export interface LinkCall {
  book: LinkBook;
  /** The path after `/l/`, `/o/` or `/u/`. */
  rest: string;
  /** After the `?`; '' when there is none. */
  query: string;
  /** Plain client address. */
  address: string;
  /** Server clock, milliseconds since 1970. */
  receivedAtMs: number;
}
