// Lists of companies, people and leads are narrowed by own fields of each type: to what stands there now, however it came there, in
// exports and kept filters as well, and never telling what stands in a colleague's.

import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyPage } from '#contract/company-report.ts';
import type { CustomField, FieldSheet } from '#contract/field-report.ts';
import type { LeadPage } from '#contract/lead-report.ts';
import { type OwnFilter, readOwnFilter, writeOwnFilter } from '#contract/narrowing-report.ts';
import type { PersonPage } from '#contract/person-report.ts';
import { createSealedPlaces } from '#dashboard/server/api/sealed-places.ts';
import { openExportList } from '#dashboard/server/exports/export-lists.ts';
import { narrowByFields } from '#stores/records/custom/match-fields.ts';
import { cutTie, mergePersons } from '#stores/records/identity/change-ties.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
let sales: TestClient;
const fieldIds: Record<string, number> = {};
const companyIds: number[] = [];
const bodyOf = <Body>(answer: { body: unknown }) => answer.body as Body;

beforeAll(async () => {
  dashboard = await openTestDashboard();
  [manager, sales] = [await dashboard.withRole('manager'), await dashboard.withRole('sales')];
  const administrator = await dashboard.administrator();
  const choices = [{ id: 'gold', en: 'Gold', it: 'Oro' }];
  for (const subject of ['company', 'lead', 'person'])
    for (const type of ['text', 'number', 'date', 'yes_no', 'choice']) {
      const body = { subject, type, label: { en: type, it: type }, ...(type === 'choice' && { choices }) };
      const fields = bodyOf<CustomField[]>(await administrator.post('/api/custom-fields', body));
      fieldIds[`${subject} ${type}`] = fields.at(-1)?.id ?? 0;
    }
  for (const name of ['Alfa', 'Beta', 'Gamma', 'Delta'])
    companyIds.push(Number((await manager.post('/api/companies', { name })).body['id']));
});
afterAll(() => dashboard.close());

const id = (name: string) => fieldIds[name] ?? 0;
const fill = async (path: string, field: string, value: unknown, seenChangeId = 0) => {
  const answer = await manager.post(`${path}/fields`, { fieldId: id(field), value, seenChangeId });
  expect(answer.status).toBe(200);
  const { fields } = answer.body as unknown as { fields: { field: CustomField; changeId: number }[] };
  return fields.find((one) => one.field.id === id(field))?.changeId ?? 0;
};
/** The last change of a field, which whoever writes must have seen. */
const seen = async (path: string, field: string) => {
  const { fields } = bodyOf<FieldSheet>(await manager.get(`${path}/fields`));
  return fields.find((one) => one.field.id === id(field))?.changeId ?? 0;
};
const company = (at: number) => `/api/companies/${companyIds[at]}`;
const names = async (own: string, client = manager) => {
  const answer = await client.get(`/api/companies?own=${encodeURIComponent(own)}`);
  expect(answer.status).toBe(200);
  return bodyOf<CompanyPage>(answer).companies.map(({ name }) => name);
};

describe('the text of a filter', () => {
  it('is read as it was written, whatever is looked for', () => {
    const filter: OwnFilter = new Map([
      [3, { kind: 'text', text: 'a|b: 1..2 100% !' }],
      [4, { kind: 'text', text: '!' }],
      [5, { kind: 'range', from: '-1.5', to: '' }],
      [6, { kind: 'empty' }],
    ]);
    expect(readOwnFilter(writeOwnFilter(filter))).toEqual(filter);
  });

  it.each([
    '',
    '3',
    '3:',
    'x:1',
    '3:..',
    '3:%',
    '3:a|3:b',
    '1:a|2:a|3:a|4:a|5:a|6:a',
    `3:${'a'.repeat(300)}`,
  ])('is refused when it is %j', (text) => {
    expect(readOwnFilter(text)).toBeUndefined();
  });
});

