// A platform that deletes a lead takes away what the lead told, and nothing that the person did elsewhere.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { forgetToldValues } from '#stores/records/reported/forget-told-values.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
}, 60_000);
afterAll(() => records?.close());

test('a deleted lead takes the name that nothing else tells of, and leaves a refusal of mail', async () => {
  const { site } = await createSite(records, { name: 'Acme' });
  const key = 'email:anna@acme.it';
  const value = { key, field: 'name' as const, value: 'Anna' };
  await keepSaid(records, {
    ...{ words: [], proofs: [], refusals: [], contacts: [] },
    values: [{ ...value, source: 'meta', confidence: 'claim', atMs: Date.UTC(2026, 0, 1) }],
  });
  await records.db.execute(sql`
    INSERT INTO mail_refusals (site_id, email, unsubscribed_at) VALUES (${site.id}, 'anna@acme.it', now())`);
  await forgetToldValues(records, [{ source: 'meta', values: [value] }], openOutboxKeys('ab'.repeat(32)));
  const { rows: left } = await records.db.execute(sql`SELECT key FROM identity_keys WHERE key = ${key}`);
  expect(left).toEqual([]);
  const { rows } = await records.db.execute(sql`SELECT email FROM mail_refusals`);
  expect(rows).toEqual([{ email: 'anna@acme.it' }]);
});
