// Ids of visitors that are made of what somebody else calls them.

import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { nameVisitor, nameVisitorOfUser } from '#collector/name-visitor.ts';

const site = { id: 3, secretKeyHash: 'a'.repeat(64) };

it('keeps the browser script’s own ids, so that a backend can speak of the same visitor', () => {
  expect(nameVisitor(site, '00112233445566aa')).toBe('00112233445566aa');
});

it('cannot be worked out from a user id without what only the installation knows', () => {
  const name = nameVisitorOfUser(site, '41', true);
  expect(name).toMatch(/^[0-9a-f]{16}$/);
  expect(nameVisitorOfUser(site, '41', true)).toBe(name);
  expect(nameVisitorOfUser({ ...site, secretKeyHash: 'b'.repeat(64) }, '41', true)).not.toBe(name);
  const guessed = createHash('sha256').update('user|3|41').digest('hex').slice(0, 16);
  expect([name, nameVisitorOfUser(site, '41', false)]).not.toContain(guessed);
});

it('is another one for a page than for the site’s own server', () => {
  expect(nameVisitorOfUser(site, '41', false)).not.toBe(nameVisitorOfUser(site, '41', true));
});
