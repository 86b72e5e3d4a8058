// What callers can say about consent, and that rubbish says nothing.

import { expect, test } from 'vitest';
import { readCategoryConsent, readStatedConsent } from '#collector/drop-in/stated-consent.ts';

test('a word, a word with purposes, an object and its JSON are read', () => {
  expect(readStatedConsent('granted')).toEqual({ state: 'granted', origin: 'api' });
  expect(readStatedConsent(' Denied ')).toEqual({ state: 'denied', origin: 'api' });
  expect(readStatedConsent('granted:measure, company')).toEqual({
    state: 'granted',
    purposes: { measure: true, company: true, person: false },
    origin: 'api',
  });
  const object = { state: 'granted', version: '2', at: 5, purposes: { measure: true, person: 1 }, rest: {} };
  const read = {
    state: 'granted',
    version: '2',
    at: 5,
    purposes: { measure: true, company: false, person: false },
  };
  expect(readStatedConsent(object)).toEqual(read);
  expect(readStatedConsent(JSON.stringify(object))).toEqual(read);
});

test('everything else states nothing', () => {
  const rubbish = ['', 'yes', '1', '{', '{}', '[]', 'x'.repeat(9_000), null, 7, ['granted'], { state: 1 }];
  for (const value of rubbish) expect(readStatedConsent(value)).toBeUndefined();
  for (const value of [null, 'x', {}, { categoryPreferences: { Functional: true } }]) {
    expect(readCategoryConsent(value)).toBeUndefined();
  }
});

test('categories of the usual consent managers say what is allowed, and only true allows', () => {
  const purposesOf = (categoryPreferences: unknown) =>
    readCategoryConsent({ categoryPreferences })?.['purposes'];
  expect(purposesOf({ C0001: true, C0002: true, C0004: true })).toEqual({
    measure: true,
    company: true,
    person: true,
  });
  expect(purposesOf({ Statistics: true, Marketing: false })).toEqual({
    measure: true,
    company: false,
    person: false,
  });
  expect(purposesOf({ measure: true, company: true, Advertising: false })).toEqual({
    measure: true,
    company: true,
    person: false,
  });
  expect(purposesOf({ analytics: 'true' })).toEqual({ measure: false, company: false, person: false });
});
