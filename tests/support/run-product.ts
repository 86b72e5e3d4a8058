// Runs the real product as its own process group in a directory of its own: what a user's `npm start` does.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** As `npm start` has them: a large young generation, and an old one that is cleaned before it has grown fourfold. */
const heapFlags = ['--max-semi-space-size=32', '--heap-growing-percent=100'];

export interface RunningProduct {
  process: ChildProcess;
  pid: number;
  collectorUrl: string;
  dashboardUrl: string;
  /** Null when an administrator exists. */
  setupToken: string | null;
  siteKey: string;
  /** Everything written to standard output and to the log so far. */
  output(): string;
  /** Sends a signal to the product's own process and resolves to its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** kill -9 of the whole process group; PostgreSQL, in a group of its own, is left behind as an orphan. */
  killGroup(): Promise<void>;
}

export interface EndedProduct {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export function makeDataDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'fiuto-test-data-'));
}

/** Ends the PostgreSQL that a killed product left behind, and removes the directory. */
export async function removeDataDirectory(directory: string): Promise<void> {
  killPostgres(directory, 'SIGQUIT');
  rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** Process id of the embedded PostgreSQL on this data, undefined when none was started. */
export function postgresPid(directory: string): number | undefined {
  try {
    const text = readFileSync(join(directory, 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
    return Number(text.split('\n')[0]);
  } catch {
    return undefined;
  }
}

export function killPostgres(directory: string, signal: NodeJS.Signals): void {
  const pid = postgresPid(directory);
  try {
    if (pid !== undefined) process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

/** Resolves when the product says that it is running; rejects with its output when it ends before. */
export async function runProduct(
  directory: string,
  environment: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<RunningProduct> {
  const child = launch(directory, environment, args);
  let stdout = '';
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('Ctrl-C stops it')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}: ${stdout}${stderr}`)));
  });
  const find = (pattern: RegExp) => pattern.exec(stdout)?.[1] ?? '';
  const pid = child.pid ?? 0;
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return {
    process: child,
    pid,
    collectorUrl: find(/Collector +(\S+)/),
    dashboardUrl: find(/Dashboard +(\S+)/),
    setupToken: /setup\?token=(\S+)/.exec(stdout)?.[1] ?? null,
    siteKey: find(/Site key +(\S+)/),
    output: () => stdout + stderr,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return exited;
    },
    killGroup: async () => {
      process.kill(-pid, 'SIGKILL');
      await exited;
    },
  };
}

/** For a start that must fail, or a command that ends by itself. */
export async function runToEnd(
  directory: string,
  environment: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<EndedProduct> {
  const child = launch(directory, environment, args);
  const ended: EndedProduct = { exitCode: null, stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => {
    ended.stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    ended.stderr += chunk.toString();
  });
  const [code] = await once(child, 'close');
  ended.exitCode = code as number | null;
  return ended;
}

function launch(
  directory: string,
  environment: Record<string, string>,
  args: readonly string[],
): ChildProcess {
  return spawn(process.execPath, [...heapFlags, join(root, 'run/start.mjs'), 'all', ...args], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      FIUTO_DATA_DIR: directory,
      FIUTO_COLLECTOR_PORT: '0',
      FIUTO_DASHBOARD_PORT: '0',
      ...environment,
    },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
