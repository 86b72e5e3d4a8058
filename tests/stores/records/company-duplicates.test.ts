// Companies that may be one are asked about after they were made or changed by hand, once, and never those of one group.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { suggestDuplicates } from '#processor/company/suggest-duplicates.ts';
import type { Records } from '#stores/records/open-records.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { keepDuplicates } from '#stores/records/questions/company-duplicates.ts';
import { mergeCompany } from '#stores/records/questions/company-merge.ts';
import { listSuggestions, refuseSuggestion } from '#stores/records/questions/company-suggestions.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
const by = { id: 'u1', name: 'Mara' };
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

const make = (name: string, more: Partial<Parameters<typeof createCompany>[2]> = {}) =>
  createCompany(records, by, { name, source: 'manual', country: 'IT', ...more });
const asked = async () =>
  (await listSuggestions(records, { state: 'open', kind: 'possible_duplicate', limit: 50 })).map(
    ({ companyId, otherId, reasons }) => [companyId, otherId, ...reasons],
  );

test('what was there before is not gone through', async () => {
  await make('Vecchia Ditta S.r.l.');
  await make('Vecchia Ditta Srl');
  expect(await suggestDuplicates(records)).toBe(0);
  expect(await suggestDuplicates(records)).toBe(0);
  expect(await asked()).toEqual([]);
});

test('a company that is made or changed by hand is compared with the others, and each pair is asked about once', async () => {
  const first = await make('Officine Bianchi S.p.A.', { vatNumber: 'IT01234567890' });
  await make('Valvole Verdi S.r.l.');
  expect(await suggestDuplicates(records)).toBe(0);
  const second = await make('OFFICINE BIANCHI SPA');
  const third = await make('Bianchi Gruppo', { vatNumber: 'IT01234567890' });
  // Of another country, with another legal form, a plant.
  await make('Officine Bianchi S.p.A.', { country: 'CH' });
  await make('Officine Bianchi', { parentId: first });
  const renamed = await make('Nome Provvisorio');
  await suggestDuplicates(records);
  expect(await asked()).toContainEqual([first, second, 'same_name']);
  expect(await asked()).toContainEqual([first, third, 'same_vat_number']);
  await changeCompany(records, by, renamed, { name: 'Valvole Verdi' });
  expect(await suggestDuplicates(records)).toBe(1);
  const before = await asked();
  expect(before.flat()).not.toContain('CH');
  for (const { id } of await listSuggestions(records, { state: 'open', limit: 50 }))
    await refuseSuggestion(records, by, id);
  await changeCompany(records, by, second, { province: 'MI' });
  expect(await suggestDuplicates(records)).toBe(0);
});

test('pairs that a decision met are asked about unless they are of one group or merged by now', async () => {
  const one = await make('Alfa Uno');
  const two = await make('Beta Due');
  const plant = await make('Alfa Uno stabilimento', { parentId: one });
  const gone = await make('Gamma Tre');
  await mergeCompany(records, by, gone, two, 'the same');
  const pair = (companyId: number, otherId: number) => ({
    ...{ companyId, otherId, score: 0.6, reasons: ['same_name'] },
  });
  const met = [pair(one, two), pair(one, plant), pair(two, gone), pair(one, 9_999_999)];
  expect(await keepDuplicates(records, met)).toBe(1);
  expect(await keepDuplicates(records, met)).toBe(0);
});

test('a likely parent and daughter are asked about as surely as their names are alike, with what speaks against it', async () => {
  const parent = await make('Rossi Costruzioni S.p.A.');
  const daughter = await make('Rossi Costruzioni S.r.l.');
  await suggestDuplicates(records);
  const [pair] = (await listSuggestions(records, { state: 'open', limit: 50 })).filter(
    ({ otherId }) => otherId === daughter,
  );
  expect(pair).toMatchObject({ companyId: parent, reasons: ['same_name', 'other_legal_form'] });
  expect(pair?.score).toBeCloseTo(0.825, 2);
});
