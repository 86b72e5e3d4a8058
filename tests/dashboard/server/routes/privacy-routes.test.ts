// What the privacy documents are written from is what is in force, and only an administrator names the controller.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { privacyFactsSchema } from '#contract/privacy-report-schema.ts';
import { siteCreatedSchema } from '#contract/report-schema.ts';
import { acceptTerms, keepDataset } from '#stores/records/questions/keep-datasets.ts';
import { recordFormsSeen } from '#stores/records/questions/record-form-seen.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let administrator: TestClient;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  administrator = await dashboard.administrator();
});
afterAll(() => dashboard.close());

const read = async () => privacyFactsSchema.parse((await administrator.get('/api/privacy')).body);
const controller = {
  name: 'Sample S.r.l.',
  address: 'Via Prova 1, Torino',
  contact: 'dati@sample.it',
  officer: '',
};

describe('the facts of the privacy documents', () => {
  it('hold the forms that are switched on and whether companies are named without consent', async () => {
    const made = siteCreatedSchema.parse((await administrator.post('/api/sites', { name: 'Shop' })).body);
    const { id } = made.site;
    const form = { siteId: id, name: 'Quote', page: '/quote', fields: [], lastSeenAtMs: Date.now() };
    await recordFormsSeen(dashboard.records, [
      { ...form, key: 'on' },
      { ...form, key: 'off', name: 'Other' },
    ]);
    await administrator.patch(`/api/sites/${id}/forms/on`, { enabled: true });
    const text = 'We have weighed the interests of our visitors. '.repeat(6);
    await administrator.post(`/api/sites/${id}/company-without-consent`, { version: 1, text });
    const site = (await read()).sites.find(({ name }) => name === 'Shop');
    expect(site?.forms).toEqual(['Quote']);
    expect(site?.companyWithoutConsentAt).toMatch(/^20/);
  });

  it('name a source only once its terms are accepted', async () => {
    const found = {
      kind: 'registry',
      source: 'RIPE',
      licence: '',
      terms: 'Read these.',
      enabled: true,
    } as const;
    await keepDataset(dashboard.records, {
      id: 'registry:ripe',
      ...found,
      sha256: '',
      builtAt: null,
      rows: 0,
      health: 'ok',
      healthMessage: '',
    });
    expect((await read()).sources.map(({ id }) => id)).not.toContain('registry:ripe');
    await acceptTerms(dashboard.records, { id: '1', name: 'Anna' }, 'registry:ripe', 'Read these.');
    expect((await read()).sources).toContainEqual({
      ...{ id: 'registry:ripe', kind: 'registry', source: 'RIPE', asks: '' },
    });
  });

  it('take the controller from an administrator alone, whole', async () => {
    const marketer = await dashboard.withRole('marketer');
    expect((await marketer.patch('/api/privacy/controller', controller)).status).toBe(403);
    expect((await administrator.patch('/api/privacy/controller', { ...controller, name: ' ' })).status).toBe(
      400,
    );
    expect((await read()).controller).toBeNull();
    expect((await administrator.patch('/api/privacy/controller', controller)).status).toBe(200);
    expect((await read()).controller).toEqual(controller);
  });
});
