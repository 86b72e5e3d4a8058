// Campaign tags are added to a target without harm to what it has.

import { describe, expect, test } from 'vitest';
import { readTarget, tagAddress } from '#intelligence/email/tag-address.ts';

const tags = { source: 'newsletter', medium: 'email', name: 'Autunno 26', term: '', content: '' };

describe('the address that a short link leads to', () => {
  test('keeps the query and the fragment of the target as they are written', () => {
    expect(tagAddress('https://acme.example/a?x=1&y=a%20b+c#part', tags, 'abc')).toBe(
      'https://acme.example/a?x=1&y=a%20b+c&utm_source=newsletter&utm_medium=email&utm_campaign=Autunno%2026&utm_id=abc#part',
    );
  });

  test('keeps the query as it is written with a token too', () => {
    const tagged = tagAddress('https://acme.example/a?y=a%20b', tags, 'abc', { fiuto_link: 'x' });
    expect(tagged).toContain('?y=a%20b&');
  });

  test('leaves a tag to the target that has one', () => {
    const tagged = tagAddress('https://acme.example/?utm_source=own', tags, 'abc');
    expect(new URL(tagged).searchParams.getAll('utm_source')).toEqual(['own']);
  });

  test('never carries a token that the target had', () => {
    const tagged = tagAddress('https://acme.example/?fiuto_link=old', tags, 'abc', { fiuto_link: 'new' });
    expect(new URL(tagged).searchParams.getAll('fiuto_link')).toEqual(['new']);
  });
});

describe('a target', () => {
  test.each([
    ['javascript:alert(1)', 'not_http'],
    ['data:text/html,x', 'not_http'],
    ['//acme.example', 'no_address'],
    ['https://acme.example@evil.example/', 'has_password'],
    ['', 'no_address'],
  ])('%s is refused', (text, refused) => {
    expect(readTarget(text)).toEqual({ refused });
  });

  test('is stored in its usual form', () => {
    expect(readTarget(' HTTPS://Acme.Example/Preis?x=ä ')).toEqual({
      target: 'https://acme.example/Preis?x=%C3%A4',
    });
  });
});
