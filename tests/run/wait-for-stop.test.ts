// Which signals are one wish to stop and which a second one.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const file = fileURLToPath(new URL('./wait-for-stop-child.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** `sees` resolves when the child has said the line, whatever it says before. */
function start(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    sees: async (word: string) => {
      for (;;) {
        const { value, done } = await lines.next();
        if (value === word) return;
        if (done) throw new Error(`The process ended without saying "${word}".`);
      }
    },
    signal: () => child.kill('SIGINT'),
    end: async () => {
      child.stdin.write('end\n');
      const [code] = await once(child, 'exit');
      return code as number | null;
    },
  };
}

test('a second signal that came while the process was busy is the first one again', async () => {
  const child = start('no', '2500');
  await child.sees('ready');
  child.signal();
  await child.sees('SIGINT');
  child.signal();
  await child.sees('heard 2');
  await child.sees('open');
  expect(await child.end()).toBe(0);
}, 60_000);

test('a later signal ends at once', async () => {
  const child = start();
  await child.sees('ready');
  child.signal();
  await child.sees('open');
  child.signal();
  await child.sees('forced');
}, 60_000);

test('under npm the late copy of the first signal does not, and the next one does', async () => {
  const child = start('npm');
  await child.sees('ready');
  child.signal();
  await child.sees('open');
  child.signal();
  await child.sees('heard 2');
  child.signal();
  await child.sees('forced');
}, 60_000);
