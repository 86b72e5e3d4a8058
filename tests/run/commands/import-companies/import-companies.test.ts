// `npx fiuto import-companies` as a user runs it: on its own and beside a running Fiuto.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDataDirectory } from '#run/open-data-directory.ts';
import { makeDataDirectory, removeDataDirectory, runProduct } from '#tests/support/run-product.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
let directory: string;
let file: string;
beforeAll(() => {
  directory = makeDataDirectory();
  // As a first start leaves it.
  openDataDirectory(directory).release();
  file = join(makeDataDirectory(), 'clienti.csv');
  const text =
    'Codice;Ragione sociale;Sito;Stato\r\nA1;Caffè Èsempio S.r.l.;caffe-example.it;Cliente\r\nA2;;gmail.com;boh\r\n';
  writeFileSync(file, Buffer.from(text, 'latin1'));
});
afterAll(() => removeDataDirectory(directory));

async function importCompanies(...args: string[]) {
  const child = spawn(process.execPath, ['run/fiuto.mjs', 'import-companies', ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], FIUTO_DATA_DIR: directory },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return { code: code as number | null, stdout, stderr };
}

test('shows what would change, changes nothing unasked, applies with --yes, and takes it back', async () => {
  const preview = await importCompanies(file, '--preview');
  expect(preview.code).toBe(0);
  expect(preview.stdout).toContain('clienti.csv: windows-1252, separated by semicolon');
  expect(preview.stdout).toMatch(/Ragione sociale +name/);
  expect(preview.stdout).toMatch(/ 1 {2}new companies\n/);
  expect(preview.stdout).toContain('line 3, left out: domain: gmail.com belongs to a mail provider');
  const unasked = await importCompanies(file);
  expect([unasked.code, unasked.stdout]).toEqual([2, expect.stringContaining('Nothing was changed.')]);
  const applied = await importCompanies(file, '--yes');
  expect([applied.code, applied.stderr]).toEqual([0, '']);
  const run = /--undo (\d+)/.exec(applied.stdout)?.[1] ?? '';
  expect(applied.stdout).toContain('1 company made, 0 changed');
  const again = await importCompanies(file, '--yes');
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('There is nothing to change.')]);
  const undone = await importCompanies('--undo', run);
  expect([undone.code, undone.stdout]).toEqual([0, expect.stringContaining('1 company removed')]);
  const twice = await importCompanies('--undo', run);
  expect([twice.code, twice.stderr]).toEqual([1, expect.stringContaining('is not applied')]);
}, 300_000);

test('joins a Fiuto that runs on the same data', async () => {
  const product = await runProduct(directory);
  try {
    const applied = await importCompanies(file, '--yes', '--map', 'Stato=ignore');
    expect(applied).toMatchObject({ code: 0, stderr: '' });
    expect(applied.stdout).toContain('1 company made');
    const known = await importCompanies(file, '--preview');
    expect(known.stdout).toMatch(/Stato +\(not used\)/);
    expect(known.stdout).toMatch(/ 1 {2}unchanged\n/);
  } finally {
    await product.stop();
  }
}, 300_000);

test('says what is wrong with a file and changes nothing', async () => {
  const broken = join(directory, '..', `broken-${process.pid}.csv`);
  writeFileSync(broken, 'Nome;Sito\nUno;"uno-example.it\n');
  const answers = [
    await importCompanies('no-such.csv'),
    await importCompanies(directory),
    await importCompanies(broken, '--yes'),
    await importCompanies('--undo', '999'),
  ];
  expect(answers.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  expect(answers.map(({ stderr }) => stderr.trim())).toEqual([
    expect.stringContaining('There is no file no-such.csv'),
    expect.stringContaining('is a directory'),
    expect.stringContaining('The quotation mark that is opened in line 2 is never closed'),
    'There is no run 999.',
  ]);
}, 300_000);
