// What HubSpot alone has: properties that may be missing, which is not the same as that no record has the value.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';
import { startHubspotStub } from '#tests/support/crm/start-hubspot-stub.ts';
import { connectStub } from './connect-stub.ts';

let stub: CrmStub;
beforeAll(async () => {
  stub = await startHubspotStub();
});
afterAll(() => stub.close());

test('fields of ours that nobody has made yet are in no record', async () => {
  const connector = connectStub(stub);
  expect(await connector.find('company', { by: 'own_id', value: 'fiuto_c_1' })).toEqual([]);
  expect(await connector.find('company', { by: 'vat', value: 'IT12345670017' })).toEqual([]);
});

test('a field of theirs that is missing is to be mended, and no sign that there is no such record', async () => {
  const companyRules = [{ ours: 'vatNumber', theirs: 'partita_iva', mode: 'fill' as const }];
  const connector = connectStub(stub, { companyRules });
  await expect(connector.find('company', { by: 'vat', value: 'IT12345670017' })).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'field_missing' },
  });
});

test('the address of a company is that of the account, on the host where it lies', async () => {
  expect(await connectStub(stub).tellCompanyPage?.()).toBe(
    'https://app-eu1.hubspot.com/contacts/4242/record/0-2/{id}',
  );
});
