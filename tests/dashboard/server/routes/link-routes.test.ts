// Links and mailings over the API: who may, what is refused and how, and what the files hold.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '#stores/records/questions/write-audit.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let marketer: TestClient;
let siteId = 0;
const csv = { 'content-type': 'text/csv' };

beforeAll(async () => {
  dashboard = await openTestDashboard();
  const created = await (await dashboard.administrator()).post('/api/sites', { name: 'Acme' });
  siteId = (created.body['site'] as { id: number }).id;
  marketer = await dashboard.withRole('marketer');
});
afterAll(() => dashboard.close());

const newLink = (changes: Record<string, unknown> = {}) => ({
  ...{ siteId, title: 'Post', target: 'https://acme.example/offer', channel: 'social' },
  ...{ source: 'linkedin', medium: 'social', name: 'autumn' },
  ...changes,
});
const codeOf = (body: Record<string, unknown>) => (body['error'] as { code: string } | undefined)?.code;
const addMailing = async () =>
  Number((await marketer.post('/api/mailings', { siteId, name: 'November' })).body['id']);
const statement = 'All recipients agreed to the recording of their clicks.';

describe('links', () => {
  it('are made by marketers and listed with the address that they lead to', async () => {
    const made = await marketer.post('/api/links', newLink());
    expect(made.status).toBe(200);
    expect(made.body['shortUrl']).toMatch(/^http.*\/l\/[a-z2-9]{8}$/);
    expect(made.body['taggedUrl']).toContain('https://acme.example/offer?utm_source=linkedin');
    const { body } = await marketer.get(`/api/links?site=${siteId}`);
    expect(body['links']).toEqual([
      expect.objectContaining({ clicks: { human: 0, machine: 0, unsure: 0, pages: 0 } }),
    ]);
    const days = await marketer.get(`/api/links/${made.body['id']}/clicks`);
    expect(days.body['days']).toHaveLength(30);
  });

  it.each([
    ['javascript:alert(1)', 'not_http'],
    ['acme', 'no_address'],
    ['https://a:b@acme.example', 'has_password'],
  ])('to %s are refused', async (target, code) => {
    const answer = await marketer.post('/api/links', newLink({ target }), { 'accept-language': 'it' });
    expect(answer.status).toBe(400);
    expect(codeOf(answer.body)).toBe(code);
  });

  it('are nothing for sales, and only to be looked at for managers', async () => {
    const sales = await dashboard.withRole('sales');
    const manager = await dashboard.withRole('manager');
    expect((await sales.get('/api/links')).status).toBe(403);
    expect((await manager.get('/api/links')).status).toBe(200);
    expect((await manager.post('/api/links', newLink())).status).toBe(403);
  });
});

describe('recipients', () => {
  const send = (id: number, text: string, language = 'en') =>
    marketer.post(`/api/mailings/${id}/recipients`, text, { ...csv, 'accept-language': language });

  it('with a fault in any line are not taken in, and the lines are named', async () => {
    const id = await addMailing();
    const answer = await send(id, 'email\nanna.rossi@acme-impianti.it\nnobody\n', 'it');
    expect(answer.status).toBe(422);
    expect((answer.body['error'] as { fields: unknown }).fields).toEqual({
      'riga 3': '“nobody” non è un indirizzo e-mail.',
    });
    expect((await marketer.get(`/api/mailings/${id}/recipients`)).body['recipients']).toEqual([]);
  });

  it('get tokens only once somebody has stated that they agreed, on record with who and when', async () => {
    const id = await addMailing();
    const taken = await send(id, 'Email;Name\nanna.rossi@acme-impianti.it;=cmd()\n');
    expect(taken.body).toEqual({ taken: 1, repeated: 0, hasConsent: false, erased: 0 });
    const linkId = (await marketer.post('/api/links', newLink({ channel: 'email', mailingId: id }))).body[
      'id'
    ];
    const refused = await marketer.post(`/api/mailings/${id}/tokens`, { linkId });
    expect(codeOf(refused.body)).toBe('not_stated');
    expect(codeOf((await marketer.patch(`/api/mailings/${id}`, { countsOpens: true })).body)).toBe(
      'not_stated',
    );
    const stated = await marketer.post(`/api/mailings/${id}/consent`, { statement });
    expect(stated.body).toMatchObject({ statement, tracked: 1, statedAt: expect.any(String) });
    const file = await marketer.post(`/api/mailings/${id}/tokens`, { linkId });
    const [head, line] = String(file.body['text']).split('\r\n');
    expect(head).toBe('EMAIL,NAME,TOKEN,LINK,HIDDEN_LINK,PIXEL,UNSUBSCRIBE');
    const cells = line?.split(',') ?? [];
    expect(cells[1]).toBe("'=cmd()");
    expect(cells[2]).toMatch(/^k[\w-]{22}$/);
    expect(cells[3]).toMatch(new RegExp(`/l/[a-z2-9]{8}\\?t=${cells[2]}$`));
    expect(cells[5]).toBe('');
    const audit = await listAudit(dashboard.records, { limit: 20 });
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['import_recipients', 'state_consent', 'export_tokens']),
    );
  });

  it('are shown to those who send mail alone, and each look is on record', async () => {
    const id = await addMailing();
    const manager = await dashboard.withRole('manager');
    expect((await manager.get(`/api/mailings/${id}/recipients`)).status).toBe(403);
    await marketer.get(`/api/mailings/${id}/recipients`);
    const audit = await listAudit(dashboard.records, { limit: 5 });
    expect(audit.map(({ action }) => action)).toContain('look_recipients');
  });

  it('go with their mailing', async () => {
    const id = await addMailing();
    await send(id, 'email\nanna.rossi@acme-impianti.it\n');
    expect((await marketer.delete(`/api/mailings/${id}`)).status).toBe(200);
    expect(codeOf((await marketer.get(`/api/mailings/${id}/recipients`)).body)).toBe('unknown_mailing');
  });
});

it('whoever unsubscribed is in the file for the mailing tool', async () => {
  const file = await marketer.post('/api/mail-refusals', { siteId });
  expect(file.body['text']).toBe('EMAIL,UNSUBSCRIBED_AT,BY,TRACKING_WITHDRAWN_AT\r\n');
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename="fiuto-unsubscribes-${siteId}.csv"`,
  );
});

it('whoever unsubscribed is in the file, and in the audit log, also when there are more than 200,000', async () => {
  const all = 200_003;
  await dashboard.records.db.execute(sql`
    INSERT INTO mail_refusals (site_id, email, unsubscribed_at, unsubscribed_by)
    SELECT ${siteId}, 'a' || lpad(n::text, 7, '0') || '@acme.example', now(), 'page' FROM generate_series(1, ${all}::int) AS n`);
  const file = await marketer.post('/api/mail-refusals', { siteId });
  const lines = String(file.body['text']).trimEnd().split('\r\n');
  expect(lines).toHaveLength(all + 1);
  expect(new Set(lines).size).toBe(all + 1);
  expect(lines.at(-1)).toContain('a0200003@acme.example');
  // Counted behind the last piece; that so many are unusual stands beside it, before or after.
  const newest = async () =>
    (await listAudit(dashboard.records, { limit: 10 })).find(
      ({ action }) => action === 'export_unsubscribes',
    );
  await expect.poll(newest).toMatchObject({ rows: all });
});
