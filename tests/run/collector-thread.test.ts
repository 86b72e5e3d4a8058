// The collector's thread comes back, also when its next start fails half-way.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startTestPostgres } from '#tests/support/start-test-postgres.ts';

// tsx does this for the first thread alone.
const readTypeScript = `data:text/javascript,import{register}from"${import.meta.resolve('tsx/esm/api')}";register();`;

it('a thread whose start fails half-way ends, and is started until one start succeeds', async () => {
  const program = join(import.meta.dirname, 'collector-thread-child.ts');
  const postgres = await startTestPostgres();
  const connections = JSON.stringify([postgres.connection('fiuto'), postgres.connection('fiuto_queue')]);
  const child = spawn(process.execPath, ['--import', readTypeScript, program, connections], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const giveUp = setTimeout(() => child.kill('SIGKILL'), 150_000);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, 'close');
  clearTimeout(giveUp);
  await postgres.stop();
  expect(said.trim().split('\n')).toEqual([
    expect.stringMatching(/^refused: StartError: Port \d+ on 127\.0\.0\.1 is taken/),
    'answers again',
  ]);
}, 180_000);
