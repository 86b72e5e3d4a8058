// What an event carries is shown as names and values, never as the JSON it is stored as.

import { expect, it } from 'vitest';
import { readPairs } from '../../../dashboard/web/pages/visits/step-properties.tsx';

it('lists names and values, lists with commas between', () => {
  expect(readPairs('{"provider":"youtube","fields":["nome","azienda"],"price":12}')).toEqual([
    ['provider', 'youtube'],
    ['fields', 'nome, azienda'],
    ['price', '12'],
  ]);
});

it('keeps what is nested, and text that is no JSON, as it is', () => {
  expect(readPairs('{"cart":{"items":2}}')).toEqual([['cart', '{"items":2}']]);
  expect(readPairs('plain')).toEqual([['', 'plain']]);
  expect(readPairs('')).toEqual([]);
});
