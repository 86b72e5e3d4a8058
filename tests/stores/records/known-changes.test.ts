// What a change of the records touches, as the processor is told it.

import { describe, expect, it } from 'vitest';
import { ChangeNote, createChangeLog } from '#stores/records/known/known-changes.ts';
import type { LoadedCompany } from '#stores/records/known/loaded-company.ts';

const company: LoadedCompany = {
  ...{ id: 5, name: 'Alfa Srl', otherNames: [], domains: ['alfa.it'], aliasDomains: [], handles: [] },
  ...{ country: 'IT', status: 'prospect', parentId: 0, nameOrders: ['alfa'], mergedIntoId: 0 },
};

function since(revision: number, note: (made: ChangeNote) => void) {
  const log = createChangeLog(10);
  const made = new ChangeNote();
  note(made);
  log.note(12, made);
  return log.since(revision);
}

describe('the changes since a revision', () => {
  it('hold nothing for a new status', () => {
    const changes = since(11, (note) => note.company(company, { ...company, status: 'customer' }));
    expect(changes).toEqual({ companies: new Set(), domains: new Set(), names: new Set(), ranges: [] });
  });

  it('hold names and domains from before and after, and the company that it was merged into', () => {
    const after = { ...company, domains: ['alfa.com'], nameOrders: ['alfa group'], mergedIntoId: 9 };
    expect(since(11, (note) => note.company(company, after))).toMatchObject({
      companies: new Set([5, 9]),
      domains: new Set(['alfa.it', 'alfa.com']),
      names: new Set(['alfa', 'alfa group']),
    });
  });

  it('hold the ranges and domains of words that came or went', () => {
    const word = (id: number, first: string | null, domain = '') => ({ id, first, last: first, domain });
    const changes = since(11, (note) => {
      note.words([word(1, '4a'), word(2, '4b')], [word(2, '4b'), word(3, null, 'beta.it')], ({ id }) => id);
    });
    expect(changes).toMatchObject({ ranges: [{ first: '4a', last: '4a' }], domains: new Set(['beta.it']) });
  });

  it('are not known from before the log, nor where it cannot be told what they touch', () => {
    expect(since(9, () => undefined)).toBeUndefined();
    expect(
      since(12, (note) => note.company(company, { ...company, handles: ['ORG-A'] }))?.companies.size,
    ).toBe(0);
    expect(since(11, (note) => note.company(company, { ...company, handles: ['ORG-A'] }))).toBeUndefined();
  });
});
