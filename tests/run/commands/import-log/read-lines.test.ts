// Log files as they lie on real disks: packed, in odd encodings, with lines without end.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { type LogLine, readLines } from '#run/commands/import-log/read-lines.ts';

const directory = mkdtempSync(join(tmpdir(), 'fiuto-lines-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const lineBytesMax = 1024 * 1024;

async function read(content: Buffer | string): Promise<LogLine[]> {
  const file = join(directory, 'log');
  writeFileSync(file, content);
  const lines: LogLine[] = [];
  for await (const block of readLines(file, { lineBytesMax })) lines.push(...block);
  return lines;
}

async function readTexts(content: Buffer | string): Promise<(string | null)[]> {
  return (await read(content)).map(({ text }) => text);
}

test('tells where each line ends, with and without a last line break', async () => {
  expect(await read('one\ntwo\n')).toEqual([
    { text: 'one', end: 4 },
    { text: 'two', end: 8 },
  ]);
  expect(await read('one\r\ntwo')).toEqual([
    { text: 'one', end: 5 },
    { text: 'two', end: 8 },
  ]);
});

test('an empty file has no lines', async () => {
  expect(await read('')).toEqual([]);
});

test('unpacks gzip, several archives in one file too', async () => {
  const packed = Buffer.concat([gzipSync('one\ntwo\n'), gzipSync('three\n')]);
  expect(await readTexts(packed)).toEqual(['one', 'two', 'three']);
});

test('a damaged archive gives what is in it and then fails', async () => {
  const packed = gzipSync(Array.from({ length: 200_000 }, (_, index) => `line ${index * 7919}`).join('\n'));
  const file = join(directory, 'damaged');
  writeFileSync(file, packed.subarray(0, packed.length - 1_000));
  let lines = 0;
  const reading = async () => {
    for await (const block of readLines(file, { lineBytesMax })) lines += block.length;
  };
  await expect(reading()).rejects.toThrow(/unexpected end/);
  expect(lines).toBeGreaterThan(100_000);
});

test('reads UTF-8 with a mark, UTF-16 and Latin-1', async () => {
  expect(await readTexts('\uFEFFcaffè\n')).toEqual(['caffè']);
  expect(await readTexts(Buffer.from('\uFEFFcaffè\nperò\n', 'utf16le'))).toEqual(['caffè', 'però']);
  expect(await readTexts(Buffer.from('caffè\n', 'latin1'))).toEqual(['caffè']);
});

test('a line of a megabyte survives, a longer one is left out and harms no other', async () => {
  const long = 'x'.repeat(lineBytesMax);
  const texts = await readTexts(`one\n${long}\n${long}${long}${long}\ntwo\n`);
  expect(texts.map((text) => text?.length ?? null)).toEqual([3, lineBytesMax, null, 3]);
});