describe('companies', () => {
  it('are narrowed to what stands in a field of each type now', async () => {
    const text = await fill(company(0), 'company text', 'Under 100% contract');
    await fill(company(1), 'company text', 'under_200');
    await fill(company(0), 'company number', 7.5);
    await fill(company(1), 'company number', 70);
    await fill(company(2), 'company number', -3);
    await fill(company(0), 'company date', '2026-03-01');
    await fill(company(1), 'company date', '2026-11-30');
    await fill(company(2), 'company yes_no', false);
    await fill(company(3), 'company yes_no', true);
    await fill(company(3), 'company choice', 'gold');
    expect(await names(`${id('company text')}:UNDER`)).toEqual(['Alfa', 'Beta']);
    expect(await names(`${id('company text')}:under%20100%25`)).toEqual(['Alfa']);
    expect(await names(`${id('company text')}:contract`), 'beginnings alone').toEqual([]);
    expect(await names(`${id('company number')}:7..70`)).toEqual(['Alfa', 'Beta']);
    expect(await names(`${id('company number')}:..7`)).toEqual(['Gamma']);
    expect(await names(`${id('company date')}:2026-03-01..2026-11-29`)).toEqual(['Alfa']);
    expect(await names(`${id('company yes_no')}:false`)).toEqual(['Gamma']);
    expect(await names(`${id('company choice')}:gold`)).toEqual(['Delta']);
    expect(await names(`${id('company date')}:!`)).toEqual(['Delta', 'Gamma']);
    expect(await names(`${id('company number')}:5..|${id('company date')}:2026-04-01..`)).toEqual(['Beta']);
    const later = await fill(company(0), 'company text', 'Ended', text);
    expect(await names(`${id('company text')}:under`), 'what stood there before is nothing').toEqual([
      'Beta',
    ]);
    await fill(company(0), 'company text', null, later);
    expect(await names(`${id('company text')}:ended`)).toEqual([]);
    expect(await names(`${id('company text')}:!`)).toContain('Alfa');
  });

  it('are found the same when many hold a value as when few do', async () => {
    const field = id('company number');
    const few = await names(`${field}:5..`);
    await dashboard.records.db.execute(sql`
      INSERT INTO companies (name, name_sort, change_id, source, removed_at)
      SELECT 'Filler ' || n, 'filler', 0, 'manual', now() FROM generate_series(1, 4500) AS n`);
    await dashboard.records.db.execute(sql`
      INSERT INTO custom_values (field_id, company_id, value, by_id, by_name, holds)
      SELECT ${field}::bigint, id, '9'::jsonb, 'u', 'U', true FROM companies WHERE name LIKE 'Filler %'`);
    expect(await names(`${field}:5..`)).toEqual(few);
    expect(few).toEqual(['Alfa', 'Beta']);
  });

  it('are looked for by what stands there now alone, however many had it once', async () => {
    const fieldId = id('company text');
    await dashboard.records.db.execute(sql`
      INSERT INTO custom_values (field_id, company_id, value, by_id, by_name, holds)
      SELECT ${fieldId}::bigint, c.id, said.value, 'u', 'U', said.holds FROM companies c
      CROSS JOIN (VALUES ('"Tier A"'::jsonb, false), ('"Tier B"', true)) AS said(value, holds)
      WHERE c.name LIKE 'Filler %' ORDER BY said.holds`);
    const once = await fill(company(2), 'company text', 'Tier A');
    const askedFor = async () => {
      const condition = { fieldId, kind: 'begins', text: 'tier a' } as const;
      const [narrow] = await narrowByFields(dashboard.records, 'company', [condition]);
      return narrow && new PgDialect().sqlToQuery(narrow(sql`c.id`)).params;
    };
    expect(await askedFor(), 'one row of the list').toEqual([[companyIds[2]]]);
    await fill(company(2), 'company text', 'Tier B', once);
    expect(await askedFor(), 'none').toEqual([[]]);
  });

  it('are found by a value again when the change that replaced it is taken back', async () => {
    const path = company(3);
    const asked = `${id('company text')}:north`;
    const first = await fill(path, 'company text', 'North');
    const second = await fill(path, 'company text', 'South', first);
    expect(await names(asked)).toEqual([]);
    await manager.post(`${path}/fields/${second}/undo`);
    expect(await names(asked)).toEqual(['Delta']);
    expect(await names(`${id('company text')}:south`)).toEqual([]);
    const third = await seen(path, 'company text');
    await fill(path, 'company text', null, third);
    expect(await names(`${id('company text')}:!`)).toContain('Delta');
    await manager.post(`${path}/fields/${await seen(path, 'company text')}/undo`);
    expect(await names(asked)).toEqual(['Delta']);
    expect(await names(`${id('company text')}:!`)).not.toContain('Delta');
  });

  it('that were merged count with the one that is left, whose own value goes before', async () => {
    const ids: string[] = [];
    for (const name of ['Left over', 'Gone under'])
      ids.push(String((await manager.post('/api/companies', { name })).body['id']));
    const [left = '', gone = ''] = ids;
    await fill(`/api/companies/${gone}`, 'company choice', 'gold');
    await manager.post(`/api/companies/${gone}/merge`, { into: Number(left), reason: 'The same' });
    expect(await names(`${id('company choice')}:gold`)).toEqual(['Delta', 'Left over']);
  });

  it('that are merged and taken apart are found by what counts of both then', async () => {
    const made: number[] = [];
    for (const name of ['One', 'Two', 'Three'])
      made.push(Number((await manager.post('/api/companies', { name })).body['id']));
    const [one, two, three] = made.map((companyId) => `/api/companies/${companyId}`);
    const merge = (path = '') => manager.post(`${path}/merge`, { into: made[0], reason: 'The same' });
    const unmerge = (path = '') => manager.post(`${path}/unmerge`, { reason: 'They are not' });
    const found = async () => ({
      east: await names(`${id('company text')}:east`),
      west: await names(`${id('company text')}:west`),
      isNamedEmpty: (await names(`${id('company text')}:!`)).filter((name) => /One|Two|Three/.test(name)),
    });
    await fill(two ?? '', 'company text', 'East');
    await fill(three ?? '', 'company text', 'West');
    expect(await found()).toEqual({ east: ['Two'], west: ['Three'], isNamedEmpty: ['One'] });
    await merge(three);
    await merge(two);
    expect(await found(), 'the newest of what was merged').toEqual({
      ...{ east: [], west: ['One'], isNamedEmpty: [] },
    });
    await fill(one ?? '', 'company text', 'East', await seen(one ?? '', 'company text'));
    expect(await found(), 'its own').toEqual({ east: ['One'], west: [], isNamedEmpty: [] });
    await fill(one ?? '', 'company text', null, await seen(one ?? '', 'company text'));
    expect(await found(), 'its own, which is empty').toEqual({ east: [], west: [], isNamedEmpty: ['One'] });
    await unmerge(two);
    await unmerge(three);
    expect(await found()).toEqual({ east: ['Two'], west: ['Three'], isNamedEmpty: ['One'] });
  });

  it('of a colleague are not found by what stands there', async () => {
    const mine = String((await manager.get('/api/me')).body['id']);
    await manager.patch(company(3), { ownerId: mine });
    const asked = `${id('company choice')}:gold`;
    expect(await names(asked, sales)).toEqual(['Left over']);
    expect(bodyOf<CompanyPage>(await sales.get('/api/companies?search=delta')).companies).toHaveLength(1);
  });

  it('are refused for a field of another list, an archived one, or another type', async () => {
    for (const own of [
      `${id('lead text')}:a`,
      '999999:a',
      `${id('company number')}:many`,
      `${id('company text')}:1..2`,
      `${id('company date')}:1..2`,
      'nonsense',
    ])
      expect((await manager.get(`/api/companies?own=${encodeURIComponent(own)}`)).status).toBeGreaterThan(
        399,
      );
  });
});

