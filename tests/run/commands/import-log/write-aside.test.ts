// No client address stays in what is written aside, however it is written.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAsideFile } from '#run/commands/import-log/write-aside.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-aside-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function writeAside(text: string): Promise<string> {
  const aside = createAsideFile(directory, 'access.log', 'abcdef0123456789');
  aside.write(7, 'no time', text);
  return readFileSync((await aside.close()) ?? '', 'utf8');
}

test.each([
  ['from 203.0.113.99:443 at 13:55:36', 'from ?.?.?.?:443 at 13:55:36'],
  ['2a02::1 - -', '?:? - -'],
  ['"fe80::1%eth0","2001:db8::"', '"?:?","?:?"'],
  ['[2001:db8::7]:443 (::1) <2a02:26f7::>', '[?:?]:443 (?:?) <?:?>'],
  ['client=2a02::1; for=2001:DB8:1::2, net 2a02::/29', 'client=?:?; for=?:?, net ?:?/29'],
  ['said 2a02::1. And 2001:db8::9: no', 'said ?:?. And ?:?: no'],
  ['::ffff:203.0.113.9 /x?ip=2a02%3A%3A1&y=2', '?:? /x?ip=?:?&y=2'],
  ['2001:db8:0:1:2:3:4:5 GET', '?:? GET'],
  ['10/Oct/2025:13:55:36 +0200 a::b c:d', '10/Oct/2025:13:55:36 +0200 ?:? c:d'],
])('%s is written as %s', async (text, written) => {
  expect(await writeAside(text)).toBe(`7\tno time\t${written}\n`);
});

test('an address on which a long line is cut off does not stay in part', async () => {
  const filling = 'x '.repeat(245);
  expect(await writeAside(`${filling}2a02:26f7:c5:8000::1 and more`)).toBe(`7\tno time\t${filling}\n`);
  expect(await writeAside(`${filling}203.0.113.99 and more`)).not.toContain('203');
});
