// Ids of a network or of a user are found in what a webhook delivered, as JSON or as a form.

import { expect, it } from 'vitest';
import { parseBody } from '#stores/persons/erase-deliveries.ts';
import { createNamesThem, holdsName } from '#stores/persons/needles.ts';

const namesThem = createNamesThem(['social:messenger:778899', 'user:1:4711', 'phone:+393401234567']);

it.each([
  ['{"entry":[{"messaging":[{"sender":{"id":"778899"}}]}]}', true],
  ['{"user":{"id":4711}}', true],
  ['a=1&user=4711', true],
  ['tel=%2B39+340+1234567', true],
  [`payload=${encodeURIComponent('{"user":"4711"}')}`, true],
  ['{"sender":{"id":"7788991"}}', false],
  ['user=47110', false],
])('of %s: %s', (text, found) => expect(holdsName(parseBody(text), 1, namesThem)).toBe(found));
