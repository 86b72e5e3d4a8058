// Two sides edit the same record in any order, what goes between them is lost, comes late or twice, and in the end both are as the rules of
// the fields say. Through the real outbox, the real readings and a CRM with a memory.

import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCompany } from '#stores/records/questions/company-create.ts';
import { type CrmRig, openCrmRig } from '#tests/support/crm/open-crm-rig.ts';
import { type HubspotStub, startHubspotStub } from '#tests/support/crm/start-hubspot-stub.ts';

let stub: HubspotStub;
let rig: CrmRig;
let made = 0;

beforeAll(async () => {
  stub = await startHubspotStub();
  rig = await openCrmRig(stub, {
    companyRules: [
      { ours: 'name', theirs: 'name', mode: 'theirs' },
      { ours: 'turnover', theirs: 'annualrevenue', mode: 'ours' },
    ],
  });
});
afterAll(async () => {
  await rig.close();
  await stub.close();
});

/** Whose each field is: `name` theirs, `turnover` ours, `employees` whoever writes it first. */
const theirNames = { name: 'name', employees: 'numberofemployees', turnover: 'annualrevenue' } as const;
type Field = keyof typeof theirNames;
interface Side {
  name: string;
  employees: number | null;
  turnover: number | null;
}

const number = fc.constantFrom(null, 10, 20);
/** Nobody writes blanks around a name here: what comes in is trimmed at the door. */
const ourName = fc.constantFrom('Alfa', 'Beta', 'Gamma');
const name = fc.constantFrom('Alfa', 'Beta', ' Gamma');
const step = fc.oneof(
  fc.record({ kind: fc.constant('ours' as const), field: fc.constant('name' as const), value: ourName }),
  fc.record({
    kind: fc.constant('ours' as const),
    field: fc.constantFrom('employees' as const, 'turnover' as const),
    value: number,
  }),
  fc.record({
    kind: fc.constant('theirs' as const),
    field: fc.constant('name' as const),
    value: fc.oneof(name, fc.constant('')),
  }),
  fc.record({
    kind: fc.constant('theirs' as const),
    field: fc.constantFrom('employees' as const, 'turnover' as const),
    value: number,
  }),
  fc.record({ kind: fc.constant('push' as const), isLost: fc.boolean(), isTwice: fc.boolean() }),
  fc.record({ kind: fc.constant('pull' as const), isTwice: fc.boolean() }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function push(id: number): Promise<void> {
  made += 1;
  await rig.push(id, { lastVisitMs: 1_700_000_000_000 + made });
  expect(await rig.settle()).toEqual([]);
}

async function ours(id: number): Promise<Side & { changeId: string }> {
  const { rows } = await rig.records.db.execute<Record<string, unknown> & Side & { changeId: string }>(sql`
    SELECT name, employees, turnover::float8 AS turnover, change_id AS "changeId" FROM companies WHERE id = ${id} LIMIT 1`);
  const [row] = rows;
  if (row === undefined) throw new Error('The company is gone.');
  return row;
}

function theirs(theirId: string): Side {
  const of = (field: Field) => stub.readField(theirId, theirNames[field]);
  const numberOf = (field: Field) => (of(field) === '' ? null : Number(of(field)));
  return { name: of('name'), employees: numberOf('employees'), turnover: numberOf('turnover') };
}

async function run(id: number, theirId: string, one: Step, said: Said): Promise<void> {
  if (one.kind === 'ours') {
    await changeCompany(rig.records, { id: 'tester', name: 'Tester' }, id, { [one.field]: one.value });
    if (one.field === 'turnover' && one.value !== null) said.turnover = Number(one.value);
  } else if (one.kind === 'theirs') {
    stub.setField(theirId, theirNames[one.field], String(one.value ?? ''));
    if (one.field !== 'turnover') said[one.field] = String(one.value ?? '');
  } else if (one.kind === 'pull') {
    for (let times = one.isTwice ? 2 : 1; times > 0; times -= 1) expect(await rig.pull()).toBe('');
  } else {
    if (one.isLost) stub.fail('answer_lost');
    for (let times = one.isTwice ? 2 : 1; times > 0; times -= 1) await push(id);
    stub.calm();
  }
}

/** What somebody wrote last where it is to stand. */
interface Said {
  name?: string;
  employees?: string;
  turnover?: number;
}

test('any order of edits, with deliveries lost or doubled, ends as the rules of the fields say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      made += 1;
      const domain = `prova-converge${made}.it`;
      const id = await rig.company({ name: 'Zeta', domain });
      await push(id);
      const theirId = (await stub.list('company')).find(({ key }) => key === domain)?.id ?? '';
      const said: Said = {};
      for (const one of steps) await run(id, theirId, one, said);
      for (const _turn of ['all that is new', 'nothing']) {
        await push(id);
        expect(await rig.pull()).toBe('');
      }
      const [here, there, writes] = [await ours(id), theirs(theirId), stub.writes()];
      // Nothing goes back and forth.
      await push(id);
      expect(await rig.pull()).toBe('');
      expect([await ours(id), theirs(theirId), stub.writes()]).toEqual([here, there, writes]);
      // What a human wrote there stands as it was, unless the field is ours.
      if (said.name) expect(there.name).toBe(said.name);
      if (there.name !== '') expect(here.name).toBe(there.name.trim());
      if (said.employees) expect(String(there.employees)).toBe(said.employees);
      expect(here.employees === null).toBe(there.employees === null);
      if (here.turnover !== null) expect(there.turnover).toBe(here.turnover);
      if (said.turnover !== undefined && here.turnover !== null) expect(here.turnover).toBe(said.turnover);
      expect((await stub.list('company')).filter(({ key }) => key === domain)).toHaveLength(1);
    }),
    { numRuns: 8 },
  );
}, 180_000);
