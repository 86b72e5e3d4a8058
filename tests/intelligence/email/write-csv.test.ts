// Files for mailing tools: quoted, and without formulas that a spreadsheet would run.

import { expect, test } from 'vitest';
import { csvLine, readCsvCell } from '#intelligence/email/write-csv.ts';

test.each(['=1+1', '+39', '-1+1', '@SUM(A1)', '\t=1', '＝1'])('%j is no formula in a spreadsheet', (text) => {
  expect(csvLine([text])).toMatch(/^"?'/);
});

test('separators, quotation marks and line ends stay within their cell', () => {
  expect(csvLine(['a,b', 'c"d', 'e\nf', 'g;h', 'i'])).toBe('"a,b","c""d","e\nf","g;h",i\r\n');
});

test.each([
  ["Rossi;=cmd|' /C calc'!A0;x", "Rossi;'=cmd|' /C calc'!A0;x"],
  ['Rossi\n=1+1', "Rossi\n'=1+1"],
  ['Rossi, +39 030 1', "Rossi, '+39 030 1"],
  ['Rossi;" =1', `Rossi;"" '=1`],
])('%j begins no formula in a spreadsheet with another separator', (text, written) => {
  expect(csvLine([text])).toBe(`"${written}"\r\n`);
});

test('numbers stay numbers', () => {
  expect(csvLine(['-5', '12.5', '-0.25'])).toBe('-5,12.5,-0.25\r\n');
});

test.each(['=1+1', '-1+1', "Rossi;=cmd|' /C calc'!A0;x", 'Rossi\n"=1', "Rossi, '+39", 'plain', '-5'])(
  '%j reads back as it was',
  (text) => {
    const cell = csvLine([text]).trimEnd();
    const said = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    expect(readCsvCell(said)).toBe(text);
  },
);
