// The collector's thread comes back, also when its next start fails half-way.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// tsx does this for the first thread alone.
const readTypeScript = `data:text/javascript,import{register}from"${import.meta.resolve('tsx/esm/api')}";register();`;

it('a thread whose start fails half-way ends, and is started until one start succeeds', async () => {
  const program = join(import.meta.dirname, 'collector-thread-child.ts');
  const child = spawn(process.execPath, ['--import', readTypeScript, program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const killGroup = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), 90_000);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, 'close');
  clearTimeout(killGroup);
  expect(said.trim().split('\n')).toEqual([
    expect.stringMatching(/^refused: StartError: Port \d+ on 127\.0\.0\.1 is taken/),
    'answers again',
  ]);
}, 120_000);
