// The audit log forgets what is older than a moment, and nothing else.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Records } from '#stores/records/open-records.ts';
import { forgetAudit, listAudit, writeAudit } from '#stores/records/questions/write-audit.ts';
import { auditLog } from '#stores/records/schema/operation.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;

beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

test('forgets entries older than the moment and keeps the rest', async () => {
  const old = new Date('2024-01-10T12:00:00Z');
  await records.db.insert(auditLog).values({ userId: 'ada', action: 'look_visits', at: old });
  await writeAudit(records, { userId: 'ada', userName: 'Ada', action: 'change_site', subject: '4' });
  await expect(forgetAudit(records, old)).resolves.toBe(0);
  await expect(forgetAudit(records, new Date('2024-01-10T12:00:01Z'))).resolves.toBe(1);
  const left = await listAudit(records, { limit: 10 });
  expect(left.map((entry) => entry.action)).toEqual(['change_site']);
});
