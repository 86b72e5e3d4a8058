// What is made of a whole table is made once for each state of its file, however many pages are read, and anew when the file changes.

import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultFilesSettings } from '#contract/files-report.ts';
import { keepBeside, openCsvBeside } from '#crm/connectors/csv/csv-beside.ts';
import { openCsvIn } from '#crm/connectors/csv/csv-in.ts';
import { openCsvStore } from '#crm/connectors/csv/csv-store.ts';
import { openFolderPlace } from '#crm/connectors/csv/folder-place.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fiuto-csv-'));
  mkdirSync(join(root, 'exchange', 'crm', 'in'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function put(name: string, lines: readonly string[], seconds: number): void {
  const file = join(root, 'exchange', 'crm', 'in', name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  utimesSync(file, seconds, seconds);
}

function open() {
  const place = openFolderPlace('folder:crm', { dataDirectory: root, allowed: [] });
  const columns = { company: ['fiuto_id', 'their_id', 'name'], person: [], note: [], task: [] };
  const store = openCsvStore({ place, form: defaultFilesSettings, columns });
  const incoming = openCsvIn(place, defaultFilesSettings);
  return { store, incoming, beside: openCsvBeside(incoming, store, 'Europe/Rome') };
}

const customers = ['id,name,fiuto_id,deleted,last_contacted_at', 'C1,Alfa,fiuto_c_1,,25/11/2026'];

test('pages of one file share what was made of it, and a file that changed has its own', async () => {
  put('customers.csv', customers, 1_000);
  put('deals.csv', ['id,company_id,state,opened_at', 'D1,C1,open,13/02/2026', 'D2,C1,won,'], 1_000);
  const { incoming, beside } = open();
  const made = async () => {
    const [of, deals] = [await incoming.read('company'), await incoming.read('deal')];
    return [
      ...[await beside.translation(), beside.standing(of), beside.gone(of), beside.readContacts(of)],
      ...[beside.readDeals(deals), beside.standing(deals)],
    ];
  };
  const first = await made();
  for (let page = 0; page < 3; page += 1)
    for (const [place, one] of (await made()).entries()) expect(one).toBe(first[place]);

  const translate = await beside.translation();
  expect([translate('C1'), translate('C2')]).toEqual(['fiuto_c_1', 'C2']);
  put('customers.csv', [...customers, 'C2,Beta,fiuto_c_2,,', 'C3,Gamma,,1,'], 2_000);
  const [translation, standing, gone, , deals] = await made();
  expect(translation).not.toBe(first[0]);
  expect((await beside.translation())('C2')).toBe('fiuto_c_2');
  expect([standing, gone]).toMatchObject([[{ id: 'C1' }, { id: 'C2' }], [{ id: 'C3' }]]);
  // The other file is as it was.
  expect(deals).toBe(first[4]);
});

test('of our own table as well, which each write makes another', async () => {
  const { store, beside } = open();
  await store.change('company', 'fiuto_c_1', () => ({ fiuto_id: 'fiuto_c_1', their_id: 'C1', name: 'Alfa' }));
  const first = await beside.writtenByTheirId();
  expect(await beside.writtenByTheirId()).toBe(first);
  await store.change('company', 'fiuto_c_2', () => ({ fiuto_id: 'fiuto_c_2', their_id: '', name: 'Beta' }));
  expect([...(await beside.writtenByTheirId()).keys()]).toEqual(['C1', 'fiuto_c_2']);
});

test('it is made once, whatever it is made of', () => {
  let makings = 0;
  const made = keepBeside(({ rows }: { rows: readonly number[] }) => {
    makings += 1;
    return { sum: rows.reduce((sum, row) => sum + row, 0) };
  });
  const tables = [{ rows: [1, 2] }, { rows: [1, 2] }];
  for (let page = 0; page < 5; page += 1) expect(tables.map((table) => made(table).sum)).toEqual([3, 3]);
  expect(makings).toBe(2);
});
