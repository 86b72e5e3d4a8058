// The administrator's own fields over the API: defined and archived, filled in and taken back, exported, and gone with a person.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomField, FieldSheet } from '#contract/field-report.ts';
import type { LeadDetail } from '#contract/lead-report.ts';
import type { PersonPage } from '#contract/person-report.ts';
import { erasePerson } from '#stores/records/identity/erase-person.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { readRecordsOf } from '#stores/records/questions/person-export.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let administrator: TestClient;
let sales: TestClient;
let companyId: number;
let leadId: number;
let personId: number;
const email = 'anna.rossi@acme-pumps.it';
const bodyOf = <Body>(answer: { body: unknown }) => answer.body as Body;

beforeAll(async () => {
  dashboard = await openTestDashboard();
  administrator = await dashboard.administrator();
  sales = await dashboard.withRole('sales');
  const made = await sales.post('/api/companies', { name: 'Acme Pumps', domains: ['acme-pumps.it'] });
  companyId = Number(made.body['id']);
  leadId = Number((await sales.post('/api/leads', { companyId, owner: 'me' })).body['leadId']);
  const key = `email:${email}`;
  const atMs = Date.now() - 3_600_000;
  await keepSaid(dashboard.records, {
    ...{ words: [], proofs: [], refusals: [], contacts: [{ key, atMs }] },
    values: [{ key, source: 'hubspot', confidence: 'confirmed', atMs, field: 'name', value: 'Anna Rossi' }],
  });
  personId = bodyOf<PersonPage>(await sales.get('/api/people?search=anna')).people[0]?.id ?? 0;
});
afterAll(() => dashboard.close());

const define = async (body: object) => {
  const fields = bodyOf<CustomField[]>(await administrator.post('/api/custom-fields', body));
  return fields.at(-1)?.id ?? 0;
};
const label = (en: string) => ({ en, it: `${en} (it)` });
const fill = (path: string, fieldId: number, value: unknown, seenChangeId = 0) =>
  sales.post(`${path}/fields`, { fieldId, value, seenChangeId });
const sheetOf = async (path: string) => bodyOf<FieldSheet>(await sales.get(`${path}/fields`));

test('only the administrator defines fields; a choice is renamed or added, never taken away', async () => {
  const choices = [{ id: 'c1', ...label('Gold') }];
  const body = { subject: 'company', type: 'choice', label: label('Class'), choices };
  expect((await (await dashboard.withRole('manager')).post('/api/custom-fields', body)).status).toBe(403);
  const id = await define(body);
  const more = [{ id: 'c2', ...label('Silver') }];
  const taken = await administrator.patch(`/api/custom-fields/${id}`, { choices: more });
  expect(taken).toMatchObject({ status: 409, body: { error: { code: 'choice_in_use' } } });
  const added = await administrator.patch(`/api/custom-fields/${id}`, { choices: [...choices, ...more] });
  expect(bodyOf<CustomField[]>(added)[0]?.choices).toHaveLength(2);
  expect((await administrator.post('/api/custom-fields', { ...body, choices: [] })).status).toBe(400);
  expect((await administrator.post('/api/custom-fields', { ...body, type: 'text' })).status).toBe(400);
  expect((await fill(`/api/companies/${companyId}`, id, 'c3')).status).toBe(400);
  expect((await fill(`/api/companies/${companyId}`, id, 'c2')).status).toBe(200);
});

