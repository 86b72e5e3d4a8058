// Whose visits a company that is scored is asked for.

import { expect, test } from 'vitest';
import { shareSubjects } from '#stores/deeds/scored-subject.ts';
import type { ScoredCompany } from '#stores/records/scores/find-scored-companies.ts';

const taken = (id: number) => ({ subject: `id:${id}`, causes: 1, freshFromMs: null });

test('of two companies with one name neither takes visits by the name alone; one that a visit brought does', () => {
  const company = (id: number, source: string): ScoredCompany => ({
    ...{ id, name: 'Rossi S.r.l.', country: 'IT', province: '', industryCode: '', employees: null },
    ...{ turnover: null, status: 'lead', ownerId: null, source, createdMs: 0, memberIds: [id], domains: [] },
  });
  const companies = new Map([
    ['id:1', company(1, 'import:1')],
    ['id:2', company(2, 'manual')],
    ['id:3', company(3, 'visit')],
  ]);
  const { subjects } = shareSubjects([taken(1), taken(2), taken(3)], companies);
  expect(subjects.map(({ companyIds, names }) => [companyIds, names])).toEqual([
    [[1], []],
    [[2], []],
    [[3], ['Rossi S.r.l.']],
  ]);
});
