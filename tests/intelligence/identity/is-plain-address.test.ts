// Guarantees of telling an address from one that only looks like it.

import { expect, it } from 'vitest';
import { isPlainAddress } from '#intelligence/identity/is-plain-address.ts';

it.each([
  'anna.rossi@acme.it',
  'Anna@Acme.IT',
  'nicolò@acme.it',
  'müller@bücher.example',
  'anna+news@acme.it',
])('takes %s', (address) => {
  expect(isPlainAddress(address)).toBe(true);
});

it.each([
  'mi\u212Ae@acme.it',
  'ros\u017Fi@acme.it',
  '\uFF41nna@acme.it',
  'an\u200Bna@acme.it',
  'o\uFB03ce@acme.it',
])('refuses one whose letters stand for others: %j', (address) => {
  expect(isPlainAddress(address)).toBe(false);
});
