// Whose address counts behind proxies, and that it cannot be forged.

import { expect, it } from 'vitest';
import { createFindClientAddress, plainAddress } from '#collector/client-address.ts';

it.each([
  ['nobody trusted: the connection', [], '203.0.113.1', '1.2.3.4', '203.0.113.1'],
  ['a stranger cannot state an address', ['10.0.0.0/8'], '203.0.113.1', '1.2.3.4', '203.0.113.1'],
  ['a proxy states one', ['10.0.0.0/8'], '10.1.1.1', '198.51.100.4', '198.51.100.4'],
  [
    'what the client wrote before is not believed',
    ['10.0.0.0/8'],
    '10.1.1.1',
    '6.6.6.6, 198.51.100.4',
    '198.51.100.4',
  ],
  [
    'a chain of proxies',
    ['10.0.0.0/8', '192.0.2.7'],
    '10.1.1.1',
    '6.6.6.6, 198.51.100.4, 192.0.2.7',
    '198.51.100.4',
  ],
  ['only proxies: the first of them', ['10.0.0.0/8'], '10.1.1.1', '10.2.2.2, 10.3.3.3', '10.2.2.2'],
  ['rubbish ends the chain', ['10.0.0.0/8'], '10.1.1.1', '1.2.3.4, unknown', '10.1.1.1'],
  ['a port is cut off', ['10.0.0.0/8'], '10.1.1.1', '198.51.100.4:5123', '198.51.100.4'],
  ['IPv6 with brackets and port', ['::1'], '::1', '[2001:db8::9]:443', '2001:db8::9'],
  ['IPv4 written as IPv6', ['10.0.0.0/8'], '::ffff:10.1.1.1', '198.51.100.4', '198.51.100.4'],
  ['no header', ['10.0.0.0/8'], '10.1.1.1', undefined, '10.1.1.1'],
  ['no connection any more', [], undefined, undefined, ''],
])('%s', (_, trusted, socket, forwarded, expected) => {
  expect(createFindClientAddress(trusted)(socket, forwarded)).toBe(expected);
});

it('names the entry of the setting that is no network', () => {
  expect(() => createFindClientAddress(['10.0.0.0/8', 'proxy.local'])).toThrow(/"proxy.local" is no network/);
  expect(() => createFindClientAddress(['10.0.0.0/33'])).toThrow(/10\.0\.0\.0\/33/);
});

it('gives nothing for what is no address', () => {
  for (const text of ['', 'x', '1.2.3', '1.2.3.4.5', '[::1', ':::', '%', '999.1.1.1'])
    expect(plainAddress(text)).toBe('');
});
