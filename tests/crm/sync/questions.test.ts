// What only a human can say of two that look alike, and what follows from each answer when the CRM is read the next time.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listQuestions } from '#stores/records/crm/crm-questions.ts';
import { findCrmConnection } from '#stores/records/crm/keep-crm-connections.ts';
import { type CrmRig, openCrmRig } from '#tests/support/crm/open-crm-rig.ts';
import { type HubspotStub, startHubspotStub } from '#tests/support/crm/start-hubspot-stub.ts';

let stub: HubspotStub;
let rig: CrmRig;
let made = 0;

beforeAll(async () => {
  stub = await startHubspotStub();
  rig = await openCrmRig(stub);
});
afterAll(async () => {
  await rig.close();
  await stub.close();
});

/** One that stands here and there, linked. */
async function linked() {
  made += 1;
  const domain = `prova-simile${made}.it`;
  const id = await rig.company({ name: `Simile ${made} S.r.l.`, domain });
  await rig.push(id);
  expect(await rig.settle()).toEqual([]);
  expect(await rig.pull()).toBe('');
  return { id, domain, theirs: (await stub.list('company')).find(({ key }) => key === domain)?.id ?? '' };
}

async function asked(companyId: number) {
  const open = await listQuestions(rig.records, rig.crmId, { afterId: 0, limit: 50 });
  return open.filter((one) => one.companyId === companyId);
}

async function named(name: string) {
  const { rows } = await rig.records.db.execute<{
    id: number;
    theirs: string | null;
    above: number | null;
  }>(sql`
    SELECT c.id, c.merged_into_id AS above, (SELECT their_id FROM crm_links l WHERE l.company_id = c.id AND l.kind = 'company'
      AND l.gone_at IS NULL LIMIT 1) AS theirs FROM companies c WHERE name = ${name} ORDER BY id LIMIT 9`);
  return rows;
}

test('records that fit a linked company are asked about together, and those said to be others are made known', async () => {
  const { id, domain, theirs } = await linked();
  const crm = await findCrmConnection(rig.records, rig.crmId);
  expect(crm?.companyPage).toContain('/contacts/4242/record/0-2/{id}');
  const second = await stub.addCompany({ name: 'Filiale Nord', domain });
  expect(await rig.pull()).toBe('');
  const third = await stub.addCompany({ name: 'Filiale Sud', domain });
  expect(await rig.pull()).toBe('');
  const [question] = await asked(id);
  expect(question).toMatchObject({ question: 'same', otherId: '', theirIds: [theirs, second, third] });
  for (const answer of ['merge', { theirId: second }] as const)
    expect(await rig.answer(question?.id ?? 0, answer)).toBe('refused');
  expect(await rig.answer(question?.id ?? 0, 'new')).toBe('settled');
  expect(await rig.answer(question?.id ?? 0, 'left')).toBe('refused');
  // Nothing changes there: they are read again by their ids.
  expect(await rig.pull()).toBe('');
  expect([await named('Filiale Nord'), await named('Filiale Sud')]).toMatchObject([
    [{ theirs: second }],
    [{ theirs: third }],
  ]);
  await stub.changeCompany(second, { name: 'Filiale Nord e Centro' });
  expect(await rig.pull()).toBe('');
  expect(await asked(id)).toEqual([]);
  expect(await named('Filiale Nord e Centro')).toEqual([]);
});

test('one that is to stay out is not asked about again, and another one is', async () => {
  const { id, domain, theirs } = await linked();
  const second = await stub.addCompany({ name: 'Doppione', domain });
  await rig.pull();
  expect(await rig.answer((await asked(id))[0]?.id ?? 0, 'left')).toBe('settled');
  await stub.changeCompany(second, { name: 'Doppione, ancora' });
  expect(await rig.pull()).toBe('');
  expect([await asked(id), await named('Doppione, ancora')]).toEqual([[], []]);
  const third = await stub.addCompany({ name: 'Terzo', domain });
  expect(await rig.pull()).toBe('');
  expect(await asked(id)).toMatchObject([{ theirIds: [theirs, third] }]);
  // The other answer for this one alone.
  expect(await rig.answer((await asked(id))[0]?.id ?? 0, 'new')).toBe('settled');
  await stub.changeCompany(second, { name: 'Doppione, di nuovo' });
  expect(await rig.pull()).toBe('');
  expect([await named('Terzo'), await named('Doppione, di nuovo')]).toMatchObject([[{ theirs: third }], []]);
});

test('two of ours that were merged there are merged here by whoever says that they are one', async () => {
  const [gone, left] = [await linked(), await linked()];
  await stub.mergeCompanies(gone.theirs, left.theirs);
  expect(await rig.pull()).toBe('');
  const [question] = await asked(gone.id);
  expect(question).toMatchObject({ question: 'same', otherId: `fiuto_c_${left.id}` });
  expect(await rig.answer(question?.id ?? 0, 'merge')).toBe('settled');
  expect(await named(`Simile ${made - 1} S.r.l.`)).toMatchObject([{ id: gone.id, above: left.id }]);
  const { rows } = await rig.records.db.execute(
    sql`SELECT by_name AS "byName", reason FROM company_merges WHERE company_id = ${gone.id} LIMIT 9`,
  );
  expect(rows).toEqual([{ byName: 'Tester', reason: 'The CRM' }]);
  await rig.push(gone.id, { score: 96 });
  expect(await rig.settle()).toEqual([]);
  expect((await stub.list('company')).find((one) => one.id === left.theirs)).toMatchObject({ score: '96' });
});

test('one that fits two of ours is linked to what they become when somebody says that they are one', async () => {
  const vatNumber = 'IT12345670017';
  const [first, second] = [
    await rig.company({ name: 'Gemella Uno', vatNumber, isLead: false }),
    await rig.company({ name: 'Gemella Due', vatNumber, isLead: false }),
  ];
  const theirs = await stub.addCompany({ name: 'Gemelle', vatNumber });
  expect(await rig.pull()).toBe('');
  expect(await asked(first)).toMatchObject([{ otherId: `fiuto_c_${second}`, theirIds: [theirs] }]);
  expect(await rig.answer((await asked(first))[0]?.id ?? 0, 'merge')).toBe('settled');
  expect(await rig.pull()).toBe('');
  expect([await named('Gemella Uno'), await named('Gemella Due')]).toMatchObject([
    [{ above: second }],
    [{ above: null, theirs }],
  ]);
});

test('another firm with the same site is not taken for ours where the VAT numbers differ, in neither direction', async () => {
  const [ours, theirs, domain] = ['IT00159560366', 'IT00743110157', 'prova-gruppo.it'];
  const id = await rig.company({ name: 'Gruppo Pompe S.p.A.', domain, vatNumber: ours });
  const sister = await stub.addCompany({ name: 'Gruppo Valvole S.p.A.', domain, vatNumber: theirs });
  await rig.push(id);
  await rig.settle();
  expect((await stub.list('company')).find((one) => one.id === sister)).toMatchObject({
    ownId: '',
    score: '',
  });
  expect((await asked(id))[0]).toMatchObject({ question: 'which', theirIds: [sister] });
  expect(await rig.pull()).toBe('');
  expect(await named('Gruppo Valvole S.p.A.')).toMatchObject([{ theirs: sister }]);
  expect(await named('Gruppo Pompe S.p.A.')).toMatchObject([{ id, theirs: null }]);
});
