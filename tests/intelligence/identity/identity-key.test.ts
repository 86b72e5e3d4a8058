// Names under which a person is known, and what is none.

import { describe, expect, it } from 'vitest';
import {
  exclusiveScopeOf,
  isSharedKey,
  readEmailKey,
  readPhoneKey,
  readSocialKey,
  readUserKey,
} from '#intelligence/identity/identity-key.ts';

describe('readEmailKey', () => {
  it('tells no mailboxes apart by case or spaces, and keeps a tag', () => {
    expect(readEmailKey(' Anna.Rossi@ACME.it ')).toEqual({ key: 'email:anna.rossi@acme.it' });
    expect(readEmailKey('anna+news@acme.it')).toEqual({ key: 'email:anna+news@acme.it' });
  });

  it.each([
    ['', 'empty'],
    ['anna', 'no_email'],
    ['anna@', 'no_email'],
    ['test@test.com', 'junk'],
    ['TEST@example.com', 'junk'],
    ['someone@mailinator.com', 'disposable_email'],
  ])('refuses %j: %s', (address, refused) => {
    expect(readEmailKey(address)).toEqual({ refused });
  });
});

describe('readUserKey', () => {
  it.each([
    ...[
      'undefined',
      'null',
      'NULL',
      'NaN',
      'anonymous',
      'Guest',
      '0',
      '000',
      '-1',
      '  ',
      '[object Object]',
      'true',
      'none',
    ],
    ...[
      '00000000-0000-0000-0000-000000000000',
      '{{user.id}}',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of somebody else's that nobody filled in.
      '${userId}',
      '*|UNIQID|*',
      '%USER_ID%',
      '<id>',
      'aaaa',
      '"null"',
    ],
  ])('refuses %j, which programs send when they have no id', (id) => {
    expect(readUserKey('1', id)).toHaveProperty('refused');
  });

  it.each([
    '7',
    '77',
    '2222',
    '4711',
    'usr_8Fj2',
    'anna.rossi',
    'a1',
    '018f2f6e-8d5e-7c4c-b1d5-1f8a2f3b4c5d',
    'testa',
  ])('takes %j', (id) => {
    expect(readUserKey('1', id)).toEqual({ key: `user:1:${id}` });
  });

  it('refuses what no store can write: control signs and halves of signs', () => {
    for (const id of ['ab\0cd', 'ab\ud800cd', 'ab\ncd']) {
      expect(readUserKey('1', id)).toEqual({ refused: 'junk' });
      expect(readSocialKey('linkedin', id)).toEqual({ refused: 'junk' });
      expect(readEmailKey(`${id}@acme.it`)).toEqual({ refused: 'no_email' });
    }
  });

  it('refuses what is too long to be an id', () => {
    expect(readUserKey('1', `x${'ab'.repeat(150)}`)).toEqual({ refused: 'too_long' });
  });
});

describe('other keys', () => {
  it('reads a telephone number with its country, however it is written, and no other', () => {
    expect(readPhoneKey('+39 02 1234-567')).toEqual({ key: 'phone:+39021234567' });
    expect(readPhoneKey('0039 (02) 1234567')).toEqual({ key: 'phone:+39021234567' });
    expect(readPhoneKey('02 1234567')).toEqual({ refused: 'no_phone' });
  });

  it('knows which mailboxes several people read, and of what a person has only one', () => {
    expect(isSharedKey('email:info@acme.it')).toBe(true);
    expect(isSharedKey('email:ufficio@acme.it')).toBe(true);
    for (const name of ['studio', 'laboratorio', 'acme'])
      expect(isSharedKey(`email:${name}@acme.it`)).toBe(true);
    expect(isSharedKey('email:anna@acme.it')).toBe(false);
    expect(exclusiveScopeOf('user:1:7')).toBe('user:1');
    expect(exclusiveScopeOf('email:anna@acme.it')).toBe('');
    expect(readSocialKey('linkedin', 'abc')).toEqual({ key: 'social:linkedin:abc' });
  });
});
