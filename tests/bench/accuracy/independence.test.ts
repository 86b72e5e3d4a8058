// The generator and the judge know nothing of the product: otherwise it would be measured against itself.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../bench/accuracy');
/** The folders that take the world in, resolve it and print it; they import doors of the product. */
const doors = ['evaluate'];

test('what makes and judges the world imports nothing of the product', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !doors.includes(name.split('/')[0] ?? ''),
  );
  expect(files.length).toBeGreaterThan(40);
  for (const name of files) {
    const text = readFileSync(join(root, name), 'utf8');
    for (const [, from = ''] of text.matchAll(/(?:from|import\()\s*'([^']+)'/g)) {
      const isOwn = from.startsWith('.') && !join(name, '..', from).startsWith('..');
      const isNeutral = /^(node:|#run\/demo\/seeded-random\.ts$|#tests\/support\/write-mmdb\.ts$)/.test(from);
      expect(isOwn || isNeutral, `${name} imports ${from}`).toBe(true);
    }
  }
});
