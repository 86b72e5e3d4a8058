// Ranges as the API writes them.

import { expect, it } from 'vitest';
import { describeRange } from '#dashboard/server/routes/describe-range.ts';

it.each([
  ['203.0.113.0', '203.0.113.255', '203.0.113.0/24'],
  ['203.0.113.8', '203.0.113.15', '203.0.113.8/29'],
  ['203.0.113.7', '203.0.113.7', '203.0.113.7'],
  ['203.0.113.10', '203.0.113.20', '203.0.113.10-203.0.113.20'],
  ['203.0.113.1', '203.0.113.2', '203.0.113.1-203.0.113.2'],
  ['2001:db8::', '2001:db8:0:ffff:ffff:ffff:ffff:ffff', '2001:db8::/48'],
])('%s to %s is written as %s', (first, last, text) => {
  expect(describeRange(first, last)).toBe(text);
});

it('is nothing where there is none', () => {
  expect(describeRange(null, null)).toBe('');
});
