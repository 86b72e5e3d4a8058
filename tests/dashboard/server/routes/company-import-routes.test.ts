// An import of companies over the API: sent as a file, looked at, applied, taken back.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyImport } from '#contract/company-report.ts';
import { noteImport } from '#stores/records/questions/company-import-runs.ts';
import { companyImports } from '#stores/records/schema/company-imports.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  manager = await dashboard.withRole('manager');
});
afterAll(() => dashboard.close());

const csv = 'Codice;Ragione sociale;Sito;Dipendenti\nA1;Società Èsempio;societa-example.it;12\nA2;;;tanti\n';

async function send(text: string, query = 'name=clienti.csv'): Promise<CompanyImport> {
  const answer = await manager.post(`/api/company-imports?${query}`, text, { 'content-type': 'text/csv' });
  expect(answer.status).toBe(200);
  return settle(Number(answer.body['id']));
}

/** The run when nobody works on it any more. */
async function settle(id: number): Promise<CompanyImport> {
  const look = async () => (await manager.get(`/api/company-imports/${id}`)).body as unknown as CompanyImport;
  await expect.poll(async () => (await look()).state, { timeout: 20_000 }).not.toMatch(/ing$/);
  return look();
}

describe('an import', () => {
  it('is looked at line by line, applied and taken back', async () => {
    const run = await send(csv);
    expect(run).toMatchObject({
      ...{ state: 'ready', fileName: 'clienti.csv', encoding: 'utf-8', separator: ';', by: 'manager' },
      counts: { lines: 2, new: 1, faulty: 1 },
      columns: [
        { header: 'Codice', field: 'external_id' },
        { header: 'Ragione sociale', field: 'name' },
        { header: 'Sito', field: 'domains' },
        { header: 'Dipendenti', field: 'employees' },
      ],
    });
    const lines = (await manager.get(`/api/company-imports/${run.id}/lines`)).body;
    expect(lines).toMatchObject({
      lines: [
        { line: 2, outcome: 'new', name: 'Società Èsempio', changes: expect.arrayContaining([]), faults: [] },
        { line: 3, outcome: 'faulty', faults: [{ code: 'not_a_number' }, { code: 'name_missing' }] },
      ],
    });
    const italian = await manager.send(
      'GET',
      `/api/company-imports/${run.id}/lines?outcome=faulty`,
      undefined,
      {
        'accept-language': 'it',
      },
    );
    expect(JSON.stringify(italian.body)).toContain('non è un numero');
    expect((await manager.get('/api/companies?search=societa')).body).toMatchObject({ companies: [] });
    expect((await manager.post(`/api/company-imports/${run.id}/apply`)).status).toBe(200);
    expect(await settle(run.id)).toMatchObject({ state: 'applied', counts: { new: 1 } });
    expect((await manager.get('/api/companies?search=societa')).body).toMatchObject({
      companies: [{ name: 'Società Èsempio', employees: 12, source: `import:${run.id}` }],
    });
    expect((await manager.post(`/api/company-imports/${run.id}/apply`)).body).toMatchObject({
      error: { code: 'import_not_ready' },
    });
    expect((await manager.post(`/api/company-imports/${run.id}/undo`)).status).toBe(200);
    expect(await settle(run.id)).toMatchObject({
      state: 'undone',
      undone: { removed: 1 },
      undoneBy: 'manager',
    });
    expect((await manager.get('/api/companies?search=societa')).body).toMatchObject({ companies: [] });
    expect((await manager.post(`/api/company-imports/${run.id}/undo`)).status).toBe(409);
  });

  it('takes what the operator says of columns, and refuses what is no mapping', async () => {
    const mapping = (value: unknown) => `name=x.csv&mapping=${encodeURIComponent(JSON.stringify(value))}`;
    const run = await send('Was;Wo\nAcme;acme-example.it\n', mapping({ Was: 'name', Wo: 'domains' }));
    expect(run).toMatchObject({ state: 'ready', counts: { new: 1 } });
    const refused = await manager.post(`/api/company-imports?${mapping({ Was: 'colour' })}`, 'x', {
      'content-type': 'text/csv',
    });
    expect([refused.status, refused.body]).toMatchObject([400, { error: { code: 'mapping_not_valid' } }]);
    await manager.delete(`/api/company-imports/${run.id}`);
    expect((await manager.get(`/api/company-imports/${run.id}`)).status).toBe(404);
  });

  it('of a file that is no list fails with what is wrong', async () => {
    expect(await send('PK\u0003\u0004')).toMatchObject({
      ...{ state: 'failed', failure: expect.stringContaining('save it as CSV') },
    });
    expect(await send('')).toMatchObject({ state: 'failed' });
  });

  it('that is too large is refused before it is read', async () => {
    const answer = await manager.post('/api/company-imports?name=big.csv', 'x'.repeat(50_000_001), {
      'content-type': 'text/csv',
    });
    expect([answer.status, answer.body]).toMatchObject([413, { error: { code: 'too_large' } }]);
  });

  it('whose process died shows as what can be done with it', async () => {
    const run = await send('Codice;Nome\nZ1;Zeta\n');
    const long = new Date(Date.now() - 120_000);
    const leave = async (state: 'reading' | 'applying') => {
      await noteImport(dashboard.records, run.id, { state });
      await dashboard.records.db.update(companyImports).set({ touchedAt: long });
    };
    await leave('reading');
    expect((await manager.get(`/api/company-imports/${run.id}`)).body).toMatchObject({ state: 'failed' });
    await leave('applying');
    expect((await manager.get(`/api/company-imports/${run.id}`)).body).toMatchObject({ state: 'ready' });
    expect((await manager.post(`/api/company-imports/${run.id}/apply`)).status).toBe(200);
    expect(await settle(run.id)).toMatchObject({ state: 'applied' });
    const { imports } = (await manager.get('/api/company-imports?limit=2')).body as {
      imports: CompanyImport[];
    };
    expect(imports).toHaveLength(2);
  });
});
