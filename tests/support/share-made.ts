// What is slow to make and the same for many test files (an initialised PostgreSQL, the built interface) is made once in a
// run, by whichever file needs it first; the others take what it made. Gone with the run.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sharedServerName, stopSharedServer } from './shared-postgres.ts';

const variable = 'FIUTO_TESTS_SHARE';

/** Called by Vitest before the first test and, as each project inherits it, more than once. */
export function setup(): (() => Promise<void>) | undefined {
  if (process.env[variable] !== undefined) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-tests-'));
  // PostgreSQL, which is not root, must be able to enter.
  chmodSync(directory, 0o755);
  process.env[variable] = directory;
  return async () => {
    await stopSharedServer(join(directory, sharedServerName));
    rmSync(directory, { recursive: true, force: true });
  };
}

/**
 * Answers the directory of this name, filled by `make` (which is given an empty one) at the first call of the run. Whoever
 * comes meanwhile waits; when `make` fails, the next one tries again.
 */
export async function shareMade(name: string, make: (directory: string) => Promise<void>): Promise<string> {
  const shared = process.env[variable];
  if (shared === undefined) throw new Error('Tests share what they make: run them with Vitest.');
  const made = join(shared, name);
  const making = `${made}.making`;
  while (!existsSync(made)) {
    if (!claim(making)) {
      forgetDead(making);
      await wait(50);
      continue;
    }
    try {
      if (existsSync(made)) continue;
      const unfinished = `${made}.unfinished`;
      rmSync(unfinished, { recursive: true, force: true });
      mkdirSync(unfinished, { mode: 0o755 });
      await make(unfinished).catch((error: unknown) => {
        rmSync(unfinished, { recursive: true, force: true });
        throw error;
      });
      renameSync(unfinished, made);
    } finally {
      rmSync(making, { force: true });
    }
  }
  return made;
}

/** Making a link succeeds for one process alone; where it leads says which. */
function claim(path: string): boolean {
  try {
    symlinkSync(String(process.pid), path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Whoever was ended in the middle must not keep all others waiting. */
function forgetDead(path: string): void {
  try {
    process.kill(Number(readlinkSync(path)), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') rmSync(path, { force: true });
  }
}
