// No two things take one advisory lock, and each number stands in the one file.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { advisoryLocks } from '#stores/records/advisory-locks.ts';

const directory = join(import.meta.dirname, '../../../stores/records');

it('tells every advisory lock of ours from every other', () => {
  const numbers = Object.values(advisoryLocks);
  expect(new Set(numbers).size).toBe(numbers.length);
});

it('knows of no number of a lock outside of that file', () => {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  const taking = files.flatMap((path) => {
    const text = readFileSync(join(directory, path), 'utf8');
    const taken = text.matchAll(/pg_(?:try_)?advisory_(?:xact_)?(?:un)?lock\(([^)\n]*)/g);
    const isNumber = /7_204_\d+/.test(text) && path !== 'advisory-locks.ts';
    return [
      ...(isNumber ? [path] : []),
      ...[...taken].flatMap(([, what = '']) => (isKnown(what) ? [] : [path])),
    ];
  });
  expect(taking).toEqual([]);
});

/** One of the numbers, a hash of a name, or a parameter that is bound to one of these. */
function isKnown(what: string): boolean {
  return /advisoryLocks[.[]|^hashtext|^\$1$/.test(what);
}
