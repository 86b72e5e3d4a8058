// Whom a site's own id means in a browser.

import { describe, expect, it } from 'vitest';
import { assignVisitor } from '#intelligence/identity/assign-visitor.ts';
import { type KeptWord, nameWords } from '#intelligence/identity/name-words.ts';

const anna = 'email:anna@acme.it';
const bruno = 'email:bruno@acme.it';
const user = 'user:1:41';
const word = (
  atMs: number,
  key: string,
  means = key,
  strength: KeptWord['strength'] = 'claim',
): KeptWord => ({
  ...{ id: `${atMs} ${key}`, atMs, key, means, strength },
});
const holders = (words: readonly KeptWord[]) =>
  assignVisitor(nameWords(words), (key) => key).spans.map(({ fromMs, key }) => [fromMs, key]);

describe('nameWords', () => {
  it('lets an id alone mean the e-mail that was said with it before', () => {
    expect(holders([word(1, anna), word(1, user, anna), word(9, user)])).toEqual([[null, anna]]);
  });

  it('lets an id that was never said with an e-mail be somebody by itself', () => {
    expect(holders([word(1, user)])).toEqual([[null, user]]);
  });

  it('gives two e-mails of one id each their own time', () => {
    const words = [word(1, anna), word(1, user, anna), word(5, bruno), word(5, user, bruno), word(9, user)];
    expect(holders(words)).toEqual([
      [null, anna],
      [5, bruno],
    ]);
    expect(holders(words.toReversed())).toEqual(holders(words));
  });

  it('never lets what a browser said decide whom a proof means', () => {
    const claimed = [word(1, bruno), word(1, user, bruno), word(5, user, user, 'proof')];
    expect(assignVisitor(nameWords(claimed), (key) => key).spans).toMatchObject([
      { fromMs: null, key: bruno, strength: 'claim' },
      { fromMs: 5, key: user, strength: 'proof' },
    ]);
  });

  it('lets a proof of an id alone mean the e-mail that was proven with it', () => {
    const words = [word(1, anna, anna, 'proof'), word(1, user, anna, 'proof'), word(5, user, user, 'proof')];
    expect(holders(words)).toEqual([[null, anna]]);
  });

  it('believes what was proven of an id before what a browser says of it', () => {
    const words = [
      ...[word(1, anna, anna, 'proof'), word(1, user, anna, 'proof')],
      ...[word(5, bruno), word(5, user, bruno)],
      word(9, user),
    ];
    expect(nameWords(words).at(-1)).toMatchObject({ atMs: 9, key: anna, strength: 'claim' });
  });
});
