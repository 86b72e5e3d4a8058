// A company is found by its domain among many whose domains begin or end alike.

import { expect, test } from 'vitest';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';
import { startOdooStub } from '#tests/support/crm/start-odoo-stub.ts';
import { startPipedriveStub } from '#tests/support/crm/start-pipedrive-stub.ts';
import { startSalesforceStub } from '#tests/support/crm/start-salesforce-stub.ts';
import { startTwentyStub } from '#tests/support/crm/start-twenty-stub.ts';
import { connectStub } from './connect-stub.ts';

test.each<[string, () => Promise<CrmStub>]>([
  ['Salesforce', startSalesforceStub],
  ['Odoo', () => startOdooStub('json-2')],
  ['Twenty', startTwentyStub],
  ['Pipedrive', startPipedriveStub],
])('%s finds the one that has it', async (_name, start) => {
  const stub = await start();
  try {
    for (let place = 0; place < 12; place += 1) {
      await stub.addCompany({ name: `Ends alike ${place}`, domain: `cu${place}red.it` });
      await stub.addCompany({ name: `Begins alike ${place}`, domain: `red.italy${place}.it` });
    }
    const id = await stub.addCompany({ name: 'Red', domain: 'red.it' });
    const connector = connectStub(stub);
    await connector.prepare();
    expect(await connector.find('company', { by: 'domain', value: 'red.it' })).toMatchObject([{ id }]);
  } finally {
    await stub.close();
  }
});
