// Contact permission over the API: what a colleague notes and what people say themselves by unsubscribing stands beside the number
// and the address, the later holds, a hand-over respects it, and it goes with the person.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonContact } from '#contract/contact-report.ts';
import type { HandOverPage } from '#contract/handover-report.ts';
import type { LeadDetail } from '#contract/lead-report.ts';
import type { PersonPage } from '#contract/person-report.ts';
import type { Said } from '#contract/said.ts';
import { erasePerson } from '#stores/records/identity/erase-person.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
let siteId: number;
let personId: number;
let leadId: number | null;
const anna = 'email:anna@pompe-uno.it';
const by = { id: 'u1', name: 'Ada' };
const bodyOf = <Body>(answer: { body: unknown }) => answer.body as Body;
const nobody: Said = { words: [], proofs: [], values: [], contacts: [], refusals: [] };

beforeAll(async () => {
  dashboard = await openTestDashboard();
  manager = await dashboard.withRole('manager');
  const { records } = dashboard;
  siteId = (await createSite(records, { name: 'Shop', allowedHosts: ['pompe.example'] })).site.id;
  const companyId = await createCompany(records, by, {
    ...{
      name: 'Pompe Uno',
      status: 'prospect',
      source: 'manual',
      domains: [{ domain: 'pompe-uno.it', kind: 'primary', confidence: 1, source: 'manual' }],
    },
  });
  const atMs = Date.now() - 86_400_000;
  const value = { key: anna, source: `site:${siteId}:identify`, confidence: 'claim' as const, atMs };
  const word = {
    siteId,
    visitor: '00000000000000aa',
    key: anna,
    means: anna,
    strength: 'claim' as const,
    atMs,
  };
  await keepSaid(records, {
    ...nobody,
    words: [{ ...word, how: 'identify', id: 'event-1' }],
    values: [
      { ...value, field: 'name', value: 'Anna Rossi' },
      { ...value, confidence: 'confirmed', field: 'phone', value: '+390212345678' },
      // Anybody can claim a number, and later at that: it is no number to call.
      { ...value, field: 'phone', value: '+390299999999', atMs: atMs + 1_000 },
    ],
  });
  personId = bodyOf<PersonPage>(await manager.get('/api/people?search=anna')).people[0]?.id ?? 0;
  leadId = bodyOf<LeadDetail>(await manager.post('/api/leads', { companyId, owner: 'me' })).leadId;
});
afterAll(() => dashboard.close());

const path = () => `/api/people/${personId}/contact`;
const read = async () => bodyOf<PersonContact>(await manager.get(path()));
const note = (channel: string, state: string, source: string) =>
  manager.post(path(), { channel, state, source });

test('nothing is on record until somebody notes it, with who and how, on the lead and in the hand-over as well', async () => {
  expect(await read()).toMatchObject({
    phone: { state: 'unknown', how: 'none' },
    email: { state: 'unknown' },
  });
  expect((await note('phone', 'allowed', '  ')).status).toBe(400);
  const noted = await note('phone', 'allowed', 'Said so on the phone');
  expect(bodyOf<PersonContact>(noted).phone).toMatchObject({
    ...{ state: 'allowed', how: 'noted', source: 'Said so on the phone', by: 'manager' },
  });
  const lead = bodyOf<LeadDetail>(await manager.get(`/api/leads/${leadId}`));
  expect(lead.people).toMatchObject([{ phone: '+390212345678', contact: { phone: { state: 'allowed' } } }]);
  await note('phone', 'refused', 'Asked not to be called');
  const brief = bodyOf<HandOverPage>(await manager.get('/api/hand-over?owner=me')).leads[0];
  expect(brief?.people).toMatchObject([{ name: 'Anna Rossi', contact: { phone: { state: 'refused' } } }]);
  await note('phone', 'unknown', 'Noted on the wrong person');
  expect((await read()).phone).toMatchObject({ state: 'unknown', how: 'noted' });
});

test('whoever unsubscribes or withdraws their consent refuses mails, until a colleague notes something later', async () => {
  await note('email', 'allowed', 'Signed form');
  const { db } = dashboard.records;
  await db.execute(sql`INSERT INTO mail_refusals (site_id, email, unsubscribed_at, unsubscribed_by)
    VALUES (${siteId}, 'Anna@pompe-uno.it', now() + interval '1 second', 'page')`);
  expect((await read()).email).toMatchObject({ state: 'refused', how: 'unsubscribed', by: '' });
  await db.execute(sql`UPDATE mail_refusals SET withdrawn_at = now() + interval '2 seconds'`);
  expect((await read()).email).toMatchObject({ state: 'refused', how: 'withdrawn' });
  await db.execute(
    sql`UPDATE mail_refusals SET unsubscribed_at = now() - interval '2 days', withdrawn_at = NULL`,
  );
  expect((await read()).email).toMatchObject({ state: 'allowed', how: 'noted' });
  // To take a note back takes no refusal back.
  await note('email', 'unknown', 'The form was another’s');
  expect((await read()).email).toMatchObject({ state: 'refused', how: 'unsubscribed' });
});

test('a marketer reads it and notes nothing, a salesperson neither of a colleague’s person, and it goes with the person', async () => {
  const marketer = await dashboard.withRole('marketer');
  expect((await marketer.get(path())).status).toBe(200);
  expect((await marketer.post(path(), { channel: 'phone', state: 'allowed', source: 'x' })).status).toBe(403);
  const sales = await dashboard.withRole('sales');
  expect((await sales.get(path())).status).toBe(403);
  expect((await sales.post(path(), { channel: 'phone', state: 'allowed', source: 'x' })).status).toBe(403);
  await erasePerson(dashboard.records, [anna], { subjects: [] });
  const { rows } = await dashboard.records.db.execute(sql`SELECT FROM contact_permissions LIMIT 1`);
  expect(rows).toEqual([]);
});
