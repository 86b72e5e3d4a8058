// Companies over the API: what each role sees and may do, and that every deed is written down.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyDetail, CompanyPage, MergedLead } from '#contract/company-report.ts';
import { listAudit } from '#stores/records/questions/write-audit.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
let sales: TestClient;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  manager = await dashboard.withRole('manager');
  sales = await dashboard.withRole('sales');
});
afterAll(() => dashboard.close());

async function add(body: Record<string, unknown>, client = manager): Promise<CompanyDetail> {
  const answer = await client.post('/api/companies', body);
  expect([answer.status, answer.body]).toMatchObject([200, {}]);
  return answer.body as unknown as CompanyDetail;
}

const list = async (query: string, client = manager) =>
  (await client.get(`/api/companies?${query}`)).body as unknown as CompanyPage;

describe('a company', () => {
  it('is added as it is written, cleaned and checked', async () => {
    const made = await add({
      ...{
        name: ' Acme Example S.r.l. ',
        vatNumber: 'it 01234567897',
        industryCode: '620100',
        status: 'customer',
      },
      ...{ domains: ['https://www.acme-example.it/', 'info@acme-example.com'], employees: 12 },
    });
    expect(made).toMatchObject({
      ...{
        name: 'Acme Example S.r.l.',
        vatNumber: 'IT01234567897',
        country: 'IT',
        isWhole: true,
        source: 'manual',
      },
      ...{ industryScheme: 'ATECO', industryCode: '62.01.00', domain: 'acme-example.it' },
      domains: [
        { domain: 'acme-example.it', kind: 'primary' },
        { domain: 'acme-example.com', kind: 'alias' },
      ],
    });
    expect((await manager.get(`/api/companies/${made.id}`)).body).toEqual(made);
    expect((await list('search=acme ex')).companies).toMatchObject([{ id: made.id }]);
  });

  it('is refused what is wrong, field by field, in the reader’s language', async () => {
    const wrong = { name: 'Wrong', vatNumber: 'IT01234567890' };
    const answer = await manager.post('/api/companies', wrong, { 'accept-language': 'it' });
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { error: { code: 'invalid_input', fields: { vatNumber: expect.stringContaining('partita IVA') } } },
    ]);
    for (const [body, field] of [
      [{ name: 'W', domains: ['gmail.com'] }, 'domains'],
      [{ name: 'W', country: 'Atlantide' }, 'country'],
      [{ name: 'W', fiscalCode: 'x' }, 'fiscalCode'],
      [{ name: 'W', employees: -1 }, 'employees'],
      [{ name: '' }, 'name'],
      [{ name: 'W', nonsense: 1 }, 'nonsense'],
    ] as const) {
      const refused = await manager.post('/api/companies', body);
      expect([field, refused.status, refused.body]).toMatchObject([
        field,
        400,
        { error: { fields: { [field]: {} } } },
      ]);
    }
    expect((await list('search=wrong')).companies).toEqual([]);
  });

  it('tells whose a domain is that it cannot have', async () => {
    await add({ name: 'Holder Srl', domains: ['held-example.it'] });
    const answer = await manager.post('/api/companies', { name: 'Other', domains: ['held-example.it'] });
    expect([answer.status, answer.body]).toMatchObject([
      409,
      { error: { code: 'domain_taken', fields: { company: 'Holder Srl' } } },
    ]);
  });

  it('gets and loses domains, names, networks and handles, each change answered with all of it', async () => {
    const { id } = await add({ name: 'Parts Example' });
    const post = async (part: string, body: unknown) => {
      const answer = await manager.post(`/api/companies/${id}/${part}`, body);
      expect([part, answer.status]).toEqual([part, 200]);
      return answer.body as unknown as CompanyDetail;
    };
    await post('domains', { domain: 'www.parts-example.it', kind: 'mail_only', confidence: 0.5 });
    await post('aliases', { name: 'PE' });
    await post('networks', { range: '81.2.69.160/27', label: 'seat' });
    const full = await post('handles', { handle: 'org-pe1-ripe' });
    expect(full).toMatchObject({
      domains: [{ domain: 'parts-example.it', kind: 'mail_only', confidence: 0.5 }],
      aliases: [{ name: 'PE' }],
      networks: [{ range: '81.2.69.160/27', label: 'seat', confirmedBy: 'manager' }],
      handles: ['ORG-PE1-RIPE'],
    });
    const reversed = await manager.post(`/api/companies/${id}/networks`, { range: '8.8.8.9-8.8.8.1' });
    expect(reversed.body).toMatchObject({
      error: { fields: { range: expect.stringContaining('ends before') } },
    });
    for (const part of [
      'domains/parts-example.it',
      `aliases/${full.aliases[0]?.id}`,
      `networks/${full.networks[0]?.id}`,
      'handles/ORG-PE1-RIPE',
    ])
      expect((await manager.delete(`/api/companies/${id}/${part}`)).status).toBe(200);
    expect((await manager.get(`/api/companies/${id}`)).body).toMatchObject({
      ...{ domains: [], aliases: [], networks: [], handles: [] },
    });
    expect((await manager.delete(`/api/companies/${id}/handles/NONE`)).status).toBe(404);
    expect((await manager.get('/api/companies/999999')).status).toBe(404);
  });

  it('is merged and taken apart again', async () => {
    const [one, other] = [await add({ name: 'Merge One' }), await add({ name: 'Merge Other' })];
    const merged = await manager.post(`/api/companies/${one.id}/merge`, { into: other.id, reason: 'same' });
    expect(merged.body).toMatchObject({
      id: other.id,
      merges: [{ id: one.id, reason: 'same', by: 'manager' }],
    });
    expect((await list('search=merge')).companies.map(({ name }) => name)).toEqual(['Merge Other']);
    expect((await manager.get(`/api/companies/${one.id}`)).body).toMatchObject({
      mergedInto: { id: other.id },
    });
    const again = await manager.post(`/api/companies/${one.id}/merge`, { into: other.id, reason: 'same' });
    expect([again.status, again.body]).toMatchObject([409, { error: { code: 'company_merged' } }]);
    await manager.post(`/api/companies/${one.id}/unmerge`, { reason: 'not the same' });
    expect((await list('search=merge')).companies).toHaveLength(2);
  });

  it('shows before a merge which open leads there are, and ends the one that is not chosen', async () => {
    const [one, other] = [await add({ name: 'Lead One' }), await add({ name: 'Lead Other' })];
    const look = async () =>
      (await manager.get(`/api/companies/${one.id}/merge?into=${other.id}`)).body as unknown as {
        leads: MergedLead[];
      };
    const accept = (companyId: number) => manager.post('/api/leads', { companyId });
    expect(await look()).toEqual({ leads: [] });
    for (const { id } of [one, other]) expect((await accept(id)).status).toBe(200);
    const { leads } = await look();
    expect(leads.map(({ companyId }) => companyId).sort()).toEqual([one.id, other.id].sort());
    const [first, second] = leads;
    const merge = (keptLead: number) =>
      manager.post(`/api/companies/${one.id}/merge`, { into: other.id, reason: 'same', keptLead });
    expect((await merge(999_999)).status).toBe(409);
    expect((await merge(second?.leadId ?? 0)).status).toBe(200);
    expect((await manager.get(`/api/leads/${first?.leadId}`)).body).toMatchObject({
      ...{ companyId: other.id, closedAt: expect.any(String), resultReason: 'same' },
    });
    expect((await manager.get(`/api/leads/${second?.leadId}`)).body).toMatchObject({
      ...{ companyId: other.id, closedAt: null },
    });
    expect((await sales.get(`/api/companies/${one.id}/merge?into=${other.id}`)).status).toBe(403);
    await manager.post(`/api/companies/${one.id}/unmerge`, { reason: 'not the same' });
    expect((await look()).leads).toHaveLength(2);
  });
});

