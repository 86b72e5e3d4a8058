// Guarantees of erasures that people asked for: one that fails keeps nobody else from being erased, and is tried again.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBackoff } from '#processor/rights/backoff.ts';
import { carryOutErasures } from '#processor/rights/carry-out-erasures.ts';
import type { Records } from '#stores/records/open-records.ts';
import { addRightsRequest, listRightsRequests } from '#stores/records/rights/rights-requests.ts';
import { createWithdrawalHashes } from '#stores/records/rights/withdrawal-hashes.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

const secret = 'ab'.repeat(32);
const importDirectory = mkdtempSync(join(tmpdir(), 'fiuto-test-erasures-'));
let records: Records;

beforeAll(async () => {
  records = await openTestRecords();
}, 120_000);
afterAll(async () => {
  await records.close();
  rmSync(importDirectory, { recursive: true });
});

it('erases everybody else although some fail, and those once it works again', async () => {
  const { ofKey } = createWithdrawalHashes(secret);
  const people = Array.from({ length: 8 }, (_, at) => `person${at}@acme-impianti.it`);
  for (const email of people)
    await addRightsRequest(
      records,
      {
        ...{ kind: 'erasure', email, hash: ofKey(`email:${email}`), state: 'approved' },
        language: 'en',
        sealedEmail: '',
      },
      new Date(),
    );
  let nowMs = 0;
  let failing = people.slice(0, 6);
  const backoff = createBackoff(() => nowMs);
  const parts = {
    ...{ records, secret, importDirectory, settleMs: 0, nameSubject: () => '7' },
    rewriteQueue: async () => ({ rewritten: 0, unreadable: 0 }),
    eraseEvents: async ({ texts }: { texts: readonly string[] }) => {
      if (texts.some((text) => failing.includes(text))) throw new Error('the event store is away');
    },
  };
  const run = () => carryOutErasures(parts, quietLog, backoff);
  const waiting = async () => (await listRightsRequests(records, { state: 'approved', limit: 10 })).length;
  expect([await run(), await run(), await run()]).toEqual([0, 2, 0]);
  expect(await waiting()).toBe(6);
  failing = [];
  nowMs += 60_000;
  expect([await run(), await run()]).toEqual([5, 1]);
  expect(await waiting()).toBe(0);
}, 60_000);
