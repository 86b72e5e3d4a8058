// Whoever is searched by name is found however it is written, and nobody is found whose name only holds it.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHideNames, createNamesThem } from '#stores/persons/needles.ts';

const namesThem = createNamesThem(['email:rossi@acme.it', 'phone:+39021234567', 'social:x:77']);

it.each([
  'rossi@acme.it',
  'Write to ROSSI@acme.it.',
  '<rossi@acme.it>, others',
  '{"text":"hello\\nrossi@acme.it"}',
  'https://a.example/?u=https%3A%2F%2Fb.example%2F%3Fm%3Drossi%40acme.it%26x=1',
  'q=call+rossi%40acme.it',
  'call +39 02 1234567 today',
  '0039-02-1234567',
  '+39021234567, 12 pumps',
])('finds them in %s', (text) => expect(namesThem(text, 1)).toBe(true));

it.each([
  'anna.rossi@acme.it',
  'anna%2Brossi%40acme.it',
  'x+rossi@acme.it',
  'rossi@acme.it.example',
  'rossi@acme.italia',
  'rossi@acme.it-shop.it',
  '+390212345678',
  'tel 00390212345678',
  '+39 02 1234 5678',
  'order 39, then 021, then 234567',
  '{"a":39021,"b":234567}',
])('does not find them in %s', (text) => expect(namesThem(text, 1)).toBe(false));

it('takes no address that is longer on either side, and no number that is', () => {
  const letter = fc.constantFrom(...'abzABZ09._%+-éж');
  const wordEnd = fc.constantFrom(...'abz09é', '-b', '.it', '.example');
  fc.assert(
    fc.property(
      fc.array(letter, { minLength: 1, maxLength: 6 }),
      fc.array(wordEnd, { maxLength: 3 }),
      (before, end) => {
        const start = before.join('').replace(/%[0-9a-f]{2}$/i, 'a');
        expect(namesThem(`to ${start}rossi@acme.it${end.join('')} now`, 1)).toBe(false);
        expect(namesThem(`to "rossi@acme.it${end.join('')}"`, 1)).toBe(end.length === 0);
      },
    ),
  );
  fc.assert(
    fc.property(fc.nat(999), (more) => {
      expect(namesThem(`call +39021234567${more} now`, 1)).toBe(false);
      expect(namesThem(`call ${more + 1}39021234567 now`, 1)).toBe(false);
    }),
  );
});

it('takes what names them out of a text, and all of one that is nothing else', () => {
  const hide = createHideNames(['email:anna@acme.example', 'phone:+39021234567', 'social:x:4711']);
  expect(hide('Ask Anna@acme.example or +39 02 1234567, not xanna@acme.example', 0)).toBe(
    'Ask … or +…, not xanna@acme.example',
  );
  expect(hide('4711', 0)).toBe('…');
  expect(hide('Order 4711 of Beta', 0)).toBe('Order 4711 of Beta');
});
