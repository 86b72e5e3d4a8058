// A number with the word for what is counted, for people at a terminal.

import { formatCount } from './import-log/show-progress.ts';

/** `1 row`, `2,000 rows`. `many`: where it is not the word with an s. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
