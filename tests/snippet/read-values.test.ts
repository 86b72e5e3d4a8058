// What is never read from a form, whatever its field is called.

import { expect, test } from 'vitest';
import { looksLikeCard } from '../../snippet/parts/forms/read-values.ts';

test.each([
  '4111111111111111',
  '4111 1111 1111 1111',
  '4111-1111-1111-1111',
  '4111 1111 1111 1111 123',
  '4111111111111111-1',
  'carta 4111111111111111 grazie',
])('takes %s for a card number', (text) => {
  expect(looksLikeCard(text)).toBe(true);
});

test.each(['', '+39 0331 123456', 'Via Roma 12, 21052 Busto Arsizio', '2026-11-22'])(
  'leaves %s alone',
  (text) => {
    expect(looksLikeCard(text)).toBe(false);
  },
);
