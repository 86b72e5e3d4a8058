// A real SFTP server on loopback over a folder: with a password or a key, with the rename that replaces or without it, and with a
// connection that breaks when a test says.

import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import ssh2, { type Connection, type SFTPWrapper } from 'ssh2';
import { generateSshKey } from '#tests/support/crm/generate-ssh-key.ts';

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;

export interface SftpServerOptions {
  readonly folder: string;
  readonly user: string;
  readonly password: string;
  /** Of a key that may be used in the place of the password. */
  readonly publicKey?: string;
  readonly port?: number;
  /** Whether it has OpenSSH's rename, which replaces what is there. */
  readonly replaces?: boolean;
  /** Before a file takes the name of one that others read: `before` breaks off first, `after` when it is done. */
  readonly onRename?: (to: string) => 'before' | 'after' | undefined;
  readonly mayLogIn?: () => boolean;
  /** How slowly it takes each part of a file, in milliseconds. */
  readonly answerMs?: () => number;
}

export interface SftpServer {
  readonly port: number;
  /** `SHA256:…` of its key. */
  readonly hostKey: string;
  /** That got as far as to say who they are. */
  logins(): number;
  close(): Promise<void>;
}

export async function startSftpServer(options: SftpServerOptions): Promise<SftpServer> {
  const key = generateSshKey();
  const connections = new Set<Connection>();
  let logins = 0;
  const server = new ssh2.Server({ hostKeys: [key.private] }, (connection) => {
    connections.add(connection);
    quicken(connection);
    connection.on('close', () => connections.delete(connection));
    // Whoever does not trust the key goes away.
    connection.on('error', () => undefined);
    connection.on('authentication', (context) => {
      if (context.method === 'none') return context.reject(['password', 'publickey']);
      logins += 1;
      const isTheirs = context.username === options.user && options.mayLogIn?.() !== false;
      if (isTheirs && context.method === 'password' && context.password === options.password)
        return context.accept();
      if (isTheirs && context.method === 'publickey' && isKnownKey(options, context.key.data))
        return context.accept();
      return context.reject();
    });
    connection.on('session', (accept) => {
      accept().on('sftp', (open) => serve(open(), options, () => connection.end()));
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const parsed = ssh2.utils.parseKey(key.public);
  if (parsed instanceof Error) throw parsed;
  const digest = createHash('sha256').update(parsed.getPublicSSH()).digest('base64');
  return {
    port: (server.address() as AddressInfo).port,
    hostKey: `SHA256:${digest.replace(/=+$/, '')}`,
    logins: () => logins,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const connection of connections) connection.end();
      }),
  };
}

/** Its many small answers go at once; the types of the library do not know it. */
function quicken(connection: Connection & { setNoDelay?: (noDelay: boolean) => void }): void {
  connection.setNoDelay?.(true);
}

function isKnownKey({ publicKey }: SftpServerOptions, data: Buffer): boolean {
  const parsed = publicKey === undefined ? undefined : ssh2.utils.parseKey(publicKey);
  return parsed !== undefined && !(parsed instanceof Error) && parsed.getPublicSSH().equals(data);
}

const extension = 'posix-rename@openssh.com';

/** Its first answer names the extension, which the library's server never does by itself. */
function offerReplacing(sftp: SFTPWrapper): void {
  const protocol = Reflect.get(sftp, '_protocol') as { channelData(id: number, data: Buffer): void };
  const send = protocol.channelData.bind(protocol);
  const text = (value: string) => Buffer.concat([Buffer.from([0, 0, 0, value.length]), Buffer.from(value)]);
  const told = Buffer.concat([text(extension), text('1')]);
  const isVersion = (data: Buffer) => data.length === 9 && data[4] === 2;
  protocol.channelData = (id, data) =>
    send(
      id,
      isVersion(data)
        ? Buffer.concat([Buffer.from([0, 0, 0, 5 + told.length]), data.subarray(4), told])
        : data,
    );
}

function serve(sftp: SFTPWrapper, options: SftpServerOptions, cut: () => void): void {
  const { folder, onRename, replaces = false } = options;
  if (replaces) offerReplacing(sftp);
  const at = (path: string) => join(folder, normalize(`/${path}`));
  const handles = new Map<number, number>();
  let next = 0;
  const fdOf = (handle: Buffer) => handles.get(handle.readUInt32BE(0)) ?? -1;
  const answer = (id: number, work: () => void) => {
    try {
      work();
      sftp.status(id, STATUS_CODE.OK);
    } catch (error) {
      sftp.status(id, codeOf(error));
    }
  };
  const stat = (id: number, read: () => fs.Stats) => {
    try {
      const { mode, uid, gid, size, atimeMs, mtimeMs } = read();
      const [atime, mtime] = [Math.floor(atimeMs / 1_000), Math.floor(mtimeMs / 1_000)];
      sftp.attrs(id, { mode, uid, gid, size, atime, mtime });
    } catch (error) {
      sftp.status(id, codeOf(error));
    }
  };
  sftp.on('OPEN', (id, path, flags) => {
    try {
      const fd = fs.openSync(at(path), flagsOf(flags));
      const handle = Buffer.alloc(4);
      handle.writeUInt32BE(next, 0);
      handles.set(next++, fd);
      sftp.handle(id, handle);
    } catch (error) {
      sftp.status(id, codeOf(error));
    }
  });
  sftp.on('READ', (id, handle, offset, length) => {
    const data = Buffer.alloc(length);
    const count = fs.readSync(fdOf(handle), data, 0, length, offset);
    if (count === 0) sftp.status(id, STATUS_CODE.EOF);
    else sftp.data(id, data.subarray(0, count));
  });
  sftp.on('WRITE', (id, handle, offset, data) => {
    const take = () => answer(id, () => void fs.writeSync(fdOf(handle), data, 0, data.length, offset));
    const slowMs = options.answerMs?.() ?? 0;
    if (slowMs === 0) take();
    else setTimeout(take, slowMs).unref();
  });
  sftp.on('CLOSE', (id, handle) => answer(id, () => fs.closeSync(fdOf(handle))));
  sftp.on('FSETSTAT', (id) => answer(id, () => undefined));
  sftp.on('SETSTAT', (id, path, { atime, mtime }) =>
    answer(id, () => fs.utimesSync(at(path), atime ?? 0, mtime ?? 0)),
  );
  sftp.on('FSTAT', (id, handle) => stat(id, () => fs.fstatSync(fdOf(handle))));
  sftp.on('STAT', (id, path) => stat(id, () => fs.statSync(at(path))));
  sftp.on('LSTAT', (id, path) => stat(id, () => fs.lstatSync(at(path))));
  sftp.on('REMOVE', (id, path) => answer(id, () => fs.unlinkSync(at(path))));
  const rename = (id: number, from: string, to: string, mayReplace: boolean) => {
    const broken = onRename?.(to);
    if (broken === 'before') return cut();
    answer(id, () => {
      // As version 3 has it: no name that is taken.
      if (!mayReplace && fs.existsSync(at(to))) throw new Error('It is taken.');
      fs.renameSync(at(from), at(to));
    });
    if (broken === 'after') cut();
  };
  sftp.on('RENAME', (id, from, to) => rename(id, from, to, false));
  sftp.on('EXTENDED', (id, name, data) => {
    if (name !== extension || !replaces) return sftp.status(id, STATUS_CODE.OP_UNSUPPORTED);
    const length = data.readUInt32BE(0);
    rename(id, data.toString('utf8', 4, 4 + length), data.toString('utf8', 8 + length), true);
  });
}

function flagsOf(flags: number): number {
  const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC } = fs.constants;
  const isWrite = (flags & OPEN_MODE.WRITE) !== 0;
  const isRead = (flags & OPEN_MODE.READ) !== 0;
  const base = isWrite ? (isRead ? O_RDWR : O_WRONLY) : O_RDONLY;
  return (
    base |
    ((flags & OPEN_MODE.CREAT) === 0 ? 0 : O_CREAT) |
    ((flags & OPEN_MODE.EXCL) === 0 ? 0 : O_EXCL) |
    ((flags & OPEN_MODE.TRUNC) === 0 ? 0 : O_TRUNC)
  );
}

function codeOf(error: unknown): number {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  if (code === 'ENOENT') return STATUS_CODE.NO_SUCH_FILE;
  return code === 'EACCES' ? STATUS_CODE.PERMISSION_DENIED : STATUS_CODE.FAILURE;
}
