// A folder of an SFTP server for the exchange of files. Its host key is the one that somebody has confirmed, or nothing is sent at all;
// private networks are refused like anywhere else.

import { posix } from 'node:path';
import { CrmError } from '../../http/crm-fault.ts';
import { type FilePlace, fileBytesMax } from './file-place.ts';
import { type OpenedSftp, openSftp, type SftpAccount, type SftpSettings } from './open-sftp.ts';
import { asideEnd, createSftpFiles, isMissing, type SftpFiles } from './sftp-files.ts';

/** Unused for so long, the connection is ended. */
const idleMs = 10_000;

export function openSftpPlace(account: SftpAccount, settings: SftpSettings): FilePlace {
  const session = keepSession(account, settings);
  const folder = account.folder === '' ? '.' : account.folder;
  const at = (name: string) => posix.join(folder, name);
  const markOf = async (files: SftpFiles, name: string) => {
    const stats = await statOf(files, at(name));
    return stats && `${stats.mtime}-${stats.size}`;
  };
  return {
    title: `${account.user}@${account.host}:${folder}`,
    mark: (name) => session((files) => markOf(files, name)),
    read: (name) =>
      session(async (files) => {
        const stats = await statOf(files, at(name));
        if (stats === undefined) return undefined;
        if (stats.size > fileBytesMax) throw new CrmError({ kind: 'never', reason: 'too_large' }, name);
        return { content: await files.read(at(name)), mark: `${stats.mtime}-${stats.size}` };
      }),
    replace: (name, content, check) =>
      session(async (files) => {
        const next = at(`${name}.next`);
        // What a broken connection left aside would stand in the way.
        if ((await statOf(files, at(name))) !== undefined) await files.remove(at(`${name}${asideEnd}`));
        await files.remove(next);
        await files.write(next, content);
        await check?.();
        await files.replace(next, at(name));
      }),
    claim: (name, content) =>
      session(async (files) => {
        try {
          await files.write(at(name), content);
          return true;
        } catch (error) {
          // Servers say no more than that it failed.
          if ((await files.stat(at(name))) !== undefined) return false;
          throw error;
        }
      }),
    touch: (name) => session((files) => files.touch(at(name))),
    remove: (name) => session((files) => files.remove(at(name))),
  };
}

/** Undefined when there is none, nor one that was put aside for it. */
async function statOf(files: SftpFiles, path: string) {
  const stats = await files.stat(path);
  if (stats !== undefined) return stats;
  await files.restore(path);
  return files.stat(path);
}

/** One connection for all that happens at about the same time. */
function keepSession(account: SftpAccount, settings: SftpSettings) {
  let opened: Promise<OpenedSftp> | undefined;
  let [inUse, idle]: [number, NodeJS.Timeout | undefined] = [0, undefined];
  const drop = (one: OpenedSftp | undefined) => {
    opened = undefined;
    one?.end();
  };
  const connect = async () => {
    opened ??= openSftp(account, settings, () => {
      opened = undefined;
    });
    return opened.catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
  };
  return async <T>(work: (files: SftpFiles) => Promise<T>): Promise<T> => {
    clearTimeout(idle);
    inUse += 1;
    let held: OpenedSftp | undefined;
    try {
      held = await connect();
      return await held.within(work(createSftpFiles(held.sftp)));
    } catch (error) {
      if (error instanceof CrmError && error.fault.kind === 'mend') throw error;
      if (isMissing(error)) throw new CrmError({ kind: 'mend', reason: 'folder_missing' }, '');
      if (isDenied(error)) throw new CrmError({ kind: 'mend', reason: 'permission_missing' }, '');
      drop(held);
      if (error instanceof CrmError) throw error;
      const detail = error instanceof Error ? error.message.slice(0, 200) : '';
      throw new CrmError({ kind: 'later', reason: 'unavailable' }, detail, { isOutcomeUnknown: true });
    } finally {
      inUse -= 1;
      if (inUse === 0) idle = setTimeout(() => void opened?.then(drop, () => undefined), idleMs).unref();
    }
  };
}

/** SSH_FX_PERMISSION_DENIED. */
function isDenied(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 3;
}
