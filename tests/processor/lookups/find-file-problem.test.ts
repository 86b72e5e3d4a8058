// Whatever is wrong with a file is told in words, in both languages, with what to do; never as the engine throws it.

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { describeFault } from '#contract/source-faults.ts';
import { loadNetworkFile } from '#processor/lookups/load-network-file.ts';
import { writeMmdb } from '../../support/write-mmdb.ts';

const directory = mkdtempSync(join(tmpdir(), 'fiuto-problem-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const load = (path: string) => loadNetworkFile({ name: 'x.mmdb', path, licence: '' }, undefined);

function put(name: string, content: string | Buffer): string {
  writeFileSync(join(directory, name), content);
  return join(directory, name);
}

it.each([
  ['damaged', put('damaged.mmdb', 'no such thing')],
  ['damaged', put('cut.mmdb', writeMmdb('10.0.0.0', 8, { asn: 1 }).subarray(60))],
  ['nothing_known', put('colours.mmdb', writeMmdb('10.0.0.0', 8, { colour: 'blue' }))],
  ['not_there', join(directory, 'gone.mmdb')],
  ['directory', directory],
])('%s is told with how to mend it', (reason, path) => {
  const { warning } = load(path);
  expect(warning).toMatchObject({
    reason,
    message: expect.stringMatching(/^x\.mmdb cannot be opened \(.+\); .+: .+\.$/),
  });
  const told = { code: 'file_broken', detail: reason } as const;
  for (const text of [describeFault(told, 'en'), describeFault(told, 'it')]) {
    expect(text).toMatch(/ \(.+\): .+\.$/);
    expect(text).not.toContain(reason.includes('_') ? reason : 'ENOENT');
  }
});

const bad = join(import.meta.dirname, '../../../../shared/testdata/maxmind/bad-data');

if (existsSync(bad))
  it('each of the broken files of MaxMind is refused in words as soon as it is opened, but for damage further in', () => {
    const files = readdirSync(bad, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.mmdb'),
    );
    expect(files).toHaveLength(21);
    const taken = files.filter((file) => load(join(bad, file)).warning === undefined);
    expect(taken.map((file) => file.replace(/.*\//, ''))).toEqual([
      'libmaxminddb-separator-record-min-right.mmdb',
    ]);
    for (const file of files)
      expect(load(join(bad, file)).warning?.message ?? '').not.toMatch(/offset|call stack|type/i);
  });
