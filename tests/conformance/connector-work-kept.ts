// What every connector leaves when something is taken away: of an undo what somebody worked on, of an erasure nothing.

import { expect, test } from 'vitest';
import { listErasedThere } from '#stores/records/crm/person-traces.ts';
import { forgetPersonItems } from '#stores/records/outbox/person-items.ts';
import type { CrmStub, StubRecord } from '#tests/support/crm/crm-stub.ts';
import { type CrmRig, sampleNote, sampleTask } from '#tests/support/crm/open-crm-rig.ts';

type Found = Promise<readonly StubRecord[]>;

interface Tried {
  readonly stub: CrmStub;
  readonly rig: CrmRig;
  /** A lead with one person who proved who they are. */
  lead(): Promise<{ readonly id: number; readonly domain: string; readonly email: string }>;
  companies(domain: string): Found;
  persons(email: string): Found;
  texts(kind: 'note' | 'task', companyId: string): Found;
  idOf(domain: string): Promise<string>;
}

export function testWorkKept(open: () => Tried): void {
  test('takes nothing back that somebody worked on or hung their work on', async () => {
    const { stub, rig, lead, companies, persons, texts, idOf } = open();
    const { workOn } = stub;
    const addPerson = stub.addPerson ?? stub.addSharedPerson;
    if (workOn === undefined) return;
    const earlier = await lead();
    await rig.push(earlier.id, { note: sampleNote('Before') });
    expect(await rig.settle()).toEqual([]);
    const run = await rig.mode('live');
    const push = { note: sampleNote('Seen'), task: sampleTask('call') };
    const [noted, called, worked, sold] = [await lead(), await lead(), await lead(), await lead()];
    const [billed, met] = [await lead(), await lead()];
    const all = [noted, called, worked, sold, ...(stub.orders === undefined ? [] : [billed]), met];
    // One by one: on SQLite a real Tryton gives two parties that are made at once the same number, and refuses one.
    for (const { id } of [earlier, ...all]) {
      await rig.push(id, push);
      expect(await rig.settle()).toEqual([]);
    }
    const ids = await Promise.all(all.map(({ domain }) => idOf(domain)));
    const [ofNoted = '', ofCalled = '', ofWorked = '', ofSold = ''] = ids;
    const ofMet = ids.at(-1) ?? '';
    await workOn('company', ofNoted);
    await workOn('task', (await texts('task', ofCalled))[0]?.id ?? '');
    await workOn('note', (await texts('note', ofWorked))[0]?.id ?? '');
    await stub.addDeal({ companyId: ofSold, name: 'Not read yet', state: 'open' });
    await stub.orders?.add({
      companyId: ids[4] ?? '',
      lines: [{ product: 'Press', quantity: 1, price: 300 }],
    });
    if (stub.tellsDealsOf === false) expect(await rig.pull()).toBe('');
    const email = `somebody@${met.domain}`;
    await addPerson?.({ companyId: ofMet, name: 'Somebody Else', email });
    await rig.undo(run?.runId ?? 0);
    expect(await rig.settle()).toEqual([]);
    const stays = addPerson === undefined ? all.slice(0, -1) : all;
    for (const { id, domain } of stays) {
      expect(await companies(domain)).toHaveLength(1);
      const created = (await rig.ledger(id)).filter(
        ({ action, kind }) => action === 'create' && kind === 'company',
      );
      expect(created).toMatchObject([{ state: 'done', reason: 'changed_there' }]);
    }
    expect(await texts('task', ofCalled)).toHaveLength(1);
    expect(await texts('note', ofWorked)).toHaveLength(1);
    expect([await texts('note', ofNoted), await texts('task', ofWorked)]).toEqual([[], []]);
    if (addPerson !== undefined) expect(await persons(email)).toMatchObject([{ companyId: ofMet }]);
    expect(await texts('note', await idOf(earlier.domain))).toHaveLength(1);
    expect((await rig.ledger(earlier.id)).map(({ reason }) => reason)).toContain('earlier_run');
    await rig.mode('live');
    expect(await rig.settle()).toEqual([]);
  });
}

export function testErased(open: () => Pick<Tried, 'stub' | 'rig' | 'lead' | 'persons'>): void {
  test('wipes an erased person for good, and names one that cannot be deleted', async () => {
    const { stub, rig, lead, persons } = open();
    const { holdPerson } = stub;
    for (const isHeld of holdPerson === undefined ? [false] : [false, true]) {
      const { id, email } = await lead();
      await rig.push(id);
      expect(await rig.settle()).toEqual([]);
      const [person] = await persons(email);
      expect(await stub.holds(email)).toBe(true);
      if (isHeld) holdPerson?.(person?.id ?? '');
      await rig.records.db.transaction((tx) => forgetPersonItems(tx, [`email:${email}`], rig.keys));
      expect(await rig.settle()).toEqual([]);
      expect([await persons(email), await stub.holds(email)]).toEqual([[], false]);
      const listed = await listErasedThere(rig.records.db, rig.crmId);
      const named = [{ id: person?.id, isQueued: false, reason: 'blanked_there' }];
      expect(listed).toMatchObject(isHeld ? named : []);
    }
  });
}
