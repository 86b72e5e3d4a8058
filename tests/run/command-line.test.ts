// What a user types: `npm start` ended by Ctrl-C in a terminal, and `npx fiuto` without knowing its commands.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { makeDataDirectory, removeDataDirectory } from '#tests/support/run-product.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

test('npm start ends with 0 when the terminal sends Ctrl-C to all its processes', async () => {
  const directory = makeDataDirectory();
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: {
      ...process.env,
      FIUTO_DATA_DIR: directory,
      FIUTO_COLLECTOR_PORT: '0',
      FIUTO_DASHBOARD_PORT: '0',
    },
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const closed = once(child, 'close');
  let last = '';
  for await (const line of createInterface(child.stdout)) {
    if (line !== '') last = line;
    if (line.includes('Ctrl-C stops it') && child.pid) process.kill(-child.pid, 'SIGINT');
  }
  const [code] = await closed;
  await removeDataDirectory(directory);
  expect([code, last]).toEqual([0, 'Stopped.']);
}, 180_000);

test('fiuto without a command lists each one, and nothing that is not one', async () => {
  const { stdout } = await run(process.execPath, ['run/fiuto.mjs'], { cwd: root });
  const listed = stdout.split('\n').flatMap((line) => /^ {2}(\S+) {2,}\S/.exec(line)?.[1] ?? []);
  expect(listed).toEqual(['explain', 'import-companies', 'import-log', 'import-registry', 'replay']);
}, 180_000);
