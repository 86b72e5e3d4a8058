// Which known company a line is about, and when a human must say.

import { describe, expect, it } from 'vitest';
import type { ReadLine } from '#contract/company-import.ts';
import { findParentLoops } from '#intelligence/company/import/assign-parents.ts';
import { chooseCompany } from '#intelligence/company/import/choose-company.ts';
import { diffLine } from '#intelligence/company/import/diff-line.ts';
import type { KnownForImport } from '#intelligence/company/import/known-company.ts';
import type { KeyKind } from '#intelligence/company/import/line-keys.ts';
import { normaliseName } from '#intelligence/company/names/normalise-name.ts';

const emptyLine: ReadLine = {
  ...{ name: '', legalName: '', vatNumber: '', fiscalCode: '', country: '', province: '', postcode: '' },
  ...{ industryScheme: '', industryCode: '', employees: null, turnover: null, status: '', owner: '' },
  ...{ externalId: '', domains: [], aliases: [], networks: [], parent: '' },
};
const line = (values: Partial<ReadLine>): ReadLine => ({ ...emptyLine, ...values });

function known(id: number, values: Partial<KnownForImport>): KnownForImport {
  const { owner: _owner, parent: _parent, ...fields } = emptyLine;
  const company = {
    ...{ id, rootId: id, parentId: null, ownerId: null, ownerName: '' },
    ...fields,
    status: 'other' as const,
    ...values,
  };
  return { ...company, nameKeys: [normaliseName(company.name).base] };
}

const choose = (values: Partial<ReadLine>, candidates: Partial<Record<KeyKind, KnownForImport[]>>) => {
  const { company, conflict, resembling } = chooseCompany(
    line(values),
    new Map(Object.entries(candidates) as [KeyKind, KnownForImport[]][]),
    (id) =>
      Object.values(candidates)
        .flat()
        .find((one) => one.id === id),
  );
  const ids = (list: readonly KnownForImport[]) => list.map(({ id }) => id);
  return [company?.id, ids(conflict), ids(resembling)];
};

describe('chooseCompany', () => {
  const acme = known(1, { name: 'Acme S.r.l.', vatNumber: 'IT1', externalId: 'A', country: 'IT' });

  it('follows an id before a number before a domain before a name', () => {
    expect(choose({ name: 'Altro nome', externalId: 'A' }, { x: [acme] })).toEqual([1, [], []]);
    expect(choose({ name: 'Acme', vatNumber: 'IT1' }, { v: [acme], n: [acme] })).toEqual([1, [], []]);
    expect(choose({ name: 'Acme Italia' }, { d: [acme] })).toEqual([1, [], []]);
    expect(choose({ name: '' }, { d: [acme] })).toEqual([1, [], []]);
    expect(choose({ name: 'ACME SRL', country: 'IT' }, { n: [acme] })).toEqual([1, [], []]);
  });

  it('takes no firm of the same group, with which it shares the website, for itself', () => {
    expect(choose({ name: 'Zeta Trasporti S.r.l.' }, { d: [acme] })).toEqual([undefined, [], []]);
  });

  it('takes no company whose number, country or legal form is another', () => {
    expect(choose({ name: 'Acme', vatNumber: 'IT2' }, { n: [acme], d: [acme] })).toEqual([undefined, [], []]);
    expect(choose({ name: 'Acme', country: 'DE' }, { n: [acme], d: [acme] })).toEqual([undefined, [], [1]]);
    expect(choose({ name: 'Acme S.p.A.', country: 'IT' }, { n: [acme] })).toEqual([undefined, [], [1]]);
  });

  it('attaches none when two fit equally, and says which', () => {
    const other = known(2, { name: 'Acme S.r.l.', country: 'IT' });
    expect(choose({ name: 'Acme' }, { n: [acme, other] })).toEqual([undefined, [1, 2], []]);
    const branch = known(3, { name: 'Acme Ricambi', vatNumber: 'IT1' });
    expect(choose({ name: 'Acme', vatNumber: 'IT1' }, { v: [acme, branch] })).toEqual([1, [], []]);
    expect(choose({ name: 'Terza', vatNumber: 'IT1' }, { v: [acme, branch] })).toEqual([
      undefined,
      [1, 3],
      [],
    ]);
  });

  it('stops where the id says one company and the number another', () => {
    const other = known(2, { name: 'Beta', vatNumber: 'IT2' });
    expect(choose({ externalId: 'A', vatNumber: 'IT2' }, { x: [acme], v: [other] })).toEqual([
      undefined,
      [1, 2],
      [],
    ]);
  });

  it('takes a plant with an id of its own for another company, though it has the number of the firm', () => {
    const plant = { name: 'Acme S.r.l.', vatNumber: 'IT1', externalId: 'B', parent: 'A' };
    expect(choose(plant, { v: [acme], n: [acme] })).toEqual([undefined, [], []]);
    expect(choose({ ...plant, parent: '', name: 'Acme stabilimento 2' }, { v: [acme] })).toEqual([
      undefined,
      [],
      [],
    ]);
    // The same firm in the list of another program.
    expect(choose({ ...plant, parent: '' }, { v: [acme], n: [acme] })).toEqual([1, [], []]);
  });

  it('follows a merge, unless the line bears the id of the merged company', () => {
    const merged = known(2, { name: 'Acme', vatNumber: 'IT1', externalId: 'B', rootId: 1 });
    expect(choose({ vatNumber: 'IT1' }, { v: [acme, merged] })).toEqual([1, [], []]);
    expect(choose({ externalId: 'B' }, { x: [merged] })).toEqual([2, [], []]);
  });
});

