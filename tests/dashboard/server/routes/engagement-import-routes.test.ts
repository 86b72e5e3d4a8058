// A file about people over the API: sent with its statement, looked at, refused rows saved, and asked to be brought in.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngagementImport } from '#contract/import-report.ts';
import { listOriginsInForce } from '#stores/records/engagement-import/import-origins.ts';
import { noteEngagementRun } from '#stores/records/engagement-import/import-runs.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let marketer: TestClient;
let siteId: number;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  marketer = await dashboard.withRole('marketer');
  siteId = (await createSite(dashboard.records, { name: 'Shop' })).site.id;
});
afterAll(() => dashboard.close());

const day = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
const csv = `Chi;Posta;Quando;Commento\nAnna Rossi;anna@acme-srl.it;${day} 10:00;=Bello\n;;${day} 11:00;Nessuno\n`;
const statement = { origin: 'Fair in Bologna', basis: 'consent' };

async function send(text: string, more: Record<string, string> = {}): Promise<EngagementImport> {
  const query = new URLSearchParams({
    site: String(siteId),
    name: 'list.csv',
    ...statement,
    ...more,
  }).toString();
  const answer = await marketer.post(`/api/engagement-imports?${query}`, text, {
    'content-type': 'text/csv',
  });
  expect(answer.status).toBe(200);
  const look = async () =>
    (await marketer.get(`/api/engagement-imports/${Number(answer.body['id'])}`))
      .body as unknown as EngagementImport;
  await expect.poll(async () => (await look()).state, { timeout: 20_000 }).not.toBe('reading');
  return look();
}

const mapping = { Chi: 'name', Posta: 'email', Quando: 'at' };

describe('a file about people', () => {
  it('is read as the columns are said to mean, which is remembered for the next one', async () => {
    const reading = JSON.stringify({ mapping, zone: 'UTC' });
    const first = await send(csv, { reading });
    expect(first).toMatchObject({
      ...{ state: 'ready', kind: 'engagement', separator: ';', zone: 'UTC', origin: 'Fair in Bologna' },
      counts: { rows: 2, new: 1, refused: 1 },
      columns: [
        { header: 'Chi', field: 'name' },
        { header: 'Posta', field: 'email' },
        { header: 'Quando', field: 'at' },
        { header: 'Commento', field: 'text' },
      ],
    });
    const again = await send(csv);
    expect(again).toMatchObject({ state: 'ready', zone: 'UTC', counts: { new: 1 } });
    const { body } = await marketer.get(`/api/engagement-imports/${again.id}/rows`);
    expect(body).toMatchObject({
      rows: [
        {
          line: 2,
          outcome: 'new',
          at: `${day}T10:00:00.000Z`,
          who: 'Anna Rossi',
          key: 'anna@acme-srl.it',
          text: '=Bello',
        },
        { line: 3, outcome: 'refused', message: expect.stringContaining('names nobody') },
      ],
    });
  });

  it('says what is wrong in the reader’s language, and hands out the refused rows as a file', async () => {
    const run = await send(csv, { reading: JSON.stringify({ mapping }) });
    const italian = { 'accept-language': 'it' };
    const saved = await marketer.send('POST', `/api/engagement-imports/${run.id}/refused`, {}, italian);
    expect(saved.body['text']).toContain('La riga non nomina nessuno');
    const failed = await send('Date,Impressions\n2026-05-01,4\n');
    expect(failed).toMatchObject({ state: 'failed', failure: expect.stringContaining('names nobody') });
  });

  it('is brought in and taken back only in the states for it, and is a marketer’s or an administrator’s', async () => {
    const run = await send(csv, { reading: JSON.stringify({ mapping }) });
    const path = `/api/engagement-imports/${run.id}`;
    expect((await marketer.post(`${path}/undo`, {})).body).toMatchObject({
      error: { code: 'import_not_applied' },
    });
    expect((await marketer.post(`${path}/apply`, {})).body).toMatchObject({ state: 'applying' });
    expect((await marketer.post(`${path}/apply`, {})).body).toMatchObject({
      error: { code: 'import_not_ready' },
    });
    await noteEngagementRun(dashboard.records, run.id, { state: 'applied' });
    expect(await listOriginsInForce(dashboard.records)).toEqual([{ ...statement, provider: 'file' }]);
    expect((await marketer.post(`${path}/undo`, {})).body).toMatchObject({ state: 'undoing' });
    expect((await marketer.get('/api/engagement-imports/99999')).status).toBe(404);
    const sales = await dashboard.withRole('sales');
    expect((await sales.get(path)).status).toBe(403);
  });

  it('without a word on where it comes from is not taken', async () => {
    const query = new URLSearchParams({ site: String(siteId), name: 'x.csv', basis: 'consent', origin: '' });
    const answer = await marketer.post(`/api/engagement-imports?${query.toString()}`, csv, {
      'content-type': 'text/csv',
    });
    expect(answer.status).toBe(400);
  });

  it('called after a contact is kept under a name without it', async () => {
    const chat = `01/05/26, 10:00 - Mario Rossi: Ciao\n01/05/26, 10:01 - Acme: Ciao\n`;
    const run = await send(chat, { name: 'Chat WhatsApp con Mario Rossi.txt' });
    expect(run).toMatchObject({
      kind: 'whatsapp',
      fileName: 'WhatsApp.txt',
      own: ['Acme'],
      counts: { new: 1 },
    });
  });
});
