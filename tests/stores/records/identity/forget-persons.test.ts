// People of whom nothing was heard for long are forgotten, with all that was said of them; everybody else stays.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Said } from '#contract/said.ts';
import { forgetPersons } from '#stores/records/identity/forget-persons.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';
import { readState } from './read-state.ts';

let records: Records;

beforeAll(async () => {
  records = await openTestRecords();
}, 60_000);

afterAll(() => records?.close());

it('forgets whom nobody heard of since, and keeps who was heard of under any of their names', async () => {
  const [oldMs, newMs] = [Date.UTC(2023, 0, 1), Date.UTC(2026, 0, 1)];
  const said: Said = {
    ...{ words: [], refusals: [] },
    proofs: [{ way: 'server', keys: ['email:anna@acme.it', 'user:1:41'], atMs: oldMs }],
    values: [
      {
        ...{ key: 'email:gone@acme.it', field: 'name', value: 'Gone', source: 'x', confidence: 'claim' },
        atMs: oldMs,
      },
    ],
    contacts: [
      { key: 'email:gone@acme.it', atMs: oldMs },
      { key: 'email:anna@acme.it', atMs: oldMs },
      { key: 'user:1:41', atMs: newMs },
    ],
  };
  await keepSaid(records, said);
  expect(await forgetPersons(records, Date.UTC(2025, 0, 1))).toBe(1);
  const state = await readState(records);
  expect(state.persons).toEqual([['email:anna@acme.it', 'user:1:41']]);
  expect(state.values).toEqual([]);
  expect(await forgetPersons(records, Date.UTC(2025, 0, 1))).toBe(0);
});
