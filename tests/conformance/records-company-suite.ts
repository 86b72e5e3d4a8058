// The part of the records' suite about companies: made, searched, imported, taken back, and held in memory.

import { expect, it } from 'vitest';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { applyImport } from '#stores/records/company-import/apply-import.ts';
import { readImport } from '#stores/records/company-import/read-import.ts';
import { undoImport } from '#stores/records/company-import/undo-import.ts';
import { openKnownCompanies } from '#stores/records/known-companies.ts';
import type { Records } from '#stores/records/open-records.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { findCompany } from '#stores/records/questions/company-find.ts';
import { listCompanies } from '#stores/records/questions/company-list.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { createNetwork } from '#stores/records/questions/company-networks.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

const by = { id: 'u1', name: 'Ada' };
const source = 'manual';

export function testCompanies(records: () => Records): void {
  testSearch(records);
  testImport(records);
  testMemory(records);
}

async function search(records: Records, typed: string): Promise<string[]> {
  const page = { sort: 'name', limit: 50 } as const;
  return (await listCompanies(records, { search: typed }, page)).map(({ name }) => name);
}

function testSearch(records: () => Records): void {
  it('finds companies by the beginning of words, in the order of the alphabet on every server', async () => {
    for (const name of [
      'Zürcher Example AG',
      'Über Example GmbH',
      'Uber Example Ltd',
      'Ábaco Example SL',
      'élan Example',
    ])
      await createCompany(records(), by, { name, source });
    const found = [
      'Ábaco Example SL',
      'élan Example',
      'Über Example GmbH',
      'Uber Example Ltd',
      'Zürcher Example AG',
    ];
    expect(await search(records(), 'exampl')).toEqual(found);
    expect(await search(records(), 'uber')).toEqual(['Über Example GmbH', 'Uber Example Ltd']);
    expect(await search(records(), "'); DROP TABLE companies; --")).toEqual([]);
  });

  it('gives ids and merges back as they were made', async () => {
    const one = await createCompany(records(), by, { name: 'One', turnover: 9_007_199_254_740_991, source });
    const other = await createCompany(records(), by, { name: 'Other', source });
    await changeCompany(records(), by, one, { parentId: other });
    await expect(changeCompany(records(), by, other, { parentId: one })).rejects.toMatchObject({
      code: 'parent_loop',
    });
    await mergeCompany(records(), by, one, other, 'same');
    await unmergeCompany(records(), by, one, 'not the same');
    expect(await findCompany(records(), one)).toMatchObject({
      company: { turnover: 9_007_199_254_740_991, mergedIntoId: null },
      parent: { id: other, name: 'Other' },
    });
  });
}

function testImport(records: () => Records): void {
  it('imports a list, finds its duplicates and parents, and takes it back', async () => {
    const text = `Codice;Nome;Partita IVA;Sito;Reti;Capogruppo
I1;Madre Importata;01234567897;madre-example.it;81.2.69.0/25;
I2;Figlia Importata;;figlia-example.it;81.2.69.16/28;I1
I2;Figlia ripetuta;;;;
`;
    const open = async function* () {
      yield Buffer.from(text);
    };
    const run = await readImport(records(), by, { name: 'list.csv', open });
    expect(run).toMatchObject({ state: 'ready', counts: { lines: 3, new: 2, faulty: 1 } });
    await applyImport(records(), by, run.id);
    const [found] = await listCompanies(records(), { search: 'figlia' }, { sort: 'name', limit: 1 });
    expect(await findCompany(records(), found?.id ?? 0)).toMatchObject({
      ...{ parent: { name: 'Madre Importata' }, networks: [{ first: '81.2.69.16', last: '81.2.69.31' }] },
    });
    expect(await undoImport(records(), by, run.id)).toMatchObject({ removed: 2, keptCount: 0 });
    expect(await search(records(), 'importata')).toEqual([]);
  });
}

function testMemory(records: () => Records): void {
  it('holds companies and their networks in memory, whichever way their addresses are written', async () => {
    const id = await createCompany(records(), by, { name: 'In Memory', source });
    const range = { label: '', source, confirmedBy: 'Ada' };
    await createNetwork(records(), by, id, { ...range, first: '5.10.0.0', last: '5.10.255.255' });
    await createNetwork(records(), by, id, { ...range, first: '2a01:4f8::', last: '2a01:4f8:ffff::' });
    const known = await openKnownCompanies(records(), { log: quietLog });
    try {
      for (const [text, isInside] of [
        ['5.10.0.0', true],
        ['5.10.255.255', true],
        ['5.11.0.0', false],
        ['::ffff:5.10.1.1', true],
        ['2a01:4f8:1::', true],
        ['2a01:4f9::', false],
      ] as const) {
        const address = parseClientAddress(text);
        expect([text, address && known.pinOf(address)?.companyId]).toEqual([text, isInside ? id : undefined]);
      }
    } finally {
      await known.close();
    }
  });
}
