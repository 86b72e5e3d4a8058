// A company that was handed over here stays with the colleague, until somebody gives it to another one in the CRM.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stubOwner } from '#tests/support/crm/crm-stub.ts';
import { type CrmRig, openCrmRig } from '#tests/support/crm/open-crm-rig.ts';
import { type HubspotStub, startHubspotStub } from '#tests/support/crm/start-hubspot-stub.ts';

let stub: HubspotStub;
let rig: CrmRig;

beforeAll(async () => {
  stub = await startHubspotStub();
  rig = await openCrmRig(stub);
  await rig.records.db.execute(sql`
    INSERT INTO users (id, name, email, role) VALUES ('anna', ${stubOwner.name}, ${stubOwner.email}, 'sales'),
      ('bruno', 'Bruno', 'bruno@operator.example', 'sales')`);
});
afterAll(async () => {
  await rig.close();
  await stub.close();
});

const owner = async (name: string) => {
  const { rows } = await rig.records.db.execute<{ id: string | null }>(
    sql`SELECT owner_id AS id FROM companies WHERE name = ${name} AND removed_at IS NULL`,
  );
  return rows.map(({ id }) => id);
};

test('an edit in the CRM leaves a company with whoever has it here, and another owner there takes it', async () => {
  const id = await stub.addCompany({
    name: 'Ceduta S.r.l.',
    domain: 'prova-ceduta.it',
    ownerId: stubOwner.id,
  });
  expect(await rig.pull()).toBe('');
  expect(await owner('Ceduta S.r.l.')).toEqual(['anna']);
  await rig.records.db.execute(sql`UPDATE companies SET owner_id = 'bruno' WHERE name = 'Ceduta S.r.l.'`);
  await stub.changeCompany(id, { isCustomer: true });
  expect(await rig.pull()).toBe('');
  expect(await owner('Ceduta S.r.l.')).toEqual(['bruno']);
  const { rows } = await rig.records.db.execute<{ id: number }>(
    sql`SELECT id FROM companies WHERE name = 'Ceduta S.r.l.' LIMIT 1`,
  );
  stub.setField(id, 'numberofemployees', '40');
  await rig.push(rows[0]?.id ?? 0);
  expect(await rig.settle()).toEqual([]);
  expect(await owner('Ceduta S.r.l.')).toEqual(['bruno']);
  // Looked at before owners were noted: nobody knows whose it was there.
  await rig.records.db.execute(sql`UPDATE crm_links SET seen_owner = NULL`);
  await stub.changeCompany(id, { isCustomer: false });
  expect(await rig.pull()).toBe('');
  expect(await owner('Ceduta S.r.l.')).toEqual(['bruno']);
  await stub.changeCompany(id, { ownerId: '' });
  expect(await rig.pull()).toBe('');
  await stub.changeCompany(id, { ownerId: stubOwner.id });
  expect(await rig.pull()).toBe('');
  expect(await owner('Ceduta S.r.l.')).toEqual(['anna']);
});
