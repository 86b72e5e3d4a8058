// Sites, keys, rules and forms, through the API.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formReportSchema, siteCreatedSchema, siteDetailSchema } from '#contract/report-schema.ts';
import { recordFormsSeen } from '#stores/records/questions/record-form-seen.ts';
import { noteFirstEvent } from '#stores/records/questions/update-site.ts';
import { listAudit } from '#stores/records/questions/write-audit.ts';
import { insertEvents } from '../support/insert-events.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let administrator: TestClient;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  administrator = await dashboard.administrator();
});
afterAll(() => dashboard.close());

async function addSite(values: Record<string, unknown> = {}) {
  const answer = await administrator.post('/api/sites', { name: 'Sample', ...values });
  return siteCreatedSchema.parse(answer.body);
}

describe('sites', () => {
  it('shows the secret key once, when the site is made, and a script tag and a pixel to paste', async () => {
    const { site, secretKey } = await addSite();
    expect(site.scriptTag).toBe(
      `<script async src="https://t.example.com/s.js" data-site="${site.publicKey}"></script>`,
    );
    expect(site.pixelUrl).toBe(`https://t.example.com/p.gif?site=${site.publicKey}`);
    const read = await administrator.get(`/api/sites/${site.id}`);
    expect(siteDetailSchema.parse(read.body)).toMatchObject({ firstEventAt: null, lastEventAt: null });
    expect(JSON.stringify(read.body)).not.toContain(secretKey);
    expect(JSON.stringify(read.body)).not.toContain('secret');
  });

  it('gives another secret key when it is rotated', async () => {
    const { site, secretKey } = await addSite();
    const rotated = await administrator.post(`/api/sites/${site.id}/rotate-secret`);
    expect(rotated.body['secretKey']).toMatch(/^fsk_/);
    expect(rotated.body['secretKey']).not.toBe(secretKey);
  });

  it('changes what is given and leaves the rest', async () => {
    const { site } = await addSite({ allowedHosts: ['Example.COM '] });
    const rules = [{ pattern: '/listino/*', kind: 'price' }];
    const changed = await administrator.patch(`/api/sites/${site.id}`, { pathRules: rules });
    expect(changed.body).toMatchObject({ name: 'Sample', allowedHosts: ['example.com'], pathRules: rules });
  });

  it.each([
    ['allowedHosts', ['https://example.com/x'], 'allowedHosts.0', /not a host name/],
    ['linkedDomains', ['example.com:8080'], 'linkedDomains.0', /not a host name/],
    ['keptParameters', ['utm_source', 'a b'], 'keptParameters.1', /not the name of a query parameter/],
    ['keptParameters', ['password'], 'keptParameters.0', /never kept/],
    ['pathRules', [{ pattern: 'prices', kind: 'price' }], 'pathRules.0.pattern', /Start with \//],
    ['pathRules', [{ pattern: '/x', kind: 'shop' }], 'pathRules.0.kind', /product/],
    ['consentDefault', 'always', 'consentDefault', /granted/],
    ['name', '', 'name', /small/],
    ['colour', 'red', 'colour', /nrecognized/],
  ])('names the fault in %s %j at %s', async (setting, value, field, message) => {
    const { site } = await addSite();
    const refused = await administrator.patch(`/api/sites/${site.id}`, { [setting]: value });
    expect(refused.status).toBe(400);
    const { error } = refused.body as { error: { code: string; fields: Record<string, string> } };
    expect(error.code).toBe('invalid_input');
    expect(error.fields[field]).toMatch(message);
  });

  it('names the fault in the language of the page', async () => {
    const { site } = await addSite();
    const italian = { 'accept-language': 'it' };
    const refused = await administrator.send(
      'PATCH',
      `/api/sites/${site.id}`,
      { allowedHosts: ['a b'], name: '' },
      italian,
    );
    expect(JSON.stringify(refused.body)).toMatch(/Alcuni valori.*non è un nome di host/);
  });

  it('says when a site was first and last heard of', async () => {
    const { site } = await addSite();
    const at = Date.now() - 20 * 86_400_000;
    await insertEvents(dashboard.events, [{ site: site.id, at, visitor: 'a' }]);
    await noteFirstEvent(dashboard.records, site.id, at);
    const iso = new Date(at).toISOString();
    const sites = (await administrator.get('/api/sites')).body as unknown as { id: number }[];
    expect(sites.find(({ id }) => id === site.id)).toMatchObject({ firstEventAt: iso, lastEventAt: iso });
  });

  it('answers 404 for a site that is not there', async () => {
    expect((await administrator.get('/api/sites/999999')).body).toMatchObject({
      error: { code: 'unknown_site' },
    });
    expect((await administrator.get('/api/sites/abc')).status).toBe(400);
  });

  it('writes changes into the audit log with who and what', async () => {
    const { site } = await addSite();
    await administrator.patch(`/api/sites/${site.id}`, { name: 'Renamed', allowedHosts: [] });
    const [newest] = await listAudit(dashboard.records, { limit: 1 });
    expect(newest).toMatchObject({
      userName: 'Ada Admin',
      action: 'change_site',
      subject: 'name, allowedHosts',
      siteId: site.id,
    });
  });
});

describe('forms of a site', () => {
  const seen = {
    key: 'contact',
    name: 'Contact',
    page: '/contact',
    fields: [
      { name: 'mail', type: 'email' },
      { name: 'note', type: 'textarea', label: 'Your request' },
    ],
    lastSeenAtMs: Date.now(),
  };

  it('are listed switched off, with their submissions, and switched on with a mapping', async () => {
    const { site } = await addSite();
    await recordFormsSeen(dashboard.records, [{ ...seen, siteId: site.id }]);
    const at = Date.now() - 3_600_000;
    const submit = { site: site.id, at, visitor: 'a', type: 'form_submit', name: 'contact' };
    await insertEvents(dashboard.events, [submit, { ...submit, is_bot: true }]);
    const listed = (await administrator.get(`/api/sites/${site.id}/forms`)).body as unknown as unknown[];
    expect(formReportSchema.parse(listed[0])).toMatchObject({
      key: 'contact',
      enabled: false,
      submissions30d: 1,
    });
    const change = { enabled: true, mapping: { mail: 'email', note: 'text' } };
    const changed = await administrator.patch(`/api/sites/${site.id}/forms/contact`, change);
    expect(changed.body).toMatchObject(change);
  });

  it('refuse a mapping of a field that they do not have, and a form never seen', async () => {
    const { site } = await addSite();
    await recordFormsSeen(dashboard.records, [{ ...seen, siteId: site.id }]);
    const wrong = await administrator.patch(`/api/sites/${site.id}/forms/contact`, {
      mapping: { phone: 'phone' },
    });
    expect(wrong.body).toMatchObject({
      error: { code: 'unknown_field', fields: { 'mapping.phone': 'phone' } },
    });
    const unseen = await administrator.patch(`/api/sites/${site.id}/forms/other`, { enabled: true });
    expect(unseen.body).toMatchObject({ error: { code: 'unknown_form' } });
  });
});

describe('pages of a site', () => {
  it('come with their kind and the rule that decided, and a preview saves nothing', async () => {
    const { site } = await addSite({ pathRules: [{ pattern: '/x/*', kind: 'product' }] });
    const at = Date.now() - 3_600_000;
    const view = (path: string) => ({ site: site.id, at, visitor: 'a', path, host: 'example.com' });
    await insertEvents(dashboard.events, [view('/x/1'), view('/x/1'), view('/preventivo'), view('/nothing')]);
    const pages = await administrator.get(`/api/sites/${site.id}/pages`);
    expect(pages.body).toEqual([
      { path: '/x/1', views: 2, kind: 'product', rule: '/x/*' },
      { path: '/nothing', views: 1, kind: 'other', rule: null },
      { path: '/preventivo', views: 1, kind: 'quote', rule: null },
    ]);
    const pathRules = [{ pattern: '/nothing', kind: 'legal' }];
    const preview = await administrator.post(`/api/sites/${site.id}/pages/preview`, { pathRules });
    expect(preview.body).toContainEqual({ path: '/nothing', views: 1, kind: 'legal', rule: '/nothing' });
    expect((await administrator.get(`/api/sites/${site.id}/pages`)).body).toEqual(pages.body);
  });
});