describe('sales', () => {
  it('sees and changes its own and unowned companies, and of a colleague’s only name, place and owner', async () => {
    const me = (await sales.get('/api/me')).body as { id: string };
    const boss = (await manager.get('/api/me')).body as { id: string };
    const mine = await add({ name: 'Owned Mine', ownerId: me.id, vatNumber: 'IT07643520567' });
    const theirs = await add({
      ...{ name: 'Owned Theirs', ownerId: boss.id, vatNumber: 'DE123456789', employees: 9, province: 'BY' },
      domains: ['theirs-example.de'],
    });
    const free = await add({ name: 'Owned Nobody' });
    const { companies } = await list('search=owned', sales);
    expect(companies.map(({ name, isWhole, domain }) => [name, isWhole, domain])).toEqual([
      ['Owned Mine', true, ''],
      ['Owned Nobody', true, ''],
      ['Owned Theirs', false, ''],
    ]);
    const seen = (await sales.get(`/api/companies/${theirs.id}`)).body;
    expect(seen).toMatchObject({
      ...{ name: 'Owned Theirs', owner: { id: boss.id }, province: 'BY', isWhole: false },
      ...{ vatNumber: '', employees: null, domains: [] },
    });
    for (const id of [mine.id, free.id])
      expect((await sales.patch(`/api/companies/${id}`, { province: 'TO' })).status).toBe(200);
    for (const answer of [
      await sales.patch(`/api/companies/${theirs.id}`, { province: 'TO' }),
      await sales.post(`/api/companies/${theirs.id}/domains`, { domain: 'x-example.it', kind: 'alias' }),
      await sales.delete(`/api/companies/${theirs.id}/domains/theirs-example.de`),
    ])
      expect([answer.status, answer.body]).toMatchObject([403, { error: { code: 'not_your_company' } }]);
    expect((await sales.get('/api/owners')).body).toEqual(
      expect.arrayContaining([
        { id: me.id, name: 'sales', role: 'sales' },
        { id: boss.id, name: 'manager', role: 'manager' },
      ]),
    );
    expect((await list('owner=me', sales)).companies.map(({ name }) => name)).toEqual(['Owned Mine']);
    expect((await manager.get(`/api/companies/${theirs.id}`)).body).toMatchObject({
      employees: 9,
      province: 'BY',
    });
  });
});

