// What was just asked is answered again without being asked for anew, and nothing else is.

import { expect, test } from 'vitest';
import { rememberLast } from '#processor/steps/remember-last.ts';

function makeCounted() {
  const asked: string[] = [];
  const remember = rememberLast((one: string, other: object | undefined) => {
    asked.push(one);
    return { one, other };
  });
  return { asked, remember };
}

test('asks once as long as every part of the question is the same', () => {
  const { asked, remember } = makeCounted();
  const part = {};
  const first = remember('a', part);
  expect(remember('a', part)).toBe(first);
  expect(asked).toEqual(['a']);
});

test('asks anew when any part is another one, and remembers no more than the last', () => {
  const { asked, remember } = makeCounted();
  const part = {};
  remember('a', part);
  expect(remember('a', {})).not.toBe(remember('b', part));
  expect(remember('a', part)).toEqual({ one: 'a', other: part });
  expect(asked).toEqual(['a', 'a', 'b', 'a']);
});

test('asks anew after it was told to forget', () => {
  const { asked, remember } = makeCounted();
  remember('a', undefined);
  remember.forget();
  remember('a', undefined);
  expect(asked).toEqual(['a', 'a']);
});
