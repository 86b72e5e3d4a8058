// Guarantees of clearing the files of imports: lines that name a person are gone, and an import that runs loses none of its own.

import {
  appendFileSync,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createNamesThem } from '#stores/persons/needles.ts';
import { scrubImportFiles } from '#stores/persons/scrub-import-files.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-test-scrub-'));
  path = join(directory, 'access.unreadable.txt');
});
afterEach(() => rmSync(directory, { recursive: true }));

const anna = 'anna.rossi@acme-impianti.it';
const scrub = () => scrubImportFiles(directory, createNamesThem([`email:${anna}`]));
const linesOf = () =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

it('takes the lines that name them, of any file, wherever they stand', async () => {
  const others = Array.from({ length: 3_000 }, (_, at) => `${at}\tshape\tperché no? /page/${at}`);
  const theirs = `7\tshape\tGET /?mail=${anna}`;
  writeFileSync(path, [theirs, ...others.slice(0, 1_500), theirs, ...others.slice(1_500), theirs].join('\n'));
  writeFileSync(join(directory, 'other.log'), theirs);
  expect(await scrub()).toBe(3);
  expect(linesOf()).toEqual(others);
  expect(readFileSync(join(directory, 'other.log'), 'utf8')).toBe(theirs);
  expect(await scrub()).toBe(0);
});

it('leaves an import that has the file open what it writes afterwards', async () => {
  const before = `1\tshape\t${anna}\n2\tshape\tother\n`;
  writeFileSync(path, before);
  const stream = createWriteStream(path, { flags: 'a' });
  stream.write('3\tshape\tduring\n');
  const file = statSync(path).ino;
  expect(await scrub()).toBe(1);
  stream.end('4\tshape\tafter\n');
  await finished(stream);
  appendFileSync(path, '5\tshape\tlater\n');
  expect(statSync(path).ino).toBe(file);
  expect(linesOf().map((line) => line.slice(8))).toEqual(['other', 'during', 'after', 'later']);
});

it('has nothing to do where no import has been', async () => {
  expect(await scrubImportFiles(join(directory, 'none'), () => true)).toBe(0);
});
