// Settings come in through `config/` alone: nobody else reads the environment, apart from a short list of launchers.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Directories whose files may, and single files with the reason. */
const allowed = [
  /^config\//,
  /^tests\//,
  /^bench\//,
  // Vite tells its own mode by it.
  /^dashboard\/web\/vite\.config\.ts$/,
];

function listSources(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  // A file that was moved away is still listed until it is committed.
  return listed.split('\0').filter((path) => /\.(ts|tsx|mts|mjs|cjs|js)$/.test(path));
}

test('no file outside config/ reads the environment', () => {
  const readers = listSources()
    .filter((path) => !allowed.some((pattern) => pattern.test(path)))
    .filter((path) => /process\.env\b|import\.meta\.env\b/.test(readOrEmpty(path)));
  expect(readers).toEqual([]);
});

function readOrEmpty(path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
}