it('leads are narrowed in the list, on the board, in exports and kept filters', async () => {
  const leadIds: number[] = [];
  for (const companyId of companyIds.slice(0, 3))
    leadIds.push(Number((await manager.post('/api/leads', { companyId })).body['leadId']));
  await fill(`/api/leads/${leadIds[1]}`, 'lead choice', 'gold');
  const without = bodyOf<LeadPage>(
    await manager.get(`/api/leads?suggested=without&own=${id('lead choice')}:!`),
  );
  expect(without.leads.map(({ leadId }) => leadId).sort()).toEqual([leadIds[0], leadIds[2]].sort());
  const own = `${id('lead choice')}:gold`;
  const page = bodyOf<LeadPage>(await manager.get(`/api/leads?own=${own}`));
  expect(page.leads.map(({ leadId }) => leadId)).toEqual([leadIds[1]]);
  expect(page.total).toEqual({ count: 1, isMore: false });
  const board = (await manager.get(`/api/leads/board?own=${own}`)).body as unknown as {
    columns: { leads: { leadId: number }[] }[];
  };
  expect(board.columns.flatMap(({ leads }) => leads.map(({ leadId }) => leadId))).toEqual([leadIds[1]]);
  const exported: unknown[] = [];
  const caller = {
    id: String((await manager.get('/api/me')).body['id']),
    role: 'manager',
    standsInFor: [],
  } as const;
  const { records, events } = dashboard;
  const source = { records, events, caller, sites: [], places: createSealedPlaces('test') };
  for await (const rows of openExportList('leads', { own }).pages(source)) exported.push(...rows);
  expect(exported).toHaveLength(1);
  const kept = await manager.post('/api/saved-filters', {
    list: 'leads',
    name: 'Gold ones',
    filter: { own },
  });
  expect(kept).toMatchObject({ status: 200, body: [{ name: 'Gold ones', filter: { own } }] });
});

