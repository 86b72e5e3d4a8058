// Files of an SFTP server, one call each. Source: draft-ietf-secsh-filexfer-02, and OpenSSH's PROTOCOL for the rename that replaces.

import type { SFTPWrapper } from 'ssh2';

export interface SftpFiles {
  /** Undefined when there is none. */
  stat(path: string): Promise<{ readonly mtime: number; readonly size: number } | undefined>;
  read(path: string): Promise<Buffer>;
  write(path: string, content: Buffer, flags: 'w' | 'wx'): Promise<void>;
  /** In the place of what is there. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export function createSftpFiles(sftp: SFTPWrapper): SftpFiles {
  const unlink = (path: string) => call<void>((done) => sftp.unlink(path, done));
  const remove = (path: string) => unlessMissing(unlink(path));
  return {
    stat: (path) => unlessMissing(call((done) => sftp.stat(path, done))),
    read: (path) => call((done) => sftp.readFile(path, done)),
    write: (path, content, flags) =>
      call<void>((done) => sftp.writeFile(path, content, { flag: flags, mode: 0o640 }, done)),
    rename: async (from, to) => {
      try {
        await call<void>((done) => sftp.ext_openssh_rename(from, to, done));
      } catch (error) {
        if (!isUnsupported(error)) throw error;
        // Older servers rename to no name that is taken: for a moment there is none.
        await remove(to);
        await call<void>((done) => sftp.rename(from, to, done));
      }
    },
    remove,
  };
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
