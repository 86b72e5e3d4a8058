// Runs one server of a divided installation as a process of its own: a collector or a processor.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface RunningPart {
  /** What it said when it was ready. */
  greeting: string;
  kill(): Promise<void>;
  /** Resolves to the exit code. */
  stop(): Promise<number | null>;
}

/** Resolves when it is ready; rejects with what it said when it ends before. */
export async function runPart(
  part: 'collector' | 'processor',
  environment: Record<string, string>,
): Promise<RunningPart> {
  const child = spawn(process.execPath, ['run/start.mjs', part], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], FIUTO_COLLECTOR_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4_000);
  });
  const greeting = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', (code) => reject(new Error(`The ${part} ended with ${code}: ${errors}`)));
  });
  return {
    greeting,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
