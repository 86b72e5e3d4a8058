// Where the calls of a day are counted: what we linked is looked for a page at a time, and what cannot be read again at once was written all
// the same.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CrmRig, openCrmRig } from '#tests/support/crm/open-crm-rig.ts';
import { startRestStub } from '#tests/support/crm/start-rest-stub.ts';
import { type SalesforceStub, startSalesforceStub } from '#tests/support/crm/start-salesforce-stub.ts';

let stub: SalesforceStub;
let rig: CrmRig;

beforeAll(async () => {
  stub = await startSalesforceStub();
  rig = await openCrmRig(stub);
});
afterAll(async () => {
  await rig.close();
  await stub.close();
});

test('whether linked records stand there is asked of one page in each reading, and anew after a day', async () => {
  await stub.addCompanies(Array.from({ length: 250 }, (_, place) => ({ name: `Cliente ${place}` })));
  expect(await rig.pull()).toBe('');
  await rig.records.db.execute(sql`DELETE FROM crm_cursors WHERE stream LIKE '%_sweep'`);
  const asked = new Set<string>();
  /** Pages that one reading asks for, some time after the one before; and whether one was new. */
  const sweep = async (later: string) => {
    await rig.records.db.execute(sql`UPDATE crm_cursors SET moved_at = moved_at - ${later}::interval`);
    const before = stub.asked().length;
    await rig.read();
    const pages = stub
      .asked()
      .slice(before)
      .filter((soql) => /^SELECT Id, LastActivityDate FROM Account WHERE Id IN/.test(soql));
    const isNew = pages.some((page) => !asked.has(page));
    for (const page of pages) asked.add(page);
    return [pages.length, isNew];
  };
  expect(await sweep('0 minutes')).toEqual([1, true]);
  expect(await sweep('1 minute')).toEqual([0, false]);
  expect(await sweep('5 minutes')).toEqual([1, true]);
  expect(await sweep('5 minutes')).toEqual([1, true]);
  expect(await sweep('2 hours')).toEqual([0, false]);
  expect(await sweep('1 day')).toEqual([1, false]);
});

test('a write that cannot be read again at once was made, and the ledger says so', async () => {
  const id = await rig.company({ name: 'Limitata S.p.A.', domain: 'prova-limitata.it' });
  stub.limitReads(3);
  await rig.push(id);
  await rig.deliver();
  const written = (await rig.ledger(id)).filter(({ action }) => action === 'create');
  expect(written).toMatchObject([{ state: 'done', theirId: expect.stringMatching(/^001/) }]);
  expect(await rig.settle()).toEqual([]);
  expect((await stub.list('company')).filter(({ key }) => key === 'prova-limitata.it')).toHaveLength(1);
});

test('where each deal costs a call, a few are asked for at a time, and fewer of those that ended long ago', async () => {
  const api = await startRestStub();
  const rest = await openCrmRig(api, api.settings);
  try {
    const companyId = String(await api.addCompany({ name: 'Molti Affari S.r.l.', domain: 'moltiaffari.it' }));
    const add = (name: string, state: 'open' | 'won' | 'lost') => api.addDeal({ companyId, name, state });
    const dayMs = 86_400_000;
    const long: string[] = [];
    api.skewClock(-91 * dayMs);
    for (let at = 0; at < 40; at += 1)
      long.push(String(await add(`Long ago ${at}`, at % 2 ? 'won' : 'lost')));
    api.skewClock(-89 * dayMs);
    const late = String(await add('Of late', 'won'));
    api.skewClock(0);
    const open = [];
    for (let at = 0; at < 30; at += 1) open.push(String(await add(`Open ${at}`, 'open')));
    expect(await rest.pull()).toBe('');
    await rest.records.db.execute(sql`DELETE FROM crm_cursors WHERE stream LIKE '%_sweep'`);
    /** Deals that one reading asks for by themselves. */
    const read = async () => {
      const before = api.requests.length;
      await rest.records.db.execute(sql`UPDATE crm_cursors SET moved_at = moved_at - interval '5 minutes'`);
      await rest.read();
      const paths = api.requests.slice(before).map(({ path }) => /^\/v1\/deals\/([^/?]+)$/.exec(path)?.[1]);
      const asked = paths.filter((id) => id !== undefined);
      const recent = asked.filter((id) => !long.includes(id));
      return { recent, older: asked.length - recent.length };
    };
    const [first, second] = [await read(), await read()];
    expect([first.recent.length, second.recent.length]).toEqual([25, 6]);
    expect([first.older, second.older]).toEqual([10, 10]);
    expect([...first.recent, ...second.recent].sort()).toEqual([late, ...open].sort());
    // All were asked for: they rest for an hour.
    expect(await read()).toEqual({ recent: [], older: 10 });
    await api.removeDeal(late);
    await rest.records.db.execute(sql`DELETE FROM crm_cursors WHERE stream LIKE '%_sweep'`);
    await read();
    await read();
    const { rows } = await rest.records.db.execute(
      sql`SELECT their_id FROM crm_deals WHERE gone_at IS NOT NULL`,
    );
    expect(rows).toEqual([{ their_id: late }]);
  } finally {
    await rest.close();
    await api.close();
  }
});
