// One process per data directory. The lock names its owner; that of a killed run is found out and taken over.

import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { exitCodes, StartError } from './exit-codes.ts';

const ownerSchema = z.object({ pid: z.number().int(), startedAt: z.string(), host: z.string() });
type Owner = z.output<typeof ownerSchema>;

const beatEveryMs = 5_000;
/** A lock of another host (another container on the same volume) counts while it was renewed this lately. */
const beatLateMs = 20_000;
/** Longer than a process takes between making the file and writing its name into it. */
const beingMadeMs = 2_000;
const settleMs = 50;
const triesMax = 100;

/** Throws StartError when another process uses the directory; answers how to give it up. */
export function lockDirectory(path: string): () => void {
  const file = join(path, 'lock');
  const me: Owner = { pid: process.pid, startedAt: readStartTime(process.pid), host: hostname() };
  const owner = takeOver(file, me);
  if (owner)
    throw new StartError(
      `Fiuto already runs on ${path} (process ${owner.pid} on ${owner.host}): stop it first, or set FIUTO_DATA_DIR to another directory.`,
      exitCodes.alreadyRunning,
    );
  const beat = setInterval(() => {
    const now = new Date();
    if (existsSync(file)) utimesSync(file, now, now);
  }, beatEveryMs);
  beat.unref();
  return () => {
    clearInterval(beat);
    if (readText(file) === JSON.stringify(me)) rmSync(file, { force: true });
  };
}

/** Answers the owner that holds it, undefined when it is ours now. */
function takeOver(file: string, me: Owner): Owner | undefined {
  const mine = JSON.stringify(me);
  let isMade = false;
  for (let tries = 0; tries < triesMax; tries++) {
    if (create(file, mine)) {
      isMade = true;
      // Another starter may have moved it aside by mistake; it puts it back, or back over one that was made meanwhile.
      pause(settleMs);
    }
    const found = readText(file);
    if (found === undefined) continue;
    if (found === mine && isMade) return undefined;
    const owner = readOwner(found);
    if (owner && isAlive(owner, me, file)) return owner;
    // A lock that is made at this moment has no owner in it yet.
    if (!owner && ageOf(file) < beingMadeMs) pause(settleMs);
    else removeDead(file, found);
  }
  throw new StartError(
    `The lock ${file} changes with every look: start one Fiuto only on this directory, then try again.`,
    exitCodes.alreadyRunning,
  );
}

/** False when there is one already. */
function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', flush: true });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Of two starters that found the same dead lock, the slower one must not remove the lock of the faster one. */
function removeDead(file: string, dead: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    // Another starter was faster; the next look shows its lock.
    return;
  }
  if (readText(aside) === dead) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function readOwner(text: string): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Infinite when the file is gone. */
function ageOf(file: string): number {
  const state = statSync(file, { throwIfNoEntry: false });
  return state ? Date.now() - state.mtimeMs : Number.POSITIVE_INFINITY;
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function isAlive(owner: Owner, me: Owner, file: string): boolean {
  if (owner.host !== me.host) return ageOf(file) < beatLateMs;
  // Pids are used again; the start time tells two processes with one pid apart.
  return hasProcess(owner.pid) && readStartTime(owner.pid) === owner.startedAt;
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** In clock ticks since the machine started, with the machine's own start; '' where the system does not tell. */
function readStartTime(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The second field is the command's name in brackets and may hold blanks; the 22nd is the start time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return `${boot} ${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}
