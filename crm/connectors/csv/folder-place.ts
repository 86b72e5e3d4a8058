// A folder of this machine for the exchange of files: one inside the data directory, or one that whoever runs Fiuto has allowed. The page
// of a connection names no other.

import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, lutimes, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CrmError } from '../../http/crm-fault.ts';
import { type FilePlace, fileBytesMax } from './file-place.ts';

export interface FolderSettings {
  /** Of the installation; folders of the exchange lie in `exchange` in it. '' where there is none. */
  readonly dataDirectory: string;
  /** Absolute: these and what lies in them. */
  readonly allowed: readonly string[];
}

/** `address`: `folder:name`, or `folder:/absolute/path`. */
export function openFolderPlace(address: string, { dataDirectory, allowed }: FolderSettings): FilePlace {
  const wanted = address.replace(/^folder:/, '');
  const home = resolve(dataDirectory, 'exchange');
  const isOurs = /^[\w-]{1,60}$/.test(wanted);
  const path = isOurs ? join(home, wanted) : wanted;
  const inside = isOurs ? (dataDirectory === '' ? [] : [home]) : allowed;
  const at = async (name: string) => checkParent(await checkFolder(path, inside, isOurs), name);
  return {
    title: isOurs ? wanted : path,
    mark: (name) => told(async () => markOf(await at(name))),
    read: (name) =>
      told(async () => {
        const handle = await openPlain(await at(name), name);
        if (handle === undefined) return undefined;
        try {
          const stats = await handle.stat();
          if (stats.size > fileBytesMax) throw new CrmError({ kind: 'never', reason: 'too_large' }, name);
          return { content: await handle.readFile(), mark: markIn(stats) };
        } finally {
          await handle.close();
        }
      }),
    replace: (name, content, check) =>
      told(async () => {
        const file = await at(name);
        const next = `${file}.next`;
        // What lies there, be it a link, is never written into.
        await rm(next, { force: true });
        await writeWhole(next, content);
        await check?.();
        await rename(next, file);
      }),
    touch: (name) =>
      told(async () => {
        const now = new Date();
        await lutimes(await at(name), now, now);
      }),
    claim: (name, content) =>
      told(async () => {
        try {
          await writeWhole(await at(name), content);
          return true;
        } catch (error) {
          if (codeOf(error) === 'EEXIST') return false;
          throw error;
        }
      }),
    remove: (name) => told(async () => rm(await at(name), { force: true })),
  };
}

/** The real folder, since a link may lead out of those that are allowed. */
async function checkFolder(path: string, inside: readonly string[], isOurs: boolean): Promise<string> {
  if (!isAbsolute(path) || !inside.some((root) => isWithin(path, root))) throw notAllowed(path);
  if (isOurs) await mkdir(path, { recursive: true, mode: 0o700 });
  const real = await realpath(path);
  const roots = await Promise.all(inside.map((root) => realpath(root).catch(() => root)));
  if (!roots.some((root) => isWithin(real, root))) throw notAllowed(path);
  return real;
}

function isWithin(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function notAllowed(path: string): CrmError {
  return new CrmError({ kind: 'mend', reason: 'folder_refused' }, path);
}

/** In the folder itself or in one of it: a link to elsewhere is refused. */
async function checkParent(folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  const parent = await realpath(dirname(file)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return folder;
    throw error;
  });
  if (!isWithin(parent, folder)) throw notAllowed(name);
  return file;
}

/** Undefined when there is none. A link is not followed, and what is no file is not read. */
async function openPlain(file: string, name: string): Promise<FileHandle | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (codeOf(error) === 'ELOOP') throw notAllowed(name);
    throw error;
  }
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw notAllowed(name);
}

function markIn({ mtimeMs, size, ino }: Stats): string {
  return `${mtimeMs}-${size}-${ino}`;
}

async function markOf(file: string): Promise<string | undefined> {
  try {
    return markIn(await lstat(file));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A new file, on the disk before it takes its name. */
async function writeWhole(file: string, content: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o640);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CrmError) throw error;
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new CrmError({ kind: 'mend', reason: 'folder_missing' }, code);
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      throw new CrmError({ kind: 'mend', reason: 'permission_missing' }, code);
    throw new CrmError({ kind: 'later', reason: 'unavailable' }, code, { isOutcomeUnknown: true });
  }
}

function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}
