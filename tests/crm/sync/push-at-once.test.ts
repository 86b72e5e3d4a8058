// Two deliveries at the same moment that are about the same record: it is made once, also where a CRM has nothing that is unique.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';
import { type CrmRig, openCrmRig, sampleNote, sampleTask } from '#tests/support/crm/open-crm-rig.ts';
import { startPipedriveStub } from '#tests/support/crm/start-pipedrive-stub.ts';

let stub: CrmStub;
let rig: CrmRig;

beforeAll(async () => {
  stub = await startPipedriveStub();
  rig = await openCrmRig(stub);
});
afterAll(async () => {
  await rig.close();
  await stub.close();
});

test('two companies that became one while their pushes waited are one there, with one note, task and person', async () => {
  const first = await rig.company({ name: 'Uno S.r.l.', domain: 'prova-uno.it' });
  const second = await rig.company({ name: 'Due S.r.l.', domain: 'prova-due.it', isLead: false });
  await rig.person('anna.neri@prova-uno.it', 'Anna Neri');
  for (const id of [first, second])
    await rig.push(id, { note: sampleNote('Seen'), task: sampleTask('call') });
  // What a merge here leaves: an edge.
  await rig.records.db.execute(sql`UPDATE companies SET merged_into_id = ${second} WHERE id = ${first}`);
  expect(await rig.settle()).toEqual([]);
  const made = (await stub.list('company')).filter(({ ownId }) => ownId === `fiuto_c_${second}`);
  expect(made).toHaveLength(1);
  for (const kind of ['note', 'task'] as const)
    expect(await stub.list(kind)).toMatchObject([{ companyId: made[0]?.id }]);
  const people = (await stub.list('person')).filter(({ key }) => key === 'anna.neri@prova-uno.it');
  expect(people).toMatchObject([{ companyId: made[0]?.id }]);
});
