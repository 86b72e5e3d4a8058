// Starts the small ClickHouse server for tests in a process of its own, on a free port.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface TestClickHouse {
  url: string;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function startClickHouseHttpServer(directory: string): Promise<TestClickHouse> {
  const program = fileURLToPath(new URL('./clickhouse-http-server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(Number(data.toString().trim())));
    child.once('exit', (code) => reject(new Error(`The test ClickHouse ended with code ${code}.`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return {
    url: `http://127.0.0.1:${port}/default`,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
