// What was erased is known in every processor soon: only what is new is read, and none is missed that was committed late.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inCommitOrder } from '#stores/records/commit-order.ts';
import { markErased } from '#stores/records/identity/erase-person.ts';
import { createErasedHash, createErasedKeys } from '#stores/records/identity/erased-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const secret = 'a secret of the tests';
const hashOf = createErasedHash(secret);
const by = { id: 'u1', name: 'Ada' };
let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

it('reads on from the last one, however many there are', async () => {
  await records.db.execute(
    sql`INSERT INTO erased_keys (hash, by_name) SELECT encode(sha256(n::text::bytea), 'hex'), '' FROM generate_series(1, 120000) AS n`,
  );
  let nowMs = 0;
  const known = createErasedKeys(records, secret, () => nowMs);
  await known.load();
  await markErased(records, ['email:anna@acme.it'], by, hashOf);
  // Old rows are not read again: were they, these would be missed.
  await records.db.execute(sql`DELETE FROM erased_keys WHERE by_name = ''`);
  expect(known.has('email:anna@acme.it')).toBe(false);
  nowMs += 6_000;
  await known.load();
  expect([known.has('email:anna@acme.it'), known.has('email:bruno@acme.it')]).toEqual([true, false]);
});

it('misses none that took its number earlier and was committed later', async () => {
  let nowMs = 0;
  const known = createErasedKeys(records, secret, () => nowMs);
  let fast: Promise<void> | undefined;
  await records.db.transaction(async (slow) => {
    await inCommitOrder(slow, 'erased_keys');
    await slow.execute(
      sql`INSERT INTO erased_keys (hash, by_name) VALUES (${hashOf('email:slow@acme.it')}, 'Ada')`,
    );
    fast = markErased(records, ['email:fast@acme.it'], by, hashOf);
    await slow.execute(sql`SELECT pg_sleep(0.3)`);
    await known.load();
    expect(known.has('email:fast@acme.it')).toBe(false);
  });
  await fast;
  nowMs += 6_000;
  await known.load();
  expect([known.has('email:slow@acme.it'), known.has('email:fast@acme.it')]).toEqual([true, true]);
});
