// Links, mailings and recipients in the records.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveLink, createLink, listLinks } from '#stores/records/links/change-links.ts';
import {
  addRecipients,
  countOpens,
  createMailing,
  findMailing,
  stateConsent,
  takeBackConsent,
} from '#stores/records/links/change-mailings.ts';
import { findLiveLink, findLiveRecipient } from '#stores/records/links/find-live.ts';
import { listRecipients, listTracked } from '#stores/records/links/list-recipients.ts';
import { unsubscribe, withdrawTracking } from '#stores/records/links/refuse-mail.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const by = { id: 'u1', name: 'Marta' };
const tags = { source: 'linkedin', medium: 'social', name: 'autumn', term: '', content: '' };
let records: Records;
let siteId = 0;

beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Acme' })).site.id;
});
afterAll(() => records.close());

const newLink = () => ({
  ...{ siteId, target: 'https://acme.example/', title: 'Post', channel: 'social' as const, mailingId: null },
  ...tags,
});

describe('short links', () => {
  test('have codes of their own, and are found by them', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => createLink(records, by, newLink())));
    expect(new Set(made.map(({ code }) => code)).size).toBe(20);
    for (const { code } of made) expect(code).toMatch(/^[a-z2-9]{8}$/);
    const code = made[0]?.code ?? '';
    expect(await findLiveLink(records, code)).toMatchObject({ code, siteId, isArchived: false, ...tags });
    expect(await findLiveLink(records, 'nothing')).toBeUndefined();
  });

  test('that are archived are known and said to be so, and can be brought back', async () => {
    const { id, code } = await createLink(records, by, newLink());
    await archiveLink(records, by, { id, siteIds: [siteId], archived: true });
    expect(await findLiveLink(records, code)).toMatchObject({ isArchived: true });
    const listed = await listLinks(records, { siteIds: [siteId], archived: false, limit: 100 });
    expect(listed.map((link) => link.id)).not.toContain(id);
    await archiveLink(records, by, { id, siteIds: [siteId], archived: false });
    expect(await findLiveLink(records, code)).toMatchObject({ isArchived: false });
  });

  test('of another site are not to be touched', async () => {
    const { id } = await createLink(records, by, newLink());
    const archiving = archiveLink(records, by, { id, siteIds: [siteId + 1], archived: true });
    await expect(archiving).rejects.toMatchObject({ code: 'unknown_link' });
  });

  test('go with mailings of their own site alone', async () => {
    const other = await createSite(records, { name: 'Other' });
    const mailing = await createMailing(records, by, { siteId: other.site.id, name: 'N' });
    const making = createLink(records, by, { ...newLink(), mailingId: mailing.id });
    await expect(making).rejects.toMatchObject({ code: 'mailing_of_other_site' });
  });
});