describe('diffLine', () => {
  const nobody = { id: null, name: '' };
  const acme = known(1, {
    name: 'Acme S.r.l.',
    employees: 10,
    province: 'MI',
    externalId: 'A',
    status: 'customer',
  });

  it('never takes away what a line does not say', () => {
    const { changes, fields } = diffLine(line({ name: 'Acme S.r.l.', employees: 12 }), acme, nobody);
    expect(changes).toEqual([{ field: 'employees', before: '10', after: '12' }]);
    expect(fields).toMatchObject({ province: 'MI', status: 'customer', externalId: 'A' });
  });

  it('keeps the spelling of a name that only comes in capitals', () => {
    expect(diffLine(line({ name: 'ACME S.R.L.' }), acme, nobody).changes).toEqual([]);
    expect(diffLine(line({ name: 'Acmé S.r.l.' }), acme, nobody).changes).toHaveLength(1);
  });

  it('keeps the first id, and says so', () => {
    const { fields, faults } = diffLine(line({ name: 'Acme S.r.l.', externalId: 'Z' }), acme, nobody);
    expect(fields.externalId).toBe('A');
    expect(faults).toEqual([{ code: 'external_id_kept', field: 'external_id', value: 'Z', other: 'A' }]);
  });

  it('asks a new company for its name', () => {
    expect(diffLine(line({ vatNumber: 'IT1' }), undefined, nobody).faults).toMatchObject([
      { code: 'name_missing' },
    ]);
  });
});

describe('findParentLoops', () => {
  it('lets no company be its own parent, at once or through others', () => {
    const loops = findParentLoops(
      [
        { line: 2, child: 'c1', parent: 'c1' },
        { line: 3, child: 'l3', parent: 'c2' },
        { line: 4, child: 'c2', parent: 'l3' },
        { line: 5, child: 'c5', parent: 'c4' },
      ],
      new Map([['c4', 'c5']]),
    );
    expect([...loops].sort()).toEqual([2, 4, 5]);
  });

  it('lets two companies change places', () => {
    const swap = [
      { line: 2, child: 'c1', parent: 'c9' },
      { line: 3, child: 'c2', parent: 'c1' },
    ] as const;
    expect(findParentLoops(swap, new Map([['c1', 'c2']]))).toEqual(new Set());
  });
});
