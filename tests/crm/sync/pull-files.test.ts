// Deals as they come: one that cannot be kept keeps no other back, and tables are read as whoever wrote them meant it.

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RemoteDeal } from '#crm/connectors/connector.ts';
import { openGoneDoubt } from '#crm/sync/doubt-gone.ts';
import { authorOfCrm } from '#crm/sync/pull-context.ts';
import { takeDeals } from '#crm/sync/take-deals.ts';
import { listWrites } from '#stores/records/crm/crm-ledger.ts';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';
import { type CrmRig, openCrmRig } from '#tests/support/crm/open-crm-rig.ts';
import { startFolderStub } from '#tests/support/crm/start-folder-stub.ts';

let stub: CrmStub;
let rig: CrmRig;

beforeAll(async () => {
  stub = await startFolderStub();
  rig = await openCrmRig(stub, { timeZone: 'Europe/Rome' });
});
afterAll(async () => {
  await rig.close();
  await stub.close();
});

async function take(deals: readonly RemoteDeal[]): Promise<void> {
  const account = await rig.accounts.open(rig.crmId);
  if (account === undefined) throw new Error('There is a connection.');
  const doubt = await openGoneDoubt(rig.records, rig.crmId);
  const context = { ...rig.desk, ...account, crmId: rig.crmId, by: authorOfCrm(account.record), doubt };
  await takeDeals(context, deals);
}

const kept = async () => {
  const { rows } = await rig.records.db.execute<{
    id: string;
    state: string;
    amount: number | null;
    closed: number | null;
  }>(sql`
    SELECT their_id AS id, state, amount::float8 AS amount, (extract(epoch FROM closed_at) * 1000)::float8 AS closed
    FROM crm_deals ORDER BY their_id LIMIT 100`);
  return rows;
};
const unread = async () => {
  const lines = await listWrites(rig.records, { crmId: rig.crmId, reason: 'deal_unreadable', limit: 50 });
  return lines.map(({ theirId, detail }) => [theirId, detail]);
};

test('a deal that no table can hold keeps none of the others back, and stands in the ledger', async () => {
  const plain: RemoteDeal = {
    ...{ id: 'P0', version: '1', companyId: 'K1', name: 'Plain', stageId: '', state: 'open' },
    ...{ amount: 10, currency: 'EUR', ownerId: '', lostReason: '', openedMs: 0, closedMs: undefined },
  };
  const bad: Partial<RemoteDeal>[] = [
    ...[
      { amount: 1e20 },
      { amount: Number.NaN },
      { openedMs: 1.7e15 },
      { closedMs: 9e18 },
      { closedMs: -1e14 },
    ],
    ...[{ name: 'A\0B \ud800' }, { companyId: 'K'.repeat(9_000) }, { id: 'X'.repeat(9_000) }, { id: '' }],
  ];
  const deals = bad.map((change, place) => ({ ...plain, id: `P${place + 1}`, ...change }));
  await take([...deals, { ...plain, id: 'P9' }]);
  expect((await kept()).map(({ id }) => id)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P9']);
  const told = await unread();
  expect(told.map(([id]) => id?.slice(0, 2)).sort()).toEqual(['', 'P1', 'P2', 'P3', 'P4', 'P5', 'XX']);
  expect(told).toContainEqual(['P1', 'amount: 100000000000000000000']);
  await rig.records.db.execute(sql`DELETE FROM crm_deals`);
});

const inbox = () => join(stub.folders?.dataDirectory ?? '', 'exchange', 'crm', 'in');
function put(name: 'customers' | 'deals', lines: readonly string[]): void {
  mkdirSync(inbox(), { recursive: true });
  writeFileSync(join(inbox(), `${name}.new`), lines.join('\n'));
  renameSync(join(inbox(), `${name}.new`), join(inbox(), `${name}.csv`));
}

test('a table of deals is read as Italians write it, and what cannot be read is named', async () => {
  const head = 'id,company_id,state,amount,closed_at';
  put('deals', [
    head,
    'D1,K1,Chiuso - vinto,"1.234,56",05/03/2026',
    'D2,K1,perso,1.500,27/11/2026 10:30',
    'D3,K1,won,1200.50,2026-11-27T09:30:00Z',
    'D4,K1,boh,molti,ieri',
  ]);
  expect(await rig.pull()).toBe('');
  expect(await kept()).toEqual([
    { id: 'D1', state: 'won', amount: 1_234.56, closed: Date.UTC(2026, 2, 4, 23) },
    { id: 'D2', state: 'lost', amount: 1_500, closed: Date.UTC(2026, 10, 27, 9, 30) },
    { id: 'D3', state: 'won', amount: 1_200.5, closed: Date.UTC(2026, 10, 27, 9, 30) },
    { id: 'D4', state: 'unknown', amount: null, closed: null },
  ]);
  expect(await unread()).toContainEqual(['D4', 'state: boh, amount: molti, closed_at: ieri']);
});

test('a deal that was open and is won without a date ends its lead', async () => {
  const id = await rig.company({ name: 'Senza Data S.r.l.', domain: 'prova-senza-data.it' });
  await rig.push(id);
  expect(await rig.settle()).toEqual([]);
  const ended = async () => {
    const { rows } = await rig.records.db.execute<{ ended: boolean }>(
      sql`SELECT closed_at IS NOT NULL AS ended FROM leads WHERE company_id = ${id} LIMIT 1`,
    );
    return rows[0]?.ended;
  };
  for (const [state, isEnded] of [
    ['open', false],
    ['won', true],
  ] as const) {
    put('deals', ['id,company_id,state', `N1,fiuto_c_${id},${state}`]);
    expect(await rig.pull()).toBe('');
    expect([state, await ended()]).toEqual([state, isEnded]);
  }
});
