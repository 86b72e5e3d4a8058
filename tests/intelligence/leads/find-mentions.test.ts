// Whom a text names with @: by the whole name, or by a first name that only one colleague has.

import { expect, test } from 'vitest';
import { findMentions } from '#intelligence/leads/find-mentions.ts';

const users = [
  { id: 'anna', name: 'Anna Rossi' },
  { id: 'anna2', name: 'Anna Verdi' },
  { id: 'bruno', name: 'Bruno' },
  { id: 'niko', name: 'Niccolò D’Amico' },
];

test.each([
  ['@Anna Rossi has it', ['anna']],
  ['ask @anna verdi, please', ['anna2']],
  ['@Anna has it', []],
  ['@bruno: see this', ['bruno']],
  ['@Brunone is another', []],
  ['mail@brunos.it', []],
  ['write to info@bruno.it', []],
  ['write to info@bruno-pumps.it, says @bruno.', ['bruno']],
  ['@Niccolò and @Bruno', ['bruno', 'niko']],
  ['Bruno without a sign', []],
])('in %j finds %j', (text, found) => {
  expect(findMentions(text, users)).toEqual(found);
});

test('nobody is found by an empty name', () => {
  expect(findMentions('@ nobody', [{ id: 'x', name: ' ' }])).toEqual([]);
});
