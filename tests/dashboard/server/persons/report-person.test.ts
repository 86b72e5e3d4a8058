// How a person is called of whom nobody has said a name.

import { expect, it } from 'vitest';
import { nameOf } from '#dashboard/server/persons/report-person.ts';

it.each([
  ['email:anna@acme.it', 'anna@acme.it'],
  ['user:3:4711', '4711'],
  ['social:messenger:8231', 'Messenger 8231'],
  ['social:linkedin:urn:li:person:p', 'LinkedIn urn:li:person:p'],
  ['social:forum:anna', 'forum anna'],
])('calls %s by what people would call it', (key, name) => {
  expect(nameOf({ id: 1, name: '', email: '', key })).toEqual({ id: 1, name });
});
