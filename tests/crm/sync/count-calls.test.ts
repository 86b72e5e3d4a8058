// Where the calls of a day are counted: what we linked is looked for a page at a time, and what cannot be read again at once was written all
// the same.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CrmRig, openCrmRig } from '#tests/support/crm/open-crm-rig.ts';
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
