// Numbers that a double cannot hold keep every digit, and everything else is read as JSON.parse reads it.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExactJson } from '#intelligence/webhooks/parse-exact-json.ts';

test('an id of more digits than a number holds becomes a text with all of them', () => {
  expect(parseExactJson('{"id":12345678901234567,"list":[-98765432109876543210, 1]}')).toEqual({
    id: '12345678901234567',
    list: ['-98765432109876543210', 1],
  });
});

test('numbers that a double holds, and fractions, stay numbers', () => {
  const text = '[9007199254740991,1.5,1521243339.873,1e3,-0.1,12345678901234567.5,1E+400]';
  expect(parseExactJson(text)).toEqual(JSON.parse(text));
});

test('digits inside texts and names stay as they are', () => {
  const text = String.raw`{"12345678901234567":"a \" 12345678901234567, \\","b":"\\\"12345678901234567"}`;
  expect(parseExactJson(text)).toEqual(JSON.parse(text));
});

test('JSON without long integers is read as JSON.parse reads it, and what is no JSON is refused', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseExactJson(text)).toEqual(JSON.parse(text));
    }),
  );
  expect(() => parseExactJson('{"id":12345678901234567')).toThrow(SyntaxError);
  expect(() => parseExactJson('012345678901234567')).toThrow(SyntaxError);
});

test('a body of 5 MB is read in linear time', () => {
  const text = JSON.stringify([`${'\\"1234567890123456789 '.repeat(200_000)}`]).replace(
    '[',
    '[12345678901234567,',
  );
  const startedMs = performance.now();
  expect(parseExactJson(text)).toHaveLength(2);
  expect(performance.now() - startedMs).toBeLessThan(5_000);
});
