// The data directory: made with its parents, and refused at once where nothing can be made.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfig } from '#config/config.ts';
import { exitCodes, StartError } from '#run/exit-codes.ts';
import { openDataDirectory, openKnownDirectory } from '#run/open-data-directory.ts';

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'fiuto-directory-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function refusal(path: string): unknown {
  try {
    openDataDirectory(path, 'shared');
  } catch (error) {
    return error;
  }
  return undefined;
}

test('is made with all its parents', () => {
  const path = join(parent, 'a/b/c');
  openDataDirectory(path, 'shared').release();
  expect(existsSync(join(path, 'fiuto.json'))).toBe(true);
});

test('is not made by a command that was given another one', () => {
  const path = join(parent, 'elsewhere');
  const { stores } = loadConfig({ FIUTO_DATA_DIR: path });
  expect(() => openKnownDirectory(stores)).toThrow(`Nothing is kept in ${path}: set FIUTO_DATA_DIR`);
  expect(existsSync(path)).toBe(false);
  openDataDirectory(path).release();
  openKnownDirectory(stores).release();
});

test.runIf(process.platform === 'linux').each(['/proc/x', '/proc/x/y', '/sys/x'])(
  '%s is refused at once',
  (path) => {
    const error = refusal(path);
    expect(error).toBeInstanceOf(StartError);
    expect(error).toMatchObject({ exitCode: exitCodes.dataDirectoryUnusable });
    expect(String(error)).toContain(`The data directory ${path} cannot be used`);
  },
);

test('a file in its place, or above it, is refused', () => {
  const file = join(parent, 'file');
  writeFileSync(file, '');
  for (const path of [file, join(file, 'below')]) {
    expect(refusal(path)).toMatchObject({ exitCode: exitCodes.dataDirectoryUnusable });
  }
});