test.each([
  ['company', 'text', 'Needs a crane', 5],
  ['company', 'number', 12.5, '12'],
  ['person', 'date', '2026-02-28', '2026-02-31'],
  ['person', 'yes_no', true, 'true'],
  ['lead', 'text', 'Fair in May', false],
])('a %s’s %s is filled in, changed, and taken back step by step', async (subject, type, value, wrong) => {
  const path = {
    company: `/api/companies/${companyId}`,
    person: `/api/people/${personId}`,
    lead: `/api/leads/${leadId}`,
  }[subject as 'company' | 'person' | 'lead'];
  const id = await define({ subject, type, label: label(`${subject} ${type}`) });
  const filledOf = async () => (await sheetOf(path)).fields.find(({ field }) => field.id === id);
  expect(await filledOf()).toMatchObject({ value: null, changeId: 0 });
  expect((await fill(path, id, wrong)).body).toMatchObject({ error: { code: 'custom_value_not_valid' } });
  const first = bodyOf<FieldSheet>(await fill(path, id, value)).changes[0];
  expect(first).toMatchObject({ fieldId: id, before: null, after: value, by: 'sales', isLast: true });
  expect((await fill(path, id, value)).body).toMatchObject({ error: { code: 'changed_meanwhile' } });
  const emptied = bodyOf<FieldSheet>(await fill(path, id, null, first?.id)).changes[0];
  expect([(await filledOf())?.value, emptied?.before]).toEqual([null, value]);
  const early = await sales.post(`${path}/fields/${first?.id}/undo`);
  expect(early.body).toMatchObject({ error: { code: 'changed_since' } });
  expect((await sales.post(`${path}/fields/${emptied?.id}/undo`)).status).toBe(200);
  expect((await filledOf())?.value).toBe(value);
  expect((await sales.post(`${path}/fields/${emptied?.id}/undo`)).body).toMatchObject({
    error: { code: 'undone_already' },
  });
});

test('an archived field is offered no more, keeps what stands in it, and comes back with it', async () => {
  const path = `/api/companies/${companyId}`;
  const id = await define({ subject: 'company', type: 'text', label: label('Old') });
  await fill(path, id, 'kept');
  await administrator.patch(`/api/custom-fields/${id}`, { isArchived: true });
  const sheet = await sheetOf(path);
  expect(sheet.fields.map(({ field }) => field.id)).not.toContain(id);
  expect(sheet.archived).toMatchObject([{ id, label: label('Old') }]);
  expect((await fill(path, id, 'more')).body).toMatchObject({ error: { code: 'unknown_custom_field' } });
  await administrator.patch(`/api/custom-fields/${id}`, { isArchived: false });
  expect((await sheetOf(path)).fields.find(({ field }) => field.id === id)).toMatchObject({ value: 'kept' });
});

test('what stands in a field is shown, written and taken back, however often another one is changed', async () => {
  const path = `/api/companies/${companyId}`;
  const [rare, often] = [
    await define({ subject: 'company', type: 'text', label: label('Contract number') }),
    await define({ subject: 'company', type: 'number', label: label('Open calls') }),
  ];
  const first = bodyOf<FieldSheet>(await fill(path, rare, 'V-7')).changes[0]?.id ?? 0;
  const second = bodyOf<FieldSheet>(await fill(path, rare, 'V-8', first)).changes[0]?.id ?? 0;
  await dashboard.records.db.execute(sql`
    INSERT INTO custom_values (field_id, company_id, value, by_id, by_name)
    SELECT ${often}, ${companyId}, to_jsonb(n), 'key', 'Key' FROM generate_series(1, 5100) AS n`);
  const heldOf = async (id: number) => (await sheetOf(path)).fields.find(({ field }) => field.id === id);
  expect(await heldOf(rare)).toMatchObject({ value: 'V-8', changeId: second });
  expect(await heldOf(often)).toMatchObject({ value: 5_100 });
  expect((await sales.post(`${path}/fields/${first}/undo`)).body).toMatchObject({
    error: { code: 'changed_since' },
  });
  expect((await sales.post(`${path}/fields/${second}/undo`)).status).toBe(200);
  const held = await heldOf(rare);
  expect(held?.value).toBe('V-7');
  expect((await fill(path, rare, 'V-9')).body).toMatchObject({ error: { code: 'changed_meanwhile' } });
  expect((await fill(path, rare, 'V-9', held?.changeId)).status).toBe(200);
});

