// How far the word of sales and marketing goes, which outranks a manager's pin: never over a colleague's company, never over
// half of the internet, never over what somebody else said.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { decided } from '../support/decided.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

const by = { id: 'u1', name: 'Ada' };
let dashboard: TestDashboard;
let manager: TestClient;
let marketer: TestClient;
let sales: TestClient;
const ids = { mine: 0, theirs: 0, free: 0 };

beforeAll(async () => {
  dashboard = await openTestDashboard();
  [manager, marketer, sales] = [
    await dashboard.withRole('manager'),
    await dashboard.withRole('marketer'),
    await dashboard.withRole('sales'),
  ];
  const add = async (name: string, client?: TestClient) => {
    const owner = (await client?.get('/api/me'))?.body as { id: string; name: string } | undefined;
    return createCompany(dashboard.records, by, {
      ...{ name, source: 'test', status: 'customer' },
      ...(owner && { ownerId: owner.id, ownerName: owner.name }),
    });
  };
  ids.mine = await add('Pumps Mine', sales);
  ids.theirs = await add('Pumps Theirs', manager);
  ids.free = await add('Pumps Nobody');
  await manager.post(`/api/companies/${ids.theirs}/domains`, {
    domain: 'theirs-example.it',
    kind: 'primary',
  });
  await manager.post(`/api/companies/${ids.theirs}/networks`, { range: '5.10.0.0/24', label: '' });
  const row = decided('31', { companyId: ids.free, name: 'Pumps Nobody', network: '5.20.0.0/22' });
  await dashboard.events.insert('decisions_v1', decisionColumns, [decisionValues(row)], 'rights');
});
afterAll(() => dashboard.close());

const correct = async (client: TestClient, body: Record<string, unknown>) => {
  const { status, body: answer } = await client.post('/api/corrections', body);
  return status === 200 ? Number(answer['id']) : (answer['error'] as { code: string }).code;
};
const idPattern = expect.any(Number);

describe('a correction by sales', () => {
  it('neither names a colleague’s company nor takes one away', async () => {
    const at = { range: '9.9.9.9' };
    const itIs = (rightCompanyId: number) => correct(sales, { ...at, kind: 'it_is', rightCompanyId });
    const wrong = (wrongCompanyId: number) =>
      correct(sales, { ...at, kind: 'wrong_company', wrongCompanyId });
    expect(await itIs(ids.theirs)).toBe('not_your_company');
    expect(await wrong(ids.theirs)).toBe('not_your_company');
    for (const id of [ids.mine, ids.free]) {
      expect(await itIs(id)).toEqual(idPattern);
      expect(await wrong(id)).toEqual(idPattern);
    }
    expect(await itIs(1_000_000)).toBe('unknown_company');
  });

  it('does not fall on a colleague’s networks and domains without the company being named', async () => {
    expect(await correct(sales, { kind: 'not_a_company', domain: 'theirs-example.it' })).toBe(
      'not_your_company',
    );
    expect(await correct(sales, { kind: 'not_a_company', range: '5.10.0.7' })).toBe('not_your_company');
    expect(await correct(sales, { kind: 'wrong_company', domain: 'theirs-example.it', wrongName: 'x' })).toBe(
      'not_your_company',
    );
    expect(await correct(marketer, { kind: 'not_a_company', range: '5.10.0.7' })).toEqual(idPattern);
  });
});

describe('a correction by sales or marketing', () => {
  it('holds for a /24 or a /48 at the most, a manager’s for any network', async () => {
    const nobody = (client: TestClient, range: string) => correct(client, { kind: 'not_a_company', range });
    for (const client of [sales, marketer]) {
      for (const wide of ['93.0.0.0/8', '93.45.12.0/23', '93.45.12.255-93.45.13.0', '2a02:cb40::/32'])
        expect(await nobody(client, wide)).toBe('correction_too_wide');
      for (const narrow of ['93.45.12.0/24', '93.45.12.3-200', '2a02:cb40:1::/48'])
        expect(await nobody(client, narrow)).toEqual(idPattern);
    }
    expect(await nobody(manager, '93.0.0.0/8')).toEqual(idPattern);
  });

  it('may be about the network of the decision that it corrects, however wide', async () => {
    const about = (range: string, decision?: string) =>
      correct(marketer, {
        ...{ kind: 'wrong_company', wrongCompanyId: ids.free, range },
        ...(decision !== undefined && { decision }),
      });
    expect(await about('5.20.0.0/22')).toBe('correction_too_wide');
    expect(await about('5.20.0.0/21', '31')).toBe('correction_too_wide');
    expect(await about('5.20.0.0/22', '32')).toBe('correction_too_wide');
    expect(await about('5.20.0.0/22', '31')).toEqual(idPattern);
  });

  it('is taken back by whoever made it or by a manager, and the list says so', async () => {
    const made = await Promise.all(
      [manager, marketer, sales].map((client) =>
        correct(client, { kind: 'not_a_company', range: '8.8.8.8' }),
      ),
    );
    const mayUndo = async (client: TestClient) => {
      const { body } = await client.get('/api/corrections');
      const rows = body['corrections'] as { id: number; mayUndo: boolean }[];
      return made.map((id) => rows.find((row) => row.id === id)?.mayUndo);
    };
    expect(await mayUndo(marketer)).toEqual([false, true, false]);
    expect(await mayUndo(sales)).toEqual([false, false, true]);
    expect(await mayUndo(manager)).toEqual([true, true, true]);
    const undo = async (client: TestClient, id: unknown) =>
      (await client.post(`/api/corrections/${String(id)}/undo`)).status;
    expect(await undo(sales, made[0])).toBe(403);
    expect(await undo(marketer, made[0])).toBe(403);
    expect(await undo(sales, made[2])).toBe(200);
    expect(await undo(manager, made[1])).toBe(200);
    expect(await mayUndo(manager)).toEqual([true, false, false]);
  });
});
