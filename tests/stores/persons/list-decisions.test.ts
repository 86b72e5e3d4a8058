// What somebody decided on the public page, or by unsubscribing, is listed with day and source under all of their names; of
// others nothing.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { listDecisions } from '#stores/persons/list-decisions.ts';
import { sealErasure } from '#stores/persons/seal-erasure.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { liftToldRefusals } from '#stores/records/links/lift-told-refusals.ts';
import { refuseByProvider, unsubscribe } from '#stores/records/links/refuse-mail.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { noteErasure } from '#stores/records/rights/erasure-runs.ts';
import { openRightsDesk } from '#stores/records/rights/open-rights-desk.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const secret = 'ab'.repeat(32);
const email = 'anna@acme.it';
const link = { id: 1, email };
const anna = { id: 4711, keys: [`email:${email}`, 'phone:+390112345678'] };
let records: Records;
let siteIds: number[];
beforeAll(async () => {
  records = await openTestRecords();
  siteIds = [
    (await createSite(records, { name: 'One' })).site.id,
    (await createSite(records, { name: 'Two' })).site.id,
  ];
  const contacts = [{ key: `email:${email}`, atMs: Date.now() }];
  await keepSaid(records, { words: [], proofs: [], values: [], contacts, refusals: [] });
}, 120_000);
afterAll(() => records?.close());
beforeEach(async () => {
  for (const table of ['withdrawals', 'rights_requests', 'mail_refusals', 'erasure_runs'])
    await records.db.execute(sql`DELETE FROM ${sql.identifier(table)}`);
});
const list = () => listDecisions(records, secret, anna);

it('lists consent taken back and an objection by what they are in effect for', async () => {
  const desk = openRightsDesk(records, secret);
  expect(await list()).toEqual([]);
  await desk.withdraw(link, ['measure']);
  await desk.object(link, 'en');
  expect(await list()).toMatchObject([
    { what: 'objection', state: 'open', email, source: 'rights_page', dueAt: expect.stringMatching(/^20/) },
    { what: 'objected', purposes: ['company', 'person', 'email_tracking'], state: null },
    { what: 'withdrawn', purposes: ['measure'], source: 'rights_page' },
  ]);
  expect(await listDecisions(records, secret, { id: 1, keys: ['email:other@acme.it'] })).toEqual([]);
});

it('lists unsubscribing once for all sites, and refused tracking where it was refused', async () => {
  await openRightsDesk(records, secret).unsubscribe(link);
  expect(await list()).toMatchObject([{ what: 'unsubscribed', source: 'mail_page', siteIds, email }]);
  const [siteId = 0] = siteIds;
  await records.db.execute(sql`DELETE FROM mail_refusals`);
  await unsubscribe(records, { siteId, email, mailingId: null }, 'one_click');
  await records.db.execute(sql`UPDATE mail_refusals SET withdrawn_at = now() - interval '1 day'`);
  expect(await list()).toMatchObject([
    { what: 'unsubscribed', source: 'one_click', siteIds: [siteId] },
    { what: 'untracked', siteIds: [siteId] },
  ]);
});

it('tells what a mailing tool said, and which of three things it was, from what the person decided', async () => {
  const [siteId = 0] = siteIds;
  const told = { siteId, email, tool: 'sendgrid' };
  await refuseByProvider(records, [{ ...told, kind: 'bounced' }]);
  expect(await list()).toMatchObject([{ what: 'bounced', source: 'mailing_tool', siteIds: [siteId], email }]);
  await refuseByProvider(records, [{ ...told, kind: 'complained' }]);
  expect(await list()).toMatchObject([{ what: 'complained', source: 'mailing_tool' }]);
  await unsubscribe(records, { siteId, email, mailingId: null }, 'page');
  expect(await list()).toMatchObject([{ what: 'unsubscribed', source: 'mail_page' }]);
});

it('forgets what a mailing tool said when an administrator has the address written to again, and nothing that they said', async () => {
  const [first = 0, second = 0] = siteIds;
  await refuseByProvider(records, [
    { siteId: first, email, tool: 'mailchimp', kind: 'unsubscribed' },
    { siteId: second, email, tool: 'brevo', kind: 'complained' },
  ]);
  expect(await liftToldRefusals(records, [email])).toBe(1);
  expect(await list()).toMatchObject([{ what: 'complained', siteIds: [second] }]);
  await unsubscribe(records, { siteId: first, email, mailingId: null }, 'one_click');
  expect(await liftToldRefusals(records, [email])).toBe(0);
});

it('tells an erasure that is asked for from one that is under way, whoever began it', async () => {
  await openRightsDesk(records, secret).erase(link, 'en');
  expect(await list()).toMatchObject([{ what: 'erasure', state: 'open', email }]);
  const held = { personId: 4711, keys: anna.keys, keyIds: [], spans: [], reach: 'all' } as const;
  await noteErasure(records, sealErasure(secret, { id: 'u1', name: 'Ada' }, held));
  await noteErasure(records, sealErasure('cd'.repeat(32), { id: 'u1', name: 'Ada' }, held));
  expect(await list()).toMatchObject([{ what: 'erasure', state: 'under_way', source: 'rights_page' }]);
  await records.db.execute(sql`DELETE FROM rights_requests`);
  expect(await list()).toMatchObject([
    { what: 'erasure', state: 'under_way', source: 'colleague', email: '' },
  ]);
});
