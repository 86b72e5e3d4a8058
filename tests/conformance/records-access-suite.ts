// The part of the records' suite about who may open the dashboard: one-time links, users, tries at a password.

import { expect, it } from 'vitest';
import type { Role } from '#contract/report.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { changeRole, removeUser } from '#stores/records/questions/access-change-user.ts';
import { countTry, forgetTries } from '#stores/records/questions/access-count-try.ts';
import { createLink } from '#stores/records/questions/access-create-link.ts';
import { findUserByEmail, hasUsers, listUsers } from '#stores/records/questions/access-list-users.ts';
import { redeemInvitation, redeemSetupLink } from '#stores/records/questions/access-redeem-link.ts';
import { loginTries, oneTimeLinks } from '#stores/records/schema/access.ts';

const person = { name: 'Ada', language: 'it', passwordHash: 'hash' };
const setup = {
  kind: 'setup',
  role: 'administrator',
  email: '',
  name: '',
  createdBy: null,
  lifetimeMs: 60_000,
} as const;

const invitation = { ...setup, kind: 'invitation', role: 'sales', email: 'max@example.com' } as const;

export function testAccess(records: () => Records): void {
  testLinks(records);
  testUsers(records);
  testInviters(records);
  testTries(records);
}

function testLinks(records: () => Records): void {
  it('refuses a set-up link that is over, or whose place a newer one has taken', async () => {
    const over = await createLink(records(), { ...setup, lifetimeMs: -1 });
    const refused = { refused: 'link_not_valid' };
    const user = { ...person, email: 'ada@example.com' };
    expect(await redeemSetupLink(records(), over.token, user)).toEqual(refused);
    const older = await createLink(records(), setup);
    await createLink(records(), setup);
    expect(await redeemSetupLink(records(), older.token, user)).toEqual(refused);
    expect(await hasUsers(records())).toBe(false);
  });

  it('makes one administrator of a set-up token that several use at once, and keeps no token', async () => {
    const { token } = await createLink(records(), setup);
    const answers = await Promise.all(
      ['ada', 'bea', 'eve'].map((name) =>
        redeemSetupLink(records(), token, { ...person, email: `${name}@example.com` }),
      ),
    );
    expect(answers.filter((answer) => 'email' in answer)).toHaveLength(1);
    expect(await listUsers(records())).toMatchObject([{ name: 'Ada', role: 'administrator' }]);
    expect(JSON.stringify(await records().db.select().from(oneTimeLinks))).not.toContain(token);
  });

  it('makes one user of an invitation, and none for an address that is taken', async () => {
    const createdBy = (await listUsers(records()))[0]?.id ?? null;
    const invite = { ...invitation, createdBy };
    const { token } = await createLink(records(), invite);
    expect(await redeemInvitation(records(), token, person)).toEqual({ email: 'max@example.com' });
    expect(await redeemInvitation(records(), token, person)).toEqual({ refused: 'link_not_valid' });
    const again = await createLink(records(), invite);
    expect(await redeemInvitation(records(), again.token, person)).toEqual({ refused: 'email_taken' });
    expect((await findUserByEmail(records(), 'max@example.com'))?.role).toBe('sales');
  });
}

const ada = { id: 'ada', name: 'Ada' };
const work = { toId: undefined, keys: openOutboxKeys('a secret of the tests, long enough to be one') };

function deedsOn(records: () => Records) {
  return {
    remove: (userId: string) => removeUser(records(), ada, userId, work),
    role: (userId: string, wanted: Role) => changeRole(records(), ada, { userId, role: wanted }, work),
  };
}

function testUsers(records: () => Records): void {
  const { remove, role } = deedsOn(records);
  it('keeps one administrator when two remove each other at the same moment', async () => {
    const second = await findUserByEmail(records(), 'max@example.com');
    expect(await role(second?.id ?? '', 'administrator')).toBe('changed');
    const users = await listUsers(records());
    expect(users).toHaveLength(2);
    const answers = await Promise.all(users.map(({ id }) => remove(id)));
    expect(answers.sort()).toEqual(['changed', 'last_administrator']);
    expect(await remove('nobody')).toBe('unknown_user');
    expect(await listUsers(records())).toMatchObject([{ role: 'administrator' }]);
  });
}

function testInviters(records: () => Records): void {
  const { remove, role } = deedsOn(records);
  it('ends the invitations of whoever may not invite any more, made before or after that', async () => {
    const first = (await listUsers(records()))[0]?.id ?? null;
    const { token } = await createLink(records(), {
      ...invitation,
      email: 'eva@example.com',
      createdBy: first,
    });
    await redeemInvitation(records(), token, person);
    const eva = (await findUserByEmail(records(), 'eva@example.com'))?.id ?? '';
    await role(eva, 'administrator');
    const invite = (email: string) => createLink(records(), { ...invitation, email, createdBy: eva });
    const before = await invite('ted@example.com');
    await role(eva, 'sales');
    const after = await invite('tom@example.com');
    const refused = { refused: 'link_not_valid' };
    expect(await redeemInvitation(records(), after.token, person)).toEqual(refused);
    await role(eva, 'administrator');
    expect(await redeemInvitation(records(), before.token, person)).toEqual(refused);
    const last = await invite('tim@example.com');
    await remove(eva);
    expect(await redeemInvitation(records(), last.token, person)).toEqual(refused);
  });
}

function testTries(records: () => Records): void {
  it('lets no more tries through than allowed, however many come at once', async () => {
    const limit = { triesMax: 5, windowMs: 60_000 };
    const tries = await Promise.all(Array.from({ length: 20 }, () => countTry(records(), 'somebody', limit)));
    expect(tries.filter(({ allowed }) => allowed)).toHaveLength(5);
    expect((await countTry(records(), 'somebody else', limit)).allowed).toBe(true);
    await forgetTries(records(), 'somebody');
    expect((await countTry(records(), 'somebody', limit)).allowed).toBe(true);
  });
  it('sweeps counts that are long over, though nobody signs in', async () => {
    const limit = { triesMax: 5, windowMs: 60_000 };
    const old = { key: 'long ago', tries: 1, windowStartedAtMs: Date.now() - 2 * 3_600_000 };
    await records().db.insert(loginTries).values(old);
    // Another process: this one may have swept a moment ago.
    await countTry({ ...records() }, 'somebody new', limit);
    const keys = (await records().db.select().from(loginTries)).map(({ key }) => key);
    expect(keys).toContain('somebody new');
    expect(keys).not.toContain('long ago');
  });
}
