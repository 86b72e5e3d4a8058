// After a kill, PostgreSQL may outlive us. Before a start, whatever of it still runs on our data is stopped, and the lock
// files it left are put away: neither may keep us from starting.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const fastStopMs = 20_000;
const checkEveryMs = 50;

/** Resolves to true when there was one and it has ended. Throws when it does not end. */
export async function stopOrphan(clusterDirectory: string, socketDirectory: string): Promise<boolean> {
  const pidFile = join(clusterDirectory, 'postmaster.pid');
  const pid = readPid(pidFile);
  const isRunning = pid !== undefined && isPostgresOn(pid, clusterDirectory);
  if (isRunning) await stopServer(pid);
  await endBackends(clusterDirectory);
  // Nobody is left on our data. Both files may still name a pid that is somebody else's now, or that of a dead process
  // whose parent has not taken note; PostgreSQL would take either for a running server.
  rmSync(pidFile, { force: true });
  rmSync(join(socketDirectory, '.s.PGSQL.5432.lock'), { force: true });
  return isRunning;
}

async function stopServer(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await hasEnded(pid, fastStopMs)) return;
  signal(pid, 'SIGQUIT');
  if (await hasEnded(pid, fastStopMs)) return;
  throw new Error(`A PostgreSQL of an earlier run (process ${pid}) does not end: stop it and start again.`);
}

/**
 * A server that was killed leaves its helpers behind for a moment; a second server beside them would damage the data.
 * They work in the cluster's directory. Only Linux shows that; elsewhere they are left to end by themselves.
 */
async function endBackends(clusterDirectory: string): Promise<void> {
  const deadline = Date.now() + fastStopMs;
  for (let left = findBackends(clusterDirectory); left.length > 0; left = findBackends(clusterDirectory)) {
    if (Date.now() > deadline) {
      throw new Error(
        `PostgreSQL processes of an earlier run (${left.join(', ')}) do not end: stop them and start again.`,
      );
    }
    for (const pid of left) signal(pid, 'SIGQUIT');
    await wait(checkEveryMs);
  }
}

function findBackends(clusterDirectory: string): number[] {
  if (!existsSync('/proc/self/cwd')) return [];
  const directory = realpathSync(clusterDirectory);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && worksIn(name, directory))
    .map(Number);
}

function worksIn(pid: string, directory: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === directory && readCommand(Number(pid)).startsWith('postgres');
  } catch {
    // It has ended, or is somebody else's.
    return false;
  }
}

function readPid(pidFile: string): number | undefined {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** Pids are used again, after a reboot above all: the command line must name our data. */
function isPostgresOn(pid: number, clusterDirectory: string): boolean {
  return readCommand(pid).includes(clusterDirectory);
}

function readCommand(pid: number): string {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
  try {
    return execFileSync('ps', ['-o', 'command=', '-ww', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** A process that is gone already has ended as well. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function hasEnded(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (readCommand(pid) === '') return true;
    await wait(checkEveryMs);
  }
  return false;
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ESRCH';
}
