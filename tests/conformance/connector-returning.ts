// What every connector holds to of people who come back, and of companies that somebody contacts there: part of `connector-suite.ts`.

import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listErasedThere, readPersonInCrms } from '#stores/records/crm/person-traces.ts';
import { readLeadExtras } from '#stores/records/leads/lead-extras.ts';
import { findCompanyLeads } from '#stores/records/scores/find-company-leads.ts';
import type { CrmStub, StubRecord } from '#tests/support/crm/crm-stub.ts';
import { type CrmRig, sampleNote, sampleTask } from '#tests/support/crm/open-crm-rig.ts';

export interface ReturningParts {
  readonly stub: () => CrmStub;
  readonly rig: () => CrmRig;
  lead(): Promise<{ id: number; domain: string; email: string }>;
  persons(email: string): Promise<readonly StubRecord[]>;
  idOf(domain: string): Promise<string>;
}

export function testReturning({ stub: stubOf, rig: rigOf, lead, persons, idOf }: ReturningParts): void {
  test('what was contacted there counts here, and what we write there does not', async () => {
    const [stub, rig] = [stubOf(), rigOf()];
    if (stub.logContact === undefined) return;
    const { id, domain } = await lead();
    await rig.push(id, { note: sampleNote('Seen'), task: sampleTask('call') });
    expect(await rig.settle()).toEqual([]);
    expect(await rig.pull()).toBe('');
    const last = async () => (await readLeadExtras(rig.records, [id])).get(id);
    expect(await last()).toMatchObject({ contactedMs: null, contactedIn: '' });
    const atMs = Date.now() - 3 * 86_400_000;
    await stub.logContact(await idOf(domain), atMs);
    // Where calls are counted, a hundred companies are looked for in each reading.
    for (let readings = 0; readings < 12 && (await last())?.contactedMs === null; readings += 1)
      expect(await rig.pull()).toBe('');
    const told = await last();
    // Some tell the day alone.
    expect(Math.floor((told?.contactedMs ?? 0) / 86_400_000)).toBe(Math.floor(atMs / 86_400_000));
    expect(told?.contactedIn).toBe('The CRM');
    const facts = await findCompanyLeads(rig.records, new Map([[id, [id]]]));
    expect(facts.get(id)?.contactedMs).toBe(told?.contactedMs);
    await rig.records.db.execute(sql`
      INSERT INTO lead_entries (lead_id, kind, text, at, by_id, by_name, change_id)
      SELECT id, 'call', 'Spoke to them', now(), 'tester', 'Tester', 0 FROM leads WHERE company_id = ${id}`);
    expect((await last())?.contactedIn).toBe('');
  });

  test('of a person who was forgotten the ledger names nothing, and whoever returns is met by the address', async () => {
    const [stub, rig] = [stubOf(), rigOf()];
    const { id, email } = await lead();
    await rig.push(id);
    expect(await rig.settle()).toEqual([]);
    const [before] = await persons(email);
    const about = async () => readPersonInCrms(rig.records.db, [`email:${email}`], rig.keys);
    expect((await about()).writes.length).toBeGreaterThan(0);
    expect(await rig.forgetOld(email)).toBe(1);
    expect(await about()).toEqual({ records: [], writes: [] });
    const listed = async () =>
      (await listErasedThere(rig.records.db, rig.crmId)).filter((one) => one.id === before?.id);
    expect(await listed()).toMatchObject([{ isForgotten: true, isQueued: false }]);
    await rig.person(email, 'Mario Rossi');
    await rig.push(id, { score: 97 });
    expect(await rig.settle()).toEqual([]);
    expect((await persons(email)).map((one) => one.id)).toEqual([before?.id]);
    expect((await rig.ledger(id)).map(({ reason }) => reason)).not.toContain('ambiguous');
    expect((await about()).records).toMatchObject([{ id: before?.id }]);
    expect(await listed()).toEqual([]);
    const writes = stub.writes();
    await rig.push(id, { score: 97 });
    expect(await rig.settle()).toEqual([]);
    expect(stub.writes()).toBe(writes);
  });
}
