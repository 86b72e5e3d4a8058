// Files for mailing tools: quoted, and without formulas that a spreadsheet would run.

import { expect, test } from 'vitest';
import { csvLine } from '#intelligence/email/write-csv.ts';

test.each(['=1+1', '+39', '-1', '@SUM(A1)', '\t=1', '＝1'])('%j is no formula in a spreadsheet', (text) => {
  expect(csvLine([text])).toMatch(/^"?'/);
});

test('separators, quotation marks and line ends stay within their cell', () => {
  expect(csvLine(['a,b', 'c"d', 'e\nf', 'g;h', 'i'])).toBe('"a,b","c""d","e\nf","g;h",i\r\n');
});