test('a field of companies is none of leads, and external agents reach those of their own leads alone', async () => {
  const id = await define({ subject: 'company', type: 'text', label: label('Companies alone') });
  expect((await fill(`/api/leads/${leadId}`, id, 'x')).status).toBe(404);
  const agent = await dashboard.withRole('agent');
  expect((await agent.get(`/api/leads/${leadId}/fields`)).status).toBe(404);
  expect((await agent.get(`/api/companies/${companyId}/fields`)).status).toBe(403);
});

async function exportText(): Promise<string> {
  const asked = await sales.post('/api/exports', { kind: 'companies', format: 'jsonl', filter: {} });
  const path = `/api/exports/${String(asked.body['id'])}`;
  await expect.poll(async () => (await sales.get(path)).body['state'], { timeout: 20_000 }).toBe('done');
  const { body } = await sales.get(`${path}/file`);
  return String(body['text'] ?? JSON.stringify(body));
}

test('what stands in the fields goes out with exports, choices by their names', async () => {
  const text = await exportText();
  expect(text).toMatch(/"?Class \(\d+\)"?:"Silver"/);
  expect(text).toMatch(/"company number \(\d+\)":12.5/);
});

test('an Italian reads the names of fields and choices of an export in Italian', async () => {
  await sales.patch('/api/me', { language: 'it' });
  const text = await exportText();
  await sales.patch('/api/me', { language: 'en' });
  expect(text).toMatch(/"?Class \(it\) \(\d+\)"?:"Silver \(it\)"/);
});

test('notes are answered once, with mentions, and nothing answers an answer', async () => {
  const path = `/api/leads/${leadId}/entries`;
  const noted = bodyOf<LeadDetail>(await sales.post(path, { kind: 'note', text: 'Who calls?' }));
  const entryId = noted.entries[0]?.id;
  const me = String((await sales.get('/api/me')).body['id']);
  const answer = { kind: 'note', text: 'I do', answersId: entryId, mentions: [me] };
  const answered = bodyOf<LeadDetail>(await sales.post(path, answer));
  const made = answered.entries.find(({ answersId }) => answersId === entryId);
  expect(made).toMatchObject({ text: 'I do', mentions: [{ id: me }], by: 'sales' });
  const again = await sales.post(path, { kind: 'note', text: 'And I', answersId: made?.id });
  expect(again).toMatchObject({ status: 404, body: { error: { code: 'unknown_entry' } } });
  const call = await sales.post(path, { kind: 'call', text: 'Called', answersId: entryId });
  expect(call.status).toBe(400);
  await sales.post(`/api/leads/${leadId}/changes/${made?.changeId}/undo`, {});
  const left = bodyOf<LeadDetail>(await sales.get(`/api/leads/${leadId}`)).entries;
  expect(left.map(({ text }) => text)).toEqual(['Who calls?']);
});

test('with a person goes what stood in their fields, and their name from what stands in others', async () => {
  const { records } = dashboard;
  const id = await define({ subject: 'company', type: 'text', label: label('Whom to ask') });
  await fill(`/api/companies/${companyId}`, id, `Ask ${email} first`);
  const keyIds = [personId];
  const copy = await readRecordsOf(records, {
    keys: [`email:${email}`],
    keyIds,
    subjects: [],
    countsClaims: false,
  });
  expect(copy.fields).toContainEqual(expect.objectContaining({ label_en: 'person yes_no', value: true }));
  await erasePerson(records, [`email:${email}`], { subjects: [] });
  const { rows } = await records.db.execute<{ all: string }>(
    sql`SELECT jsonb_agg(to_jsonb(v))::text AS all FROM custom_values v WHERE v.key_id IS NOT NULL OR v.value::text LIKE '%anna.rossi%'`,
  );
  expect(rows[0]?.all ?? null).toBeNull();
  expect((await sheetOf(`/api/companies/${companyId}`)).fields.at(-1)?.value).toMatch(/^Ask .* first$/);
});
