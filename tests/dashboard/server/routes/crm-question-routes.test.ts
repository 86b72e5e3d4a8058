// Over the API: what a CRM asks of an administrator, answered on a page.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { askQuestion } from '#stores/records/crm/crm-questions.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { openTestDashboard, silentCrm, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let administrator: TestClient;

beforeAll(async () => {
  dashboard = await openTestDashboard({ tryCrm: silentCrm });
  administrator = await dashboard.withRole('administrator');
});
afterAll(() => dashboard.close());

test('two of ours that are one there are shown side by side before somebody merges them', async () => {
  const { body: crm } = await administrator.post('/api/crms', {
    ...{ provider: 'hubspot', name: 'Our CRM', baseUrl: 'https://api.hubapi.com/' },
    credentials: { secret: 'key', user: '', database: '' },
  });
  const { id } = crm as { id: number };
  const { records } = dashboard;
  const by = { id: 'u', name: 'U' };
  const make = (name: string, vatNumber: string) =>
    createCompany(records, by, { name, vatNumber, source: 'manual' });
  const [from, into] = [await make('Da Unire', 'IT01'), await make('Che Resta', 'IT02')];
  const same = {
    question: 'same',
    ourId: `fiuto_c_${from}`,
    otherId: `fiuto_c_${into}`,
    companyId: from,
  } as const;
  await askQuestion(records.db, {
    ...{ crmId: id, kind: 'company', foundBy: 'merged_there', theirIds: ['7'], ...same },
  });
  const { body } = await administrator.get(`/api/crms/${id}/questions`);
  const [question] = body as unknown as { id: number; ours: unknown[] }[];
  expect(question?.ours).toMatchObject([
    { companyId: from, name: 'Da Unire', vatNumber: 'IT01', isLead: false },
    { companyId: into, name: 'Che Resta', vatNumber: 'IT02' },
  ]);
  const answer = () => administrator.post(`/api/crms/${id}/questions/${question?.id}`, { answer: 'merge' });
  expect([(await answer()).status, (await answer()).status]).toEqual([200, 409]);
  expect((await administrator.get(`/api/companies/${from}`)).body).toMatchObject({
    mergedInto: { id: into },
  });
});
