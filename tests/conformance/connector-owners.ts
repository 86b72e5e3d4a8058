// Whose it is there what every connector makes: part of `connector-suite.ts`.

import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type CrmStub, type StubRecord, stubOwner } from '#tests/support/crm/crm-stub.ts';
import { type CrmRig, sampleNote, sampleTask } from '#tests/support/crm/open-crm-rig.ts';

type Found = Promise<readonly StubRecord[]>;

interface Tried {
  readonly stub: CrmStub;
  readonly rig: CrmRig;
  lead(): Promise<{ readonly id: number; readonly domain: string }>;
  companies(domain: string): Found;
  texts(kind: 'note' | 'task', companyId: string): Found;
  idOf(domain: string): Promise<string>;
}

export function testOwners(open: () => Tried): void {
  test('gives what it makes to whoever has the lead, and takes for its owner nobody whose token alone it is', async () => {
    const { stub, rig, lead, companies, idOf } = open();
    const unowned = await lead();
    await rig.push(unowned.id);
    expect(await rig.settle()).toEqual([]);
    await stub.changeCompany(await idOf(unowned.domain), { name: 'Renamed by a human' });
    expect(await rig.pull()).toBe('');
    const { rows: owned } = await rig.records.db.execute(
      sql`SELECT owner_id AS id, owner_name AS name FROM companies WHERE id = ${unowned.id}`,
    );
    expect(owned).toEqual([{ id: null, name: '' }]);
    if (stub.takesOwner !== true) return;
    await rig.records.db.execute(sql`
      INSERT INTO users (id, name, email, role) VALUES ('seller', ${stubOwner.name}, ${stubOwner.email}, 'sales')`);
    expect(await rig.pull()).toBe('');
    const { id, domain } = await lead();
    await rig.records.db.execute(sql`UPDATE leads SET owner_id = 'seller' WHERE company_id = ${id}`);
    await rig.push(id);
    expect(await rig.settle()).toEqual([]);
    const { rows } = await rig.records.db.execute<{ id: string }>(
      sql`SELECT their_id AS id FROM crm_owners WHERE user_id = 'seller'`,
    );
    expect(await companies(domain)).toMatchObject([{ ownerId: rows[0]?.id }]);
  });

  test('gives nothing to whoever has left, and goes on', async () => {
    const { stub, rig, lead, texts } = open();
    if (stub.retireOwner === undefined) return;
    await stub.retireOwner();
    // Not known at first, and then by a reading.
    for (const isKnown of [false, true]) {
      const { id, domain } = await lead();
      const theirs = await stub.addCompany({ name: 'Still theirs', domain, ownerId: stubOwner.id });
      if (isKnown) expect(await rig.pull()).toBe('');
      await rig.push(id, { note: sampleNote('Seen'), task: sampleTask('call') });
      expect(await rig.settle()).toEqual([]);
      expect(await texts('note', theirs)).toHaveLength(1);
      expect(await texts('task', theirs)).toHaveLength(1);
      const lines = await rig.ledger(id);
      expect(new Set(lines.map(({ state }) => state))).toEqual(new Set(['done']));
    }
  });
}
