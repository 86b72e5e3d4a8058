// Starts a benchmark's server in a process of its own, so that the load generator is not counted with it.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** `file` forked, bundled or TypeScript; `ready` is its first message. Rejects when it ends before that. */
export async function startChild(
  file: string,
  environment: Record<string, string>,
): Promise<{ child: ChildProcess; ready: unknown }> {
  const child = fork(file, [], {
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...environment },
    execArgv: file.endsWith('.ts')
      ? ['--import', 'tsx']
      : ['--max-semi-space-size=32', '--heap-growing-percent=100'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${String(code)} before it was ready`);
  });
  const [ready] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return { child, ready };
}

/** Asks it to end and waits until it has. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
