// Whom a site's own id means in a browser.

import { describe, expect, it } from 'vitest';
import { assignVisitor } from '#intelligence/identity/assign-visitor.ts';
import { type KeptWord, nameWords } from '#intelligence/identity/name-words.ts';

const anna = 'email:anna@acme.it';
const bruno = 'email:bruno@acme.it';
const user = 'user:1:41';
const word = (atMs: number, key: string, means = key): KeptWord => ({
  ...{ id: `${atMs} ${key}`, atMs, key, means, strength: 'claim' },
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
});
