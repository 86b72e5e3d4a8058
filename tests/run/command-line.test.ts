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

/** npm's own signal held back as on a busy machine: its process sleeps from before the first one until `lateMs` after. */
async function pressCtrlC(npm: number, lateMs: number) {
  process.kill(npm, 'SIGSTOP');
  process.kill(-npm, 'SIGINT');
  await new Promise((resolve) => setTimeout(resolve, lateMs));
  process.kill(npm, 'SIGCONT');
}

test.each([0, 1_500])(
  'npm start ends with 0 on one Ctrl-C of a terminal, npm’s own signal %i ms late',
  async (lateMs) => {
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
      if (line.includes('Ctrl-C stops it') && child.pid) await pressCtrlC(child.pid, lateMs);
    }
    const [code] = await closed;
    await removeDataDirectory(directory);
    expect([code, last]).toEqual([0, 'Stopped.']);
  },
  180_000,
);

test('fiuto without a command lists each one, and nothing that is not one', async () => {
  const { stdout } = await run(process.execPath, ['run/fiuto.mjs'], { cwd: root });
  const listed = stdout.split('\n').flatMap((line) => /^ {2}(\S+) {2,}\S/.exec(line)?.[1] ?? []);
  const commands = [
    'explain',
    'import-companies',
    'import-engagement',
    'import-log',
    'import-registry',
    'mcp',
    'replay',
  ];
  expect(listed).toEqual(commands);
}, 180_000);
