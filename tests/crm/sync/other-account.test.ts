// A connection stays with the account whose records are linked: credentials of another one write nothing there and forget nothing here.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeAccount } from '#crm/sync/prove-account.ts';
import { changeCrmConnection, findCrmConnection } from '#stores/records/crm/keep-crm-connections.ts';
import { connectStub } from '#tests/crm/connectors/connect-stub.ts';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';
import { type CrmRig, openCrmRig } from '#tests/support/crm/open-crm-rig.ts';
import { type HubspotStub, startHubspotStub } from '#tests/support/crm/start-hubspot-stub.ts';
import { startOdooStub } from '#tests/support/crm/start-odoo-stub.ts';
import { startPipedriveStub } from '#tests/support/crm/start-pipedrive-stub.ts';
import { startRestStub } from '#tests/support/crm/start-rest-stub.ts';
import { startSalesforceStub } from '#tests/support/crm/start-salesforce-stub.ts';
import { startTwentyStub } from '#tests/support/crm/start-twenty-stub.ts';

let stub: HubspotStub;
const opened: { close(): Promise<unknown> }[] = [];

beforeAll(async () => {
  stub = await startHubspotStub();
  opened.push(stub);
});
afterAll(async () => {
  for (const one of opened.toReversed()) await one.close();
});

async function open(...args: Parameters<typeof openCrmRig>): Promise<CrmRig> {
  const rig = await openCrmRig(...args);
  opened.push(rig);
  return rig;
}

const typeIn = ({ records, crmId, desk }: CrmRig, secret: string) =>
  changeCrmConnection(
    records,
    crmId,
    { credentials: { secret, user: '', database: '' } },
    desk.connectionKeys,
  );
const accountOf = async ({ records, crmId }: CrmRig) => (await findCrmConnection(records, crmId))?.accountId;

test('a token of another account writes nothing there, and nothing is taken for deleted', async () => {
  const rig = await open(stub);
  const id = await rig.company({ name: 'Nostra S.r.l.', domain: 'prova-nostra.it' });
  await rig.push(id);
  expect(await rig.settle()).toEqual([]);
  expect([await rig.pull(), await accountOf(rig)]).toEqual(['', '4242']);
  // Under the same number there is another company.
  const foreign = await stub.other.addCompany({ name: 'Altrui', domain: 'prova-altrui.it' });
  expect((await stub.list('company')).map((one) => one.id)).toContain(foreign);
  await typeIn(rig, stub.secrets.others);
  await rig.push(id, { score: 91 });
  await rig.deliver();
  expect([await rig.pausedLanes(), await rig.pull()]).toEqual([['not_this_crm'], 'not_this_crm']);
  expect(await stub.other.list('company')).toMatchObject([{ name: 'Altrui', ownId: '', score: '' }]);
  await typeIn(rig, stub.secrets.renewed);
  expect([await rig.pull(), await rig.settle()]).toEqual(['', []]);
  expect(await stub.list('company')).toMatchObject([{ name: 'Nostra S.r.l.', score: '91' }]);
});

test('while nothing is linked another account takes the place of the one before, and is read from its beginning', async () => {
  const rig = await open(stub, { takesCompanies: false });
  expect(await rig.pull()).toBe('');
  await rig.records.db.execute(
    sql`INSERT INTO crm_cursors (crm_id, stream, cursor) VALUES (${rig.crmId}, 'of before', '9')`,
  );
  await rig.records.db.execute(sql`
    INSERT INTO crm_orders (crm_id, document, their_id, their_company_id, is_waiting, values, state, version)
    VALUES (${rig.crmId}, 'order', '1', '17', true, '{}', 'done', '1')`);
  await typeIn(rig, stub.secrets.others);
  expect([await rig.pull(), await accountOf(rig)]).toEqual(['', '777']);
  const { rows } = await rig.records.db.execute(sql`
    SELECT 1 FROM crm_cursors WHERE stream = 'of before' UNION ALL SELECT 1 FROM crm_orders LIMIT 2`);
  expect(rows).toEqual([]);
});

test('where a CRM tells no account, records that bear our id tell it', async () => {
  const [rest, elsewhere] = [await startRestStub(), await startRestStub()];
  opened.push(rest, elsewhere);
  const rig = await open(rest, rest.settings);
  await rig.push(await rig.company({ name: 'Nostra S.r.l.', domain: 'prova-nostra.it' }));
  expect(await rig.settle()).toEqual([]);
  await elsewhere.addCompany({ name: 'Altrui', domain: 'prova-altrui.it' });
  const judge = async (one: CrmStub) =>
    (await judgeAccount(rig.records, { id: rig.crmId, accountId: '' }, connectStub(one))).outcome;
  expect([await judge(rest), await judge(elsewhere)]).toEqual(['same', 'other']);
});

test.each<[string, () => Promise<CrmStub>, RegExp]>([
  ['Pipedrive', startPipedriveStub, /^77$/],
  ['Salesforce', startSalesforceStub, /^00D\w{15}$/],
  ['Odoo', () => startOdooStub('json-2'), /^5c1f0b52-/],
  ['Twenty', startTwentyStub, /^20202020-1c25-/],
])('%s tells which account it is', async (_name, start, id) => {
  const one = await start();
  opened.push(one);
  expect(await connectStub(one).tellAccount?.()).toMatch(id);
});