describe('the list', () => {
  it('is read page by page, and refuses a cursor that it did not give', async () => {
    for (let at = 0; at < 5; at++) await add({ name: `Cursor ${at}`, country: 'Portogallo' });
    const names: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: CompanyPage = await list(`country=pt&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      names.push(...page.companies.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(names).toEqual(['Cursor 0', 'Cursor 1', 'Cursor 2', 'Cursor 3', 'Cursor 4']);
    for (const cursor of ['x', 'WzFd', Buffer.from('["a","b"]').toString('base64url')])
      expect((await manager.get(`/api/companies?cursor=${cursor}`)).body).toMatchObject({
        error: { code: 'invalid_cursor' },
      });
    expect((await list('country=pt&sort=created&limit=1')).companies).toMatchObject([{ name: 'Cursor 4' }]);
  });
});

describe('pins, corrections, suggestions, rules and sources', () => {
  it('are made, listed and taken back', async () => {
    const { id } = await add({ name: 'Pinned Example' });
    const pin = await manager.post('/api/pins', { range: '5.10.0.0/16', target: 'company', companyId: id });
    expect(pin.status).toBe(200);
    await manager.post('/api/pins', { domain: 'www.own-example.it', target: 'staff', note: 'us' });
    expect((await sales.get('/api/pins')).body).toMatchObject({
      pins: [
        { subject: 'own-example.it', isDomain: true, target: 'staff', company: null },
        {
          subject: '5.10.0.0/16',
          isDomain: false,
          company: { name: 'Pinned Example' },
          by: 'manager',
        },
      ],
      nextCursor: null,
    });
    for (const [body, code] of [
      [{ target: 'never' }, 'subject_missing'],
      [{ target: 'never', domain: 'a-example.it', range: '1.1.1.1' }, 'subject_missing'],
      [{ target: 'company', domain: 'a-example.it' }, 'company_missing'],
      [{ target: 'never', domain: 'a-example.it', companyId: id }, 'company_missing'],
      [{ target: 'never', domain: 'own-example.it' }, 'pin_taken'],
      [{ target: 'company', domain: 'a-example.it', companyId: 999_999 }, 'unknown_company'],
    ] as const)
      expect((await manager.post('/api/pins', body)).body).toMatchObject({ error: { code } });
    expect((await manager.delete(`/api/pins/${String(pin.body['id'])}`)).status).toBe(200);
    const wrong = { kind: 'wrong_company', range: '9.9.9.9', wrongCompanyId: id, note: 'a reseller' };
    const made = await sales.post('/api/corrections', wrong);
    expect((await sales.get('/api/corrections?inEffect=true')).body).toMatchObject({
      corrections: [
        { kind: 'wrong_company', subject: '9.9.9.9', wrong: { name: 'Pinned Example' }, by: 'sales' },
      ],
    });
    expect((await sales.get(`/api/corrections?company=${id}`)).body).toMatchObject({
      corrections: [{ note: 'a reseller' }],
    });
    const one = `/api/corrections?inEffect=true&id=${String(made.body['id'])}`;
    expect((await sales.get(one)).body).toMatchObject({ corrections: [{ note: 'a reseller' }] });
    expect((await sales.get('/api/corrections?id=1000000')).body).toMatchObject({ corrections: [] });
    expect((await sales.get('/api/corrections?company=1000000')).body).toMatchObject({ corrections: [] });
    expect((await sales.post(`/api/corrections/${String(made.body['id'])}/undo`)).status).toBe(200);
    expect((await sales.get('/api/corrections?inEffect=true')).body).toMatchObject({ corrections: [] });
    expect((await sales.get('/api/corrections')).body).toMatchObject({
      corrections: [{ undoneBy: 'sales' }],
    });
    expect((await sales.post('/api/corrections', { kind: 'it_is', range: '9.9.9.9' })).status).toBe(400);
    expect((await manager.get('/api/suggestions')).body).toEqual({ suggestions: [], nextCursor: null });
    expect((await manager.post('/api/suggestions/1/accept')).status).toBe(404);
    expect((await manager.get('/api/datasets')).body).toEqual([]);
  });

  it('keep no rules that are none, and go back to what they were', async () => {
    const rule = {
      id: 'clients',
      when: [{ field: 'status', how: 'is', values: ['customer'] }],
      verdict: 'known',
    };
    expect((await manager.get('/api/rules/verdict_rules')).body).toMatchObject({
      versions: [],
      builtIn: { rules: expect.arrayContaining([expect.objectContaining({ id: 'own_staff' })]) },
    });
    const keep = (value: unknown) => manager.post('/api/rules/verdict_rules', { value, reason: 'test' });
    expect((await keep({ version: 1, rules: [rule] })).body).toEqual({ version: 1 });
    expect((await keep({ version: 2, rules: [] })).body).toEqual({ version: 2 });
    const refused = await keep({ version: 3, rules: [{ ...rule, verdict: 'maybe' }] });
    expect([refused.status, Object.keys((refused.body['error'] as { fields: object }).fields)]).toEqual([
      400,
      ['value.rules.0.verdict'],
    ]);
    const back = { version: 1, reason: 'better' };
    expect((await manager.post('/api/rules/verdict_rules/return', back)).body).toEqual({ version: 3 });
    expect((await manager.get('/api/rules/verdict_rules?limit=1')).body).toMatchObject({
      versions: [{ version: 3, copiedFrom: 1, reason: 'better', value: { rules: [rule] }, by: 'manager' }],
      nextCursor: expect.any(String),
    });
    expect((await manager.get('/api/rules/nonsense')).status).toBe(400);
  });

  it('are in the audit log, each deed with what it was about', async () => {
    const entries = await listAudit(dashboard.records, { limit: 500 });
    const actions = new Set(entries.map(({ action }) => action));
    for (const action of ['add_company', 'change_company', 'merge_companies', 'pin', 'correct', 'keep_rules'])
      expect(actions).toContain(action);
    // The one that was refused stands there too, and after it that it was not done.
    const networks = entries.filter(({ action }) => action === 'add_network');
    expect(networks.map(({ subject }) => subject)).toContainEqual(
      expect.stringMatching(/^\d+: 81\.2\.69\.160\/27$/),
    );
  });
});