it('people are narrowed by what stands in the fields of any of their keys, with and without a search', async () => {
  for (const name of ['Anna Rossi', 'Bruno Rossi']) {
    const key = `email:${name.split(' ')[0]?.toLowerCase()}@mail.example`;
    const atMs = Date.now() - 3_600_000;
    await keepSaid(dashboard.records, {
      ...{ words: [], proofs: [], refusals: [], contacts: [{ key, atMs }] },
      values: [{ key, source: 'hubspot', confidence: 'confirmed', atMs, field: 'name', value: name }],
    });
  }
  const people = async (query: string) =>
    bodyOf<PersonPage>(await manager.get(`/api/people?${query}`)).people;
  const anna = (await people('search=anna'))[0]?.id ?? 0;
  await fill(`/api/people/${anna}`, 'person number', 3);
  const own = `own=${id('person number')}:1..5`;
  expect((await people(own)).map(({ name }) => name)).toEqual(['Anna Rossi']);
  expect((await people(`search=rossi&${own}`)).map(({ name }) => name)).toEqual(['Anna Rossi']);
  expect(await people(`search=bruno&${own}`)).toEqual([]);

  const { records } = dashboard;
  const bruno = (await people('search=bruno'))[0]?.id ?? 0;
  await fill(`/api/people/${bruno}`, 'person number', 9);
  const found = async () => ({
    three: (await people(own)).length,
    nine: (await people(`own=${id('person number')}:6..`)).length,
    empty: (await people(`own=${id('person number')}:!`)).length,
  });
  expect(await found()).toEqual({ three: 1, nine: 1, empty: 0 });
  const word = { by: { id: 'm', name: 'M' }, reason: 'The same', atMs: Date.now() };
  const both = `/api/people/${await mergePersons(records, anna, bruno, word)}`;
  expect(await found(), 'what was written last of both').toEqual({ three: 0, nine: 1, empty: 0 });
  await fill(both, 'person number', null, await seen(both, 'person number'));
  expect(await found(), 'emptied under one of two keys').toEqual({ three: 0, nine: 0, empty: 1 });
  const { rows } = await records.db.execute<{ id: string }>(
    sql`SELECT id FROM identity_facts WHERE kind = 'merge' LIMIT 1`,
  );
  await cutTie(records, rows[0]?.id ?? '', word);
  expect(await found(), 'apart again').toEqual({ three: 0, nine: 1, empty: 1 });
});
