// A list comes out the same in whatever way a spreadsheet saved it.

import { describe, expect, it } from 'vitest';
import type { TextEncoding } from '#intelligence/company/import/detect-encoding.ts';
import { inspectFile } from '#intelligence/company/import/inspect-file.ts';
import { readCompanyLines } from '#intelligence/company/import/read-company-lines.ts';
import { TableError } from '#intelligence/company/import/read-table.ts';
import { encode, openBytes, openText } from './sample-file.ts';

const headers = ['Codice', 'Ragione Sociale', 'Partita IVA', 'Sito web', 'Fatturato', 'Note'];
const rows = [
  [
    'C1',
    'Perù & Società – “Nonò” S.r.l.',
    'IT01234567897',
    'https://www.perusocieta.it/it',
    '1.234,50',
    'uno',
  ],
  ['C2', 'L’Officina Šimko', '', 'officinasimko.it', '€ 12.000', 'riga uno\nriga due'],
  ['C3', 'Caffè Nº 1 di "Gino"', '', '', '', 'a;b,c\td|e'],
];

function write(separator: string, lineEnd: string): string {
  const quote = (cell: string) => (/["\n;,\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [headers, ...rows].map((cells) => cells.map(quote).join(separator)).join(lineEnd);
}

async function readAll(bytes: Buffer) {
  const open = openBytes(bytes);
  const layout = await inspectFile(open);
  const lines = [];
  for await (const line of readCompanyLines(open, layout, layout.guessed)) lines.push(line);
  return { layout, lines };
}

const encodings: [TextEncoding, boolean][] = [
  ['utf-8', true],
  ['utf-8', false],
  ['utf-16le', true],
  ['utf-16le', false],
  ['utf-16be', true],
  ['utf-16be', false],
  ['windows-1252', false],
];

describe('a list of companies', () => {
  it.each(encodings)(
    'is read from %s (with a mark: %s) with every separator and line end',
    async (encoding, mark) => {
      const plain =
        encoding === 'windows-1252' ? (text: string) => text.replace(/[“”]/g, '’') : (text: string) => text;
      for (const separator of [';', ',', '\t', '|'])
        for (const lineEnd of ['\r\n', '\n', '\r']) {
          const { layout, lines } = await readAll(encode(plain(write(separator, lineEnd)), encoding, mark));
          expect([layout.encoding, layout.separator]).toEqual([encoding, separator]);
          expect(layout.headers).toEqual(headers);
          expect(lines.map(({ values }) => values.name)).toEqual(rows.map((cells) => plain(cells[1] ?? '')));
          expect(lines[0]?.values).toMatchObject({
            vatNumber: 'IT01234567897',
            turnover: 1235,
            externalId: 'C1',
          });
          expect(lines[0]?.values.domains).toEqual(['perusocieta.it']);
          expect(lines[1]?.values.turnover).toBe(12_000);
          expect(lines.map(({ line }) => line)).toEqual([2, 3, 5]);
          expect(lines.flatMap(({ faults }) => faults)).toEqual([]);
        }
    },
  );

  it.each(['sep=;\n', 'SEP=;\r\n', '"sep=;"\n'])(
    'is read behind the line %j of a spreadsheet',
    async (first) => {
      const { layout, lines } = await readAll(Buffer.from(`${first}${write(';', '\n')}`));
      expect([layout.separator, layout.headers, layout.headerLine]).toEqual([';', headers, 2]);
      expect(lines.map(({ line }) => line)).toEqual([3, 4, 6]);
    },
  );

  it('takes the word of that line over what the lines look like', async () => {
    const { layout } = await readAll(Buffer.from('sep=|\nName|Notes, with commas\nOne|a,b\nTwo|c,d\n'));
    expect(layout.headers).toEqual(['Name', 'Notes, with commas']);
  });

  it('says of a line with more cells than columns that it cannot be trusted, and of empty ones nothing', async () => {
    const { lines } = await readAll(
      Buffer.from('Name,Website\nRossi, Bianchi & C,rossi.it\nVerdi,verdi.it,,\n'),
    );
    expect(lines.map(({ faults }) => faults.map(({ code }) => code))).toEqual([['too_many_columns'], []]);
  });

  it('is read in UTF-8 when only its last line has an accent, and otherwise in Windows-1252', async () => {
    const start = `Name;Website\n${'Plain Ltd;plain.example\n'.repeat(10_000)}`;
    const long = (end: Buffer) => openBytes(Buffer.concat([Buffer.from(start), end]), 65_536);
    expect((await inspectFile(long(Buffer.from('Caffè;x')))).encoding).toBe('utf-8');
    expect((await inspectFile(long(Buffer.from('Caffè;x', 'latin1')))).encoding).toBe('windows-1252');
    expect((await inspectFile(long(Buffer.from([0xc3])))).encoding).toBe('windows-1252');
  });

  it('keeps its line numbers over empty lines and quoted ones, and skips rows without a letter', async () => {
    const text = 'Name;Website\n\nOne;one.it\n;;\n"Two\nlines";two.it\n\n\nThree;three.it\n';
    const open = openText(text);
    const layout = await inspectFile(open);
    const lines = [];
    for await (const line of readCompanyLines(open, layout, layout.guessed))
      lines.push([line.line, line.values.name]);
    expect(lines).toEqual([
      [3, 'One'],
      [5, 'Two lines'],
      [9, 'Three'],
    ]);
  });
});

async function failureOf(bytes: Buffer): Promise<TableError> {
  const failure: unknown = await readAll(bytes).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof TableError)) throw new Error(`no TableError: ${String(failure)}`);
  return failure;
}

describe('a file that is no list', () => {
  it('says in which line a quotation mark was opened that is never closed', async () => {
    const failure = await failureOf(Buffer.from('Name;Website\nOne;one.it\n"Two;two.it\nThree;three.it\n'));
    expect([failure.line, failure.message]).toEqual([3, expect.stringContaining('line 3 is never closed')]);
  });

  it('is refused when a line is longer than a million characters, without filling the memory', async () => {
    const failure = await failureOf(Buffer.from(`Name;Website\nOne;one.it\n${'x'.repeat(3_000_000)}`));
    expect([failure.line, failure.message]).toEqual([3, expect.stringContaining('longer than a million')]);
  });

  it('is refused when it is a spreadsheet, empty, or has no column that tells a company', async () => {
    expect((await failureOf(Buffer.from('PK\u0003\u0004 xlsx'))).message).toContain('save it as CSV');
    expect((await failureOf(Buffer.alloc(0))).message).toContain('empty');
    expect((await failureOf(Buffer.from('Telefono;Note\n02;x\n'))).message).toContain('No column says');
  });

  it('is refused when a mapping names a column that it has not', async () => {
    const open = openText('Name\nOne\n');
    const layout = await inspectFile(open);
    const reading = readCompanyLines(open, layout, { Nome: 'name' }).next();
    await expect(reading).rejects.toThrow('has no column "Nome": its columns are "Name"');
  });
});
