// What a log line may say of a failure of PostgreSQL.

import { expect, it } from 'vitest';
import { cutParameters, describeFailure } from '#stores/records/describe-failure.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

it('names the query that failed and why, and none of the values it was asked with', async () => {
  const records = await openTestRecords();
  try {
    const name = 'Ada\nLovelace\n    at \0';
    const failed: unknown = await createSite(records, { name }).catch((error: unknown) => error);
    expect(String(failed)).toContain('Lovelace');
    const said = JSON.stringify(describeFailure(failed));
    expect(said).toContain('Failed query: insert into');
    expect(said).toContain('invalid byte sequence');
    expect(said).toContain('create-site.ts');
    const text = cutParameters(String(failed));
    expect(text).toContain('Failed query: insert into');
    expect(said + text).not.toMatch(/Ada|Lovelace|params/);
  } finally {
    await records.close();
  }
});
