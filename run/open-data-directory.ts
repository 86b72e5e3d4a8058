// The directory that holds everything of an installation: made at first start, recognised by its marker, used by one
// process at a time, and home of the installation's key.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Config } from '#config/config.ts';
import { exitCodes, StartError } from './exit-codes.ts';
import { findFullDisk } from './find-full-disk.ts';
import { lockDirectory } from './lock-directory.ts';

export interface DataDirectory {
  path: string;
  /** 32 bytes; encrypts what the databases must not show. Never part of a backup of them. */
  masterKey: Buffer;
  /** Lets the next one start. */
  release(): void;
}

/** Counted up when an older Fiuto could no longer read what a newer one wrote. */
const dataFormat = 1;
const markerName = 'fiuto.json';
const markerSchema = z.object({ fiuto: z.literal('data'), format: z.number().int() });

/**
 * Throws StartError when it cannot be used, is not ours, or is in use. `shared`: for a process whose engines are all
 * served elsewhere, so that it needs the key alone and may have others beside it.
 */
export function openDataDirectory(directory: string, use: 'alone' | 'shared' = 'alone'): DataDirectory {
  const path = resolve(directory);
  usably(path, () => makeDirectory(path));
  // Before the first write: what belongs to somebody else is not touched.
  checkMarker(path);
  usably(path, () => proveWritable(path));
  const release = use === 'alone' ? usably(path, () => lockDirectory(path)) : () => undefined;
  try {
    return { path, masterKey: usably(path, () => readSecretKey(path)), release };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * For a command that needs what `npm start` has made: nothing is made in a directory that was named by mistake. Throws StartError
 * where Fiuto has never run.
 */
export function openKnownDirectory({ FIUTO_DATA_DIR, DATABASE_URL }: Config['stores']): DataDirectory {
  const path = resolve(FIUTO_DATA_DIR);
  if (DATABASE_URL === undefined && !existsSync(join(path, markerName)))
    throw new StartError(
      `Nothing is kept in ${path}: set FIUTO_DATA_DIR to the directory that Fiuto runs on, or start it there once with npm start.`,
      exitCodes.dataDirectoryUnusable,
    );
  return openDataDirectory(path);
}

/** As root others may pass through, since PostgreSQL runs as another user; what is inside is closed file by file. */
const directoryMode = process.getuid?.() === 0 ? 0o711 : 0o700;

/** One by one from the nearest that is there: Node's own way never ends where nothing can be made, such as in /proc. */
function makeDirectory(path: string): void {
  const missing: string[] = [];
  for (let at = path; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const directory of missing) {
    try {
      mkdirSync(directory, { mode: directoryMode });
    } catch (error) {
      // Another process of this installation was faster.
      if (!existsSync(directory)) throw error;
    }
  }
  if (missing.length === 0 && !statSync(path).isDirectory()) throw new Error('It is a file.');
}

/** Enough that a disk that takes names, but no contents, is found out. */
const trialBytes = 65_536;

/** A full or read-only disk says so only when something is written. */
function proveWritable(path: string): void {
  const file = join(path, '.writable');
  try {
    writeFileSync(file, Buffer.alloc(trialBytes), { flush: true });
  } finally {
    rmSync(file, { force: true });
  }
}

function usably<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw unusable(path, error instanceof Error ? error.message : String(error), error);
  }
}

/**
 * A start that failed for want of space, wherever that was met, is a data directory that cannot be used; anything else
 * is answered as it is.
 */
export function explainFullDisk(directory: string, error: unknown): unknown {
  const reason = findFullDisk(error);
  return reason === undefined ? error : unusable(resolve(directory), reason, error);
}

function unusable(path: string, reason: string, cause: unknown): StartError {
  return new StartError(
    `The data directory ${path} cannot be used: give this user the right to write there, free some space, or set FIUTO_DATA_DIR to another one. (${reason.replaceAll('\n', ' ')})`,
    exitCodes.dataDirectoryUnusable,
    cause,
  );
}

/** Ours are `.writable` and what the system puts anywhere. */
const ignored = new Set(['.writable', 'lost+found', '.DS_Store', '.gitkeep']);

function checkMarker(path: string): void {
  const marker = join(path, markerName);
  if (!existsSync(marker)) {
    const others = usably(path, () => readdirSync(path)).filter((name) => !ignored.has(name));
    if (others.length > 0)
      throw new StartError(
        `${path} holds something else (${others.slice(0, 3).join(', ')}): set FIUTO_DATA_DIR to an empty or new directory.`,
        exitCodes.dataDirectoryForeign,
      );
    const text = `${JSON.stringify({ fiuto: 'data', format: dataFormat })}\n`;
    usably(path, () => writeFileSync(marker, text, { flush: true }));
    return;
  }
  const read = markerSchema.safeParse(readJson(marker));
  if (!read.success)
    throw new StartError(
      `${marker} is not Fiuto's: set FIUTO_DATA_DIR to an empty or new directory.`,
      exitCodes.dataDirectoryForeign,
    );
  if (read.data.format > dataFormat)
    throw new StartError(
      `${path} was written by a newer Fiuto (format ${read.data.format}, known here is ${dataFormat}): install that version again.`,
      exitCodes.dataDirectoryForeign,
    );
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function readSecretKey(path: string): Buffer {
  const file = join(path, 'secret.key');
  if (!existsSync(file))
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new StartError(
      `${file} is damaged (64 hexadecimal digits are expected): put it back from your copy.`,
      exitCodes.dataDirectoryForeign,
    );
  return Buffer.from(text, 'hex');
}
