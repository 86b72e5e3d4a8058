// What Salesforce alone has: tokens from two kinds of credentials, a count of the day's calls, fields that only its administrator makes,
// what somebody typed within questions.

import { afterEach, expect, test } from 'vitest';
import { itemFault } from '#crm/connectors/salesforce/salesforce-faults.ts';
import { type SalesforceStub, startSalesforceStub } from '#tests/support/crm/start-salesforce-stub.ts';
import { connectStub } from './connect-stub.ts';

const opened: SalesforceStub[] = [];
afterEach(async () => {
  for (const stub of opened.splice(0)) await stub.close();
});

async function start(options: Parameters<typeof startSalesforceStub>[0] = {}): Promise<SalesforceStub> {
  const stub = await startSalesforceStub(options);
  opened.push(stub);
  return stub;
}

test.each([false, true])(
  'a token is asked for once and renewed when it ends (by refresh token: %s)',
  async (isRefreshed) => {
    const stub = await start({ isRefreshed });
    const connector = connectStub(stub);
    expect(await connector.test()).toEqual({ account: 'Operator S.p.A.', missing: [] });
    expect(stub.tokensGiven()).toBe(1);
    stub.fail('expired');
    const written = await connector.write('company', {
      ownId: 'fiuto_c_1',
      theirId: undefined,
      values: { Name: 'Acme' },
    });
    expect([written.isNew, stub.tokensGiven()]).toEqual([true, 2]);
  },
);

test('wrong credentials are told without them', async () => {
  const stub = await start();
  const credentials = { secret: 'a-secret-that-is-wrong' };
  const error: unknown = await connectStub(stub, { credentials })
    .test()
    .catch((caught: unknown) => caught);
  expect(error).toMatchObject({ fault: { kind: 'mend', reason: 'credentials_refused' } });
  expect(JSON.stringify(error) + String(error)).not.toContain(credentials.secret);
  await expect(connectStub(stub, { allowedHosts: [] }).test()).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'host_refused' },
  });
});

test('the last calls of the day are left to others', async () => {
  const stub = await start();
  const connector = connectStub(stub);
  await connector.test();
  stub.useUp(40);
  await connector.listStages();
  await expect(connector.listStages()).rejects.toMatchObject({
    fault: { kind: 'limit', reason: 'daily_limit' },
  });
});

test('fields that are not there are named, and nothing is looked for in them', async () => {
  const connector = connectStub(await start({ hasOwnFields: false }));
  const { missing } = await connector.test();
  expect(missing).toEqual(
    expect.arrayContaining(['Account.Fiuto_Id__c', 'Account.Fiuto_Score__c', 'Contact.Fiuto_Id__c']),
  );
  expect(await connector.find('company', { by: 'own_id', value: 'fiuto_c_1' })).toEqual([]);
  await expect(connector.prepare()).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'field_missing' },
  });
});

test('rights that are missing are named, those for taking back and for single fields too', async () => {
  const refused = ['Contact (createable)', 'Task (deletable)', 'Opportunity (queryable)', 'Account.Website'];
  const { missing } = await connectStub(await start({ refused })).test();
  expect([...missing].sort()).toEqual([...refused].sort());
});

test('quotes and patterns in what is looked for are text', async () => {
  const stub = await start();
  const connector = connectStub(stub);
  await stub.addCompany({ name: 'Acme', domain: 'prova-acme.it' });
  expect(await connector.find('company', { by: 'vat', value: "x' OR Name LIKE '%" })).toEqual([]);
  expect(await connector.find('company', { by: 'domain', value: 'prova_acme.it' })).toEqual([]);
  expect(await connector.find('company', { by: 'domain', value: 'prova-acme.it' })).toHaveLength(1);
});

test('an item that fails inside a good answer is told by its code', async () => {
  const connector = connectStub(await start());
  const nameless = { ownId: 'fiuto_c_2', theirId: undefined, values: { Website: 'prova-senza.it' } };
  await expect(connector.write('company', nameless)).rejects.toMatchObject({
    fault: { kind: 'never', reason: 'validation' },
    detail: expect.stringContaining('REQUIRED_FIELD_MISSING'),
  });
});

test('what a rule of theirs takes for the same is named, in either spelling', () => {
  const record = { attributes: { type: 'Contact' }, Id: '0035g00000AbCdEAAV' };
  const result = { allowSave: true, matchResults: [{ matchRecords: [{ matchConfidence: 100, record }] }] };
  for (const name of ['duplicateResut', 'duplicateResult']) {
    const error = { statusCode: 'DUPLICATES_DETECTED', message: 'Use one of these records?', [name]: result };
    expect(itemFault({ success: false, errors: [error] })).toMatchObject({
      fault: { kind: 'never', reason: 'conflict' },
      detail: expect.stringContaining('0035g00000AbCdEAAV'),
    });
  }
});

test('orders that nobody switched on, or that it may not read, are no fault', async () => {
  const problemOf = async (options: Parameters<typeof start>[0]) =>
    (await connectStub(await start(options)).orders?.listDocuments())?.map(({ problem }) => problem);
  expect(await problemOf({ absent: ['Order'] })).toEqual(['missing']);
  expect(await problemOf({ refused: ['OrderItem (queryable)'] })).toEqual(['forbidden']);
  expect(await problemOf({})).toEqual(['']);
});
