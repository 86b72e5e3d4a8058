// What PostgreSQL refuses to keep holds up nothing behind it.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Trace } from '#intelligence/company/resolution.ts';
import { createMoveCounter } from '#processor/company/count-moves.ts';
import { answerOf } from '#processor/company/decide-company.ts';
import { keepOrDrop } from '#processor/company/keep-or-drop.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import {
  keepSuggestions,
  listSuggestions,
  type NewSuggestion,
} from '#stores/records/questions/company-suggestions.ts';
import { keepResolutionRun, listResolutionRuns } from '#stores/records/questions/resolution-runs.ts';
import {
  sampleAddress,
  sampleInput,
  sampleKnowledge,
  sampleStatement,
} from '#tests/support/sample-resolution.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

const known = sampleKnowledge();
const knowledge = {
  current: () => known,
  staffOf: () => undefined,
  staffOfDomain: () => undefined,
};
const says = (organisation: string) => [
  sampleStatement('mmdb:isp', '203.1.2.0/24', { organisation, provider: 'Carrier', userType: 'business' }),
];

it('keeps all suggestions but the one that is refused, and tells of that', async () => {
  const by = { id: 'u1', name: 'Mara' };
  const companyId = await createCompany(records, by, { name: 'Acme Example Srl', source: 'manual' });
  const one = (name: string, id = companyId): NewSuggestion => ({
    ...{ kind: 'fuzzy_match', companyId: id, name, score: 0.8, reasons: ['similar_name'] },
  });
  const told: string[] = [];
  const made = [one('Acme One'), one('Acme\u0000'), one('Acme Two'), one('Acme Gone', 999_999)];
  await keepOrDrop(
    made,
    (some) => keepSuggestions(records, some),
    (reason) => told.push(reason),
  );
  const kept = await listSuggestions(records, { state: 'open', limit: 10 });
  expect(kept.map(({ name }) => name).sort()).toEqual(['Acme One', 'Acme Two']);
  expect(told).toHaveLength(2);
});

it('puts nothing aside while PostgreSQL is away', async () => {
  const away = () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }));
  const told: string[] = [];
  await expect(keepOrDrop([1, 2], away, (reason) => told.push(reason))).rejects.toThrow('away');
  expect(told).toEqual([]);
});

it('names nobody with a control character, and keeps a run that moved an older name with one', async () => {
  const input = sampleInput('203.1.2.3', says('Officine\u0000 Bianchi S.p.A.\u0000'));
  const answer = answerOf(knowledge, { ...input, address: sampleAddress('203.1.2.3') });
  expect(answer.trace.name).toBe('Officine Bianchi S.p.A.');
  const before: Trace = { ...answer.trace, name: 'Officine\u0000 Verdi S.p.A.' };
  const counter = createMoveCounter();
  const kept = { decision: '7', isOwn: false, trace: JSON.stringify(before) };
  counter.count(
    { ...kept, decidedAtMs: 0, version: 1, blind: '', told: '' } as Parameters<typeof counter.count>[0],
    before,
    answer,
  );
  await keepResolutionRun(records, { ...counter.sum(), cause: 'sources' });
  const [run] = await listResolutionRuns(records, { limit: 1 });
  expect(run?.samples[0]?.before.name).toBe('Officine Verdi S.p.A.');
});
