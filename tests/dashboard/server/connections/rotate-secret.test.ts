// Which secrets hold after a change, and until when.

import { expect, test } from 'vitest';
import { rotateSecret } from '#dashboard/server/connections/rotate-secret.ts';

const next = (secret: string) => ({ secret, verifyToken: 'v' });

test('a replaced secret holds for as long as was said, also when the address alone is made anew meanwhile', () => {
  const first = rotateSecret({ secret: 'one', verifyToken: '' }, next('two'), 24, 0);
  expect(first).toEqual({ ...next('two'), oldSecret: 'one', oldUntilMs: 86_400_000 });
  expect(rotateSecret(first, next('two'), 1, 1_000)).toEqual(first);
  expect(rotateSecret(first, next('two'), 0, 1_000)).toEqual(next('two'));
  expect(rotateSecret(first, next('three'), 1, 0)).toMatchObject({ oldSecret: 'two', oldUntilMs: 3_600_000 });
});
