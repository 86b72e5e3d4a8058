// What `import-companies` takes, and what it says to the rest.

import { expect, it } from 'vitest';
import { readImportArguments } from '#run/commands/import-companies/read-arguments.ts';

it('takes a file, columns and what to do', () => {
  expect(readImportArguments(['a.csv', '--map', 'Rag. soc.=name', '--map', 'A=B=ignore', '--yes'])).toEqual({
    file: 'a.csv',
    mapping: { 'Rag. soc.': 'name', 'A=B': 'ignore' },
    isPreview: false,
    isYes: true,
    faults: 20,
    undo: undefined,
  });
  expect(readImportArguments(['--undo', '7'])).toMatchObject({ undo: 7, file: '' });
  expect(readImportArguments(['a.csv', '--preview', '--faults'])).toMatchObject({
    isPreview: true,
    faults: Infinity,
  });
  expect(readImportArguments(['-h'])).toBe('');
});

it.each([
  [[], 'Name one CSV file.'],
  [['a.csv', 'b.csv'], 'Name one CSV file.'],
  [['a.csv', '--undo', '7'], 'Give either a file or --undo.'],
  [['--undo', 'x'], '"x" is no run'],
  [['a.csv', '--map', 'name'], 'says no column'],
  [['a.csv', '--map', 'Nome=colour'], '"colour" is no field: choose one of name,'],
  [['a.csv', '--nonsense'], '--nonsense'],
] as const)('says what is wrong with %j', (args, text) => {
  expect(readImportArguments(args)).toContain(text);
});
