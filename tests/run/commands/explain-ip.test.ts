// `npx fiuto explain ip`: one JSON object per address from files alone, with no data directory and no server.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainCommand } from '#run/commands/explain.ts';
import { buildSampleIndex, sampleDataset, sampleRow } from '../../support/build-ranges.ts';
import { writeMmdb } from '../../support/write-mmdb.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-explain-ip-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function put(name: string, content: string | Buffer): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

async function explain(...args: string[]) {
  let out = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      out += String(chunk);
      done();
    },
  });
  const code = await explainCommand.run(['ip', ...args], {
    stdin: Readable.from(['']),
    stdout: sink,
    stderr: sink,
  });
  const lines = out.split('\n').filter((line) => line.startsWith('{'));
  return { code, lines: lines.map((line): Record<string, unknown> => JSON.parse(line)) };
}

const rpsl = [
  'inetnum:        194.206.161.32 - 194.206.161.47',
  'netname:        FR-RPN-HOLDING',
  'descr:          RPN Holding S.A.S.',
  'descr:          ZI nord BP 7132',
  'country:        FR',
  'status:         ASSIGNED PA',
  'mnt-by:         OLEANE-NOC',
  'last-modified:  2024-09-21T22:08:01Z',
  'source:         RIPE',
  '',
  '',
].join('\n');

describe('fiuto explain ip', () => {
  it('takes .mmdb files, range indexes and registry records, plain or gzipped, and gives trace and verdict', async () => {
    const isp = put(
      'isp.mmdb',
      writeMmdb('38.105.0.64', 27, { organization: 'Alfa Meccanica Srl', isp: 'Cogent' }),
    );
    const plain = put('ripe.db', rpsl);
    const packed = put('ripe.db.gz', gzipSync(rpsl));
    const row = sampleRow('31.1.2.0-31.1.2.15', {
      description: 'Beta Tessile S.p.A.',
      status: 'ASSIGNED PA',
    });
    const index = put(
      'made.ranges',
      Buffer.from(buildSampleIndex([{ dataset: sampleDataset('ripe'), rows: [row] }])),
    );
    const addresses = ['38.105.0.70', '194.206.161.33', '31.1.2.3', '9.9.9.9'];
    for (const records of [plain, packed]) {
      const sources = [isp, records, index].flatMap((path) => ['--source', path]);
      const { code, lines } = await explain(...addresses, ...sources);
      expect(code).toBe(0);
      expect(lines).toMatchObject([
        {
          address: '38.105.0.70',
          name: 'Alfa Meccanica Srl',
          network: { cidr: '38.105.0.64/27' },
          verdict: 'prospect',
        },
        {
          name: 'RPN Holding S.A.S.',
          country: 'FR',
          band: 'high',
          verdict: 'prospect',
          verdictRule: 'new_company',
        },
        { name: 'Beta Tessile S.p.A.', evidence: [{ id: 'E6' }] },
        { decision: 'none', reason: 'no_data', verdict: 'accidental' },
      ]);
      for (const { address, ...trace } of lines)
        expect(JSON.stringify(trace)).not.toContain(`"${String(address)}"`);
    }
  });

  it('joins organisations from a file of their own to the ranges of the others, in any order', async () => {
    const ranges = put('ripe.db.inetnum', rpsl.replace('status:', 'org:            ORG-RH1-RIPE\nstatus:'));
    const names = put(
      'ripe.db.organisation',
      'organisation:   ORG-RH1-RIPE\norg-name:       RPN Holding SAS\norg-type:       OTHER\nsource:         RIPE\n\n',
    );
    for (const paths of [
      [ranges, names],
      [names, ranges],
    ]) {
      const { lines } = await explain('194.206.161.33', ...paths.flatMap((path) => ['--source', path]));
      expect(lines).toMatchObject([{ name: 'RPN Holding SAS' }]);
      expect(lines[0]).not.toHaveProperty('warnings');
    }
    expect((await explain('194.206.161.33', '--source', names)).lines).toMatchObject([
      { reason: 'no_data', warnings: [expect.stringContaining('give the file of their address ranges too')] },
    ]);
  });

  it('goes on with the good files when others are broken, and says which', async () => {
    const good = put(
      'isp.mmdb',
      writeMmdb('38.105.0.64', 27, { organization: 'Alfa Meccanica Srl', isp: 'Cogent' }),
    );
    const broken = put('broken.mmdb', 'no such thing');
    const words = put('words.txt', 'just words\n');
    const { lines } = await explain(
      '38.105.0.70',
      ...[good, broken, words, join(directory, 'gone.mmdb'), directory].flatMap((path) => ['--source', path]),
    );
    expect(lines).toMatchObject([
      {
        decision: 'identified',
        warnings: [
          expect.stringContaining('broken.mmdb'),
          expect.stringContaining('words.txt'),
          expect.stringContaining('gone.mmdb is left out (there is no such file): check the path.'),
          expect.stringContaining('is left out (it is a directory): name the files in it.'),
        ],
      },
    ]);
  });

  it('says what is wrong with a value that is no address, and explains the others', async () => {
    const { code, lines } = await explain(
      '300.1.2.3',
      '10.1.2.3',
      '--source',
      put('isp.mmdb', writeMmdb('38.0.0.0', 8, {})),
    );
    expect(code).toBe(1);
    expect(lines).toMatchObject([{ error: expect.stringContaining('no address') }, { reason: 'bogon' }]);
  });
});
