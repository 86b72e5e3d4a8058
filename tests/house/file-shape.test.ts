// The habits that no linter holds: a file says what it is for, and stays small.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const linesMax = 400;

const sources = execFileSync('git', ['ls-files', '-z', '*.ts', '*.tsx'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

test('every file opens with a comment that says what it is for', () => {
  const silent = sources.filter(({ text }) => !/^(\/\/|\/\*)/.test(text));
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test(`no file has more than ${linesMax} lines`, () => {
  const long = sources
    .filter(({ text }) => text.split('\n').length > linesMax + 1)
    .map(({ path, text }) => `${path}: ${text.split('\n').length}`);
  expect(long).toEqual([]);
});

test('half of the files have fewer than 100 lines', () => {
  const lengths = sources.map(({ text }) => text.split('\n').length).sort((one, other) => one - other);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
});

test('no file puts work off', () => {
  // In comments: in code it is what a CRM calls a kind of task.
  const marks = new RegExp(['(?://|\\*).*(?:TO', 'DO|FIX', 'ME|X', 'XX)'].join(''));
  const later = sources.filter(({ text }) => marks.test(text)).map(({ path }) => path);
  expect(later).toEqual([]);
});