describe('recipients', () => {
  const list = [
    { email: 'anna@acme.example', name: 'Anna', allowsTracking: null },
    { email: 'bruno@acme.example', name: 'Bruno', allowsTracking: false },
    { email: 'carla@acme.example', name: 'Carla', allowsTracking: true },
  ];

  async function mailingOf(name: string): Promise<number> {
    const { id } = await createMailing(records, by, { siteId, name });
    await addRecipients(records, id, list);
    return id;
  }
  const tracked = async (id: number) =>
    (await listTracked(records, id, { afterId: 0, limit: 10 })).map(({ name }) => name);

  test('get no token before somebody has stated that they agreed, nor after that was taken back', async () => {
    const id = await mailingOf('statement');
    expect(await tracked(id)).toEqual([]);
    await stateConsent(records, by, id, 'They agreed in writing.');
    expect(await tracked(id)).toEqual(['Anna', 'Carla']);
    const mailing = await findMailing(records, id, [siteId]);
    expect(mailing).toMatchObject({
      statement: 'They agreed in writing.',
      statedByName: 'Marta',
      tracked: 2,
    });
    expect(mailing.statedAt).toBeInstanceOf(Date);
    await takeBackConsent(records, id);
    expect(await tracked(id)).toEqual([]);
  });

  test('added after the statement get no token before it is made anew, unless their list says that they agreed', async () => {
    const { id } = await createMailing(records, by, { siteId, name: 'December' });
    const row = (email: string, allowsTracking: boolean | null = null) => ({
      email,
      name: '',
      allowsTracking,
    });
    const tracked = async () =>
      (await listTracked(records, id, { afterId: 0, limit: 10 })).map(({ email }) => email);
    await addRecipients(records, id, [row('first@dec.it')]);
    await stateConsent(records, by, id, 'They agreed to be tracked.');
    await records.db.execute(`UPDATE mailings SET stated_at = now() - interval '1 hour' WHERE id = ${id}`);
    await records.db.execute(
      `UPDATE mail_recipients SET first_added_at = now() - interval '2 hours' WHERE mailing_id = ${id}`,
    );
    await addRecipients(records, id, [row('first@dec.it'), row('fair@dec.it'), row('yes@dec.it', true)]);
    expect(await tracked()).toEqual(['first@dec.it', 'yes@dec.it']);
    expect(await findMailing(records, id, [siteId])).toMatchObject({ tracked: 2, addedSince: 1 });
    const fair = (await listRecipients(records, id, { afterId: 0, limit: 10 })).find(
      ({ email }) => email === 'fair@dec.it',
    );
    const numbers = { recipientId: fair?.id ?? 0, mailingId: id };
    expect(await findLiveRecipient(records, numbers)).toMatchObject({ mayTrack: false });
    await stateConsent(records, by, id, 'They agreed to be tracked, all of them.');
    expect((await tracked()).length).toBe(3);
    expect(await findLiveRecipient(records, numbers)).toMatchObject({ mayTrack: true });
    expect(await findMailing(records, id, [siteId])).toMatchObject({ tracked: 3, addedSince: 0 });
  });

  test('who refuse tracking are named by no token, in later mailings neither, and still get mail', async () => {
    const id = await mailingOf('withdrawing');
    await stateConsent(records, by, id, 'They agreed.');
    const anna = (await listTracked(records, id, { afterId: 0, limit: 1 }))[0];
    const token = { recipientId: anna?.id ?? 0, mailingId: id };
    expect(await findLiveRecipient(records, token)).toMatchObject({
      email: 'anna@acme.example',
      mayTrack: true,
    });
    await withdrawTracking(records, { siteId, email: 'anna@acme.example', mailingId: id });
    expect(await findLiveRecipient(records, token)).toMatchObject({ mayTrack: false });
    const later = await mailingOf('later');
    await stateConsent(records, by, later, 'They agreed.');
    expect(await tracked(later)).toEqual(['Carla']);
    const rows = await listRecipients(records, later, { afterId: 0, limit: 10 });
    expect(rows.find(({ name }) => name === 'Anna')).toMatchObject({ unsubscribedAt: null });
  });

  test('who unsubscribe twice keep the first time and way', async () => {
    const id = await mailingOf('unsubscribing');
    const carla = { siteId, email: 'carla@acme.example', mailingId: id };
    await unsubscribe(records, carla, 'one_click');
    await unsubscribe(records, carla, 'page');
    const rows = await listRecipients(records, id, { afterId: 0, limit: 10 });
    expect(rows.find(({ name }) => name === 'Carla')).toMatchObject({
      unsubscribedBy: 'one_click',
      withdrawnAt: null,
    });
  });

  test('are taken in twice without doubling, and a token of another mailing names nobody', async () => {
    const id = await mailingOf('twice');
    await addRecipients(records, id, [{ email: 'anna@acme.example', name: 'Anna R.', allowsTracking: true }]);
    const rows = await listRecipients(records, id, { afterId: 0, limit: 10 });
    expect(rows.map(({ name }) => name)).toEqual(['Anna R.', 'Bruno', 'Carla']);
    const token = { recipientId: rows[0]?.id ?? 0, mailingId: id + 1_000 };
    expect(await findLiveRecipient(records, token)).toBeUndefined();
  });

  test('who refused to be tracked stay so when a later list says nothing of it', async () => {
    const id = await mailingOf('silent');
    const [bruno] = list.filter(({ allowsTracking }) => allowsTracking === false);
    expect(bruno).toBeDefined();
    await addRecipients(records, id, [{ email: bruno?.email ?? '', name: 'Bruno B.', allowsTracking: null }]);
    await stateConsent(records, by, id, 'They agreed.');
    expect(await tracked(id)).not.toContain('Bruno B.');
  });

  test('have their opens counted only after the statement', async () => {
    const id = await mailingOf('opens');
    await expect(countOpens(records, id, true)).rejects.toMatchObject({ code: 'not_stated' });
    await stateConsent(records, by, id, 'They agreed.');
    await countOpens(records, id, true);
    expect((await findMailing(records, id, [siteId])).countsOpens).toBe(true);
  });
});
