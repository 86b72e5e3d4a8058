// Forms of our own through the API: who may make them, what is refused, and what a change of the consent text does.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OwnFormValues } from '#contract/form-report.ts';
import { ownFormListSchema } from '#contract/form-report-schema.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';

let dashboard: TestDashboard;
let path: string;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  const { site } = await createSite(dashboard.records, { name: 'Sample' });
  path = `/api/sites/${site.id}/own-forms`;
});
afterAll(() => dashboard.close());

const values: OwnFormValues = {
  ...{ name: 'Quotes', confirms: false, enabled: true, thanks: { en: '', it: '' } },
  fields: [{ name: 'f1', kind: 'email', label: { en: 'E-mail', it: '' }, required: true }],
  consentText: { en: 'I agree', it: '' },
};

it('are made, changed with a new version of the text, listed with their script, and removed', async () => {
  const marketer = await dashboard.withRole('marketer');
  const made = await marketer.post(path, values);
  expect(made).toMatchObject({ status: 200, body: { name: 'Quotes', consentVersion: 1, answers: 0 } });
  const one = `${path}/${String(made.body['key'])}`;
  const changed = await marketer.patch(one, { ...values, consentText: { en: 'I really agree', it: '' } });
  expect(changed.body['consentVersion']).toBe(2);
  const list = ownFormListSchema.parse((await marketer.get(path)).body);
  expect(list).toMatchObject({
    sendsMail: false,
    scriptUrl: 'https://t.example.com/f.js',
    forms: [{ name: 'Quotes' }],
  });
  expect((await marketer.delete(one)).status).toBe(200);
  expect((await marketer.delete(one)).status).toBe(404);
});

it('are made by no manager and no salesperson', async () => {
  expect((await (await dashboard.withRole('manager')).post(path, values)).status).toBe(403);
  expect((await (await dashboard.withRole('manager')).get(path)).status).toBe(200);
  expect((await (await dashboard.withRole('sales')).get(path)).status).toBe(403);
});

it('ask for no confirmation where no mail can be sent, and need a label, a name of their own and two choices', async () => {
  const marketer = await dashboard.withRole('marketer');
  expect(await marketer.post(path, { ...values, confirms: true })).toMatchObject({ status: 409 });
  const [field] = values.fields;
  for (const fields of [
    [],
    [field, field],
    [{ ...field, label: { en: ' ', it: '' } }],
    [{ ...field, kind: 'choice' }],
    [{ ...field, kind: 'choice', options: [{ en: 'One', it: '' }] }],
    [{ ...field, name: 'consent' }],
  ]) {
    expect((await marketer.post(path, { ...values, fields })).status).toBe(400);
  }
});
