// Addresses of clients: what is one, what is carried inside another, and what no visitor can have.

import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress } from '#intelligence/networks/format-address.ts';
import { type ParsedAddress, parseClientAddress } from '#intelligence/networks/parse-client-address.ts';

const show = (address: ParsedAddress | undefined) =>
  address === undefined
    ? ''
    : formatAddress(address.version, address.word0, address.word1, address.word2, address.word3);

const word = fc.nat({ max: 0xffffffff });

describe('the address of a client', () => {
  it('is read and written as Node reads and writes it', () => {
    fc.assert(
      fc.property(fc.ipV4(), (text) => {
        expect(show(parseClientAddress(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const parsed = parseClientAddress(text);
        expect(parsed).toBeDefined();
        if (parsed?.carrier !== '') return;
        expect(`[${show(parsed)}]`).toBe(new URL(`http://[${text}]`).hostname);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is whatever Node calls an address, without its zones', () => {
    const piece = fc.constantFrom(
      ':',
      '::',
      '.',
      '0',
      '1',
      '00',
      '255',
      '256',
      'f',
      'ffff',
      '12345',
      'g',
      '%',
      '1.2.3.4',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 18 }), (pieces) => {
        const text = pieces.join('');
        fc.pre(!text.includes('%') || isIP(text) === 0);
        expect(parseClientAddress(text) !== undefined).toBe(isIP(text) !== 0);
      }),
      { numRuns: 20_000 },
    );
  });

  it('comes back from its canonical text', () => {
    fc.assert(
      fc.property(word, word, word, word, (word0, word1, word2, word3) => {
        const parsed = parseClientAddress(formatAddress(6, word0, word1, word2, word3));
        if (parsed?.carrier !== '') return;
        expect([parsed.word0, parsed.word1, parsed.word2, parsed.word3]).toEqual([
          word0,
          word1,
          word2,
          word3,
        ]);
      }),
    );
    expect(formatAddress(6, 0x20010db8, 0, 0, 1)).toBe('2001:db8::1');
    expect(formatAddress(6, 0x20010db8, 0x00000001, 0, 1)).toBe('2001:db8:0:1::1');
    expect(formatAddress(6, 0, 0, 0, 0)).toBe('::');
    expect(formatAddress(6, 0x20010db8, 0x00010001, 0x00010001, 0x00010000)).toBe('2001:db8:1:1:1:1:1:0');
  });

  it('is unwrapped where IPv6 carries IPv4', () => {
    const wrapped: [string, string][] = [
      ['::ffff:194.206.161.47', 'mapped'],
      ['::ffff:c2ce:a12f', 'mapped'],
      ['2002:c2ce:a12f::1', '6to4'],
      ['64:ff9b::194.206.161.47', 'nat64'],
    ];
    for (const [text, carrier] of wrapped) {
      expect(parseClientAddress(text)).toMatchObject({
        version: 4,
        word0: 0xc2cea12f,
        carrier,
        isBogon: false,
      });
    }
    expect(parseClientAddress('2002:0a00:0001::1')).toMatchObject({ version: 4, isBogon: true });
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.256',
    '1.2.3.4 ',
    '[::1]',
    '::1%eth0',
    '1.2.3.4:80',
    ':',
    '1:',
    ':1',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7',
    '::12345',
    '1:2:3:4:5:6:7:1.2.3.4',
    'ффф',
    '1.2.3.4\u0000',
  ])('is not %j', (text) => {
    expect(parseClientAddress(text)).toBeUndefined();
  });

  it.each([
    ['0.0.0.1', true],
    ['9.255.255.255', false],
    ['10.0.0.0', true],
    ['10.255.255.255', true],
    ['11.0.0.0', false],
    ['100.63.255.255', false],
    ['100.64.0.0', true],
    ['100.128.0.0', false],
    ['127.0.0.1', true],
    ['169.254.3.4', true],
    ['172.15.255.255', false],
    ['172.16.0.0', true],
    ['172.31.255.255', true],
    ['172.32.0.0', false],
    ['192.0.2.1', true],
    ['192.167.255.255', false],
    ['192.168.0.1', true],
    ['198.18.0.1', true],
    ['198.51.100.7', true],
    ['203.0.113.9', true],
    ['203.0.114.0', false],
    ['223.255.255.255', false],
    ['224.0.0.1', true],
    ['255.255.255.255', true],
    ['::', true],
    ['::1', true],
    ['::1.2.3.4', true],
    ['fc00::1', true],
    ['fe80::1', true],
    ['ff02::1', true],
    ['2001:db8::1', true],
    ['2001::1', true],
    ['2001:200::1', false],
    ['2a00:1450::1', false],
    ['3fff:fff::1', true],
    ['64:ff9b:1::1', true],
    ['64:ff9b::10.0.0.1', true],
  ])('%s: a bogon is %s', (text, isBogon) => {
    expect(parseClientAddress(text)?.isBogon).toBe(isBogon);
  });
});
