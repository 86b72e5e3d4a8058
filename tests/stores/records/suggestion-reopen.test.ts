// An answer that was a slip is taken back with all it did, and the question can be answered anew.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Records } from '#stores/records/open-records.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { findCompany } from '#stores/records/questions/company-find.ts';
import { unmergeCompany } from '#stores/records/questions/company-merge.ts';
import {
  acceptSuggestion,
  keepSuggestions,
  listSuggestions,
  refuseSuggestion,
} from '#stores/records/questions/company-suggestions.ts';
import { reopenSuggestion } from '#stores/records/questions/suggestion-reopen.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
const by = { id: 'u1', name: 'Mara' };
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

it('opens every kind of question again, whatever was answered', async () => {
  const acme = await createCompany(records, by, { name: 'Acme Example Srl', source: 'manual' });
  const beta = await createCompany(records, by, { name: 'Beta Example Srl', source: 'manual' });
  const base = { companyId: acme, reasons: [], score: 0.8 };
  await keepSuggestions(records, [
    { ...base, kind: 'fuzzy_match', name: 'Acme Exampel' },
    { ...base, kind: 'possible_duplicate', otherId: beta },
    { ...base, kind: 'office_range', first: '8.8.4.0', last: '8.8.4.15' },
  ]);
  const open = () => listSuggestions(records, { state: 'open', limit: 10 });
  const ids = (await open()).map(({ id }) => id);
  expect(ids).toHaveLength(3);
  for (const answer of [acceptSuggestion, refuseSuggestion, acceptSuggestion]) {
    for (const id of ids) await answer(records, by, id);
    expect(await open()).toEqual([]);
    for (const id of ids) await reopenSuggestion(records, by, id, 'a slip');
    expect(await findCompany(records, acme)).toMatchObject({ aliases: [], networks: [], merges: [] });
    expect((await open()).map(({ id, decidedAt }) => [id, decidedAt])).toEqual(ids.map((id) => [id, null]));
  }
  const pair = (await open()).find(({ kind }) => kind === 'possible_duplicate')?.id ?? 0;
  await acceptSuggestion(records, by, pair);
  await unmergeCompany(records, by, beta, 'by hand');
  await reopenSuggestion(records, by, pair, 'a slip');
  expect(await open()).toHaveLength(3);
  await expect(reopenSuggestion(records, by, 999_999, '')).rejects.toMatchObject({
    code: 'unknown_suggestion',
  });
});
