// A file that was read twice before either was applied is brought in once.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addImportRows, markRepeatedRows } from '#stores/records/engagement-import/import-rows.ts';
import {
  askToApply,
  createEngagementRun,
  noteEngagementRun,
} from '#stores/records/engagement-import/import-runs.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
}, 60_000);
afterAll(() => records?.close());

async function preview(siteId: number): Promise<number> {
  const id = await createEngagementRun(
    records,
    { id: 'u1', name: 'Ada' },
    { siteId, fileName: 'list.csv', origin: 'Fair', basis: 'consent' },
  );
  await addImportRows(records, id, [{ line: 2, rowKey: 'same', values: null, fault: null }]);
  await markRepeatedRows(records, id, siteId);
  await noteEngagementRun(records, id, { state: 'ready' });
  return id;
}

test('of two previews of one file that are applied together, one brings the row in and the other knows it', async () => {
  const { site } = await createSite(records, { name: 'Acme' });
  const ids = [await preview(site.id), await preview(site.id)];
  const runs = await Promise.all(ids.map((id) => askToApply(records, id)));
  expect(runs.map(({ state }) => state)).toEqual(['applying', 'applying']);
  expect(runs.map(({ counts }) => counts.new).sort()).toEqual([0, 1]);
  expect(runs.map(({ counts }) => counts.known).sort()).toEqual([0, 1]);
  const { rows } = await records.db.execute<{ outcome: string }>(
    sql`SELECT outcome FROM engagement_import_rows ORDER BY outcome`,
  );
  expect(rows.map(({ outcome }) => outcome)).toEqual(['known', 'new']);
});
