// Files of an SFTP server, one call each. Source: draft-ietf-secsh-filexfer-02, and OpenSSH's PROTOCOL for the rename that replaces.

import type { SFTPWrapper } from 'ssh2';

export interface SftpFiles {
  /** Undefined when there is none. */
  stat(path: string): Promise<{ readonly mtime: number; readonly size: number } | undefined>;
  read(path: string): Promise<Buffer>;
  /** Of a file that is not there yet. */
  write(path: string, content: Buffer): Promise<void>;
  /** Says that it was changed now. */
  touch(path: string): Promise<void>;
  /** In the place of what is there. */
  replace(from: string, to: string): Promise<void>;
  /** Puts back what `replace` had put aside, where a server cannot do it in one go and the connection broke. */
  restore(path: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export function createSftpFiles(sftp: SFTPWrapper): SftpFiles {
  const unlink = (path: string) => call<void>((done) => sftp.unlink(path, done));
  const remove = async (path: string) => {
    await unlessMissing(unlink(path));
  };
  const rename = (from: string, to: string) => call<void>((done) => sftp.rename(from, to, done));
  return {
    stat: (path) => unlessMissing(call((done) => sftp.stat(path, done))),
    read: (path) => call((done) => sftp.readFile(path, done)),
    write: (path, content) =>
      call<void>((done) => sftp.writeFile(path, content, { flag: 'wx', mode: 0o640 }, done)),
    touch: (path) => {
      const now = new Date();
      return call<void>((done) => sftp.utimes(path, now, now, done));
    },
    replace: async (from, to) => {
      try {
        await call<void>((done) => sftp.ext_openssh_rename(from, to, done));
      } catch (error) {
        if (!isUnsupported(error)) throw error;
        await replaceByTwo(rename, remove, from, to);
      }
    },
    restore: async (path) => {
      // Whoever took its place ended half-way.
      await unlessMissing(rename(`${path}${asideEnd}`, path));
    },
    remove,
  };
}

export const asideEnd = '.fiuto-old';

type Rename = (from: string, to: string) => Promise<void>;

/** Older servers rename to no name that is taken: for a moment there is none, and the old file stays beside it until the new one is there. */
async function replaceByTwo(
  rename: Rename,
  remove: (path: string) => Promise<void>,
  from: string,
  to: string,
): Promise<void> {
  const aside = `${to}${asideEnd}`;
  const isFirst = (await unlessMissing(rename(to, aside).then(() => true))) === undefined;
  await rename(from, to);
  if (!isFirst) await remove(aside);
}

type Done<T> = (error: Error | undefined | null, value?: T) => void;

function call<T>(start: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, value) => {
      if (error) reject(error);
      else resolve(value as T);
    });
  });
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** SSH_FX_NO_SUCH_FILE. */
export function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 2;
}

/** SSH_FX_OP_UNSUPPORTED, or the client that knows that the server never offered it. */
function isUnsupported(error: unknown): boolean {
  const isKnown = error instanceof Error && /does not support/i.test(error.message);
  return isKnown || (typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 8);
}
