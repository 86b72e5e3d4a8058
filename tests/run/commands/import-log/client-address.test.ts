// Whose address counts when a line names several.

import { expect, test } from 'vitest';
import { createClientAddress } from '#run/commands/import-log/client-address.ts';

test.each([
  ['the only one', [], ['203.0.113.7'], '203.0.113.7'],
  ['the one that a private proxy names', [], ['203.0.113.7', '10.0.0.1'], '203.0.113.7'],
  ['not the one that the client made up', [], ['198.51.100.1', '203.0.113.7', '10.0.0.1'], '203.0.113.7'],
  ['the one before a trusted proxy', ['198.51.100.0/24'], ['203.0.113.7', '198.51.100.9'], '203.0.113.7'],
  ['of IPv6 as well', ['2001:db8:1::/48'], ['2001:db8:2::7', '2001:db8:1::9'], '2001:db8:2::7'],
  ['a private one where all are private', [], ['192.168.1.4', '10.0.0.1'], '192.168.1.4'],
  ['none where there is none', [], ['unknown', '-'], ''],
])('takes %s', (_name, trusted, addresses, expected) => {
  expect(createClientAddress(trusted)(addresses)).toBe(expected);
});
