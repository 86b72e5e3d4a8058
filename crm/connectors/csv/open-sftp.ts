// Opens a connection to an SFTP server: to a checked address, and to the host key that somebody has confirmed.

import { createHash } from 'node:crypto';
import { connect as connectSocket, type Socket } from 'node:net';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { checkLiteralHost, createCheckedLookup, PrivateHostError } from '#outgoing/connect-checked.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { redact } from '../../http/redact.ts';
import { fileBytesMax } from './file-place.ts';

export interface SftpAccount {
  readonly host: string;
  readonly port: number;
  /** '' for where the server begins. */
  readonly folder: string;
  readonly user: string;
  /** Password, or private key in one of the usual forms. */
  readonly secret: string;
  /** `SHA256:…`; '' when nobody has confirmed one. */
  readonly hostKey: string;
}

export interface SftpSettings {
  /** For how long it may be silent while it is asked, in milliseconds. */
  readonly timeoutMs: number;
  /** Names or addresses that may be in private networks. */
  readonly allowedHosts: readonly string[];
}

export interface OpenedSftp {
  readonly sftp: SFTPWrapper;
  /** Rejects when the connection ends before, or when it takes too long. */
  within<T>(work: Promise<T>): Promise<T>;
  end(): void;
}

const sftpPort = 22;

/** `sftp://host:port/folder`; a folder that begins with `~/` is below where the server begins. */
export function readSftpAddress(address: string): Pick<SftpAccount, 'host' | 'port' | 'folder'> {
  const { hostname, port, pathname } = new URL(address);
  const folder = decodeURIComponent(pathname).replace(/^\/~(?:\/|$)/, '');
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || sftpPort, folder };
}

/** Rejects with CrmError. `onEnd`: it has ended, by whichever side. */
export async function openSftp(
  account: SftpAccount,
  { timeoutMs, allowedHosts }: SftpSettings,
  onEnd: () => void,
): Promise<OpenedSftp> {
  if (account.user === '' || account.secret === '')
    throw new CrmError({ kind: 'mend', reason: 'no_credentials' }, '');
  const client = new ssh2.Client();
  const ended = new Promise<never>((_, reject) => {
    client.on('error', reject);
    client.on('close', () => {
      onEnd();
      reject(new Error('The connection ended.'));
    });
  });
  // Whoever works with it meets the error there.
  ended.catch(() => undefined);
  let seenKey = '';
  try {
    const sock = await openSocket(account, allowedHosts, timeoutMs);
    // Many small questions, each waiting for its answer.
    sock.setNoDelay(true);
    const within = watchSilence(sock, ended, timeoutMs);
    const ready = new Promise<void>((resolve) => client.once('ready', resolve));
    client.connect({
      ...{ sock, username: account.user, ...secretOf(account.secret), readyTimeout: timeoutMs },
      hostVerifier: (key: Buffer) => {
        seenKey = fingerprintOf(key);
        return seenKey === account.hostKey;
      },
    });
    await within(ready);
    const sftp = await within(
      new Promise<SFTPWrapper>((resolve, reject) => {
        client.sftp((error, opened) => (error ? reject(error) : resolve(opened)));
      }),
    );
    return { sftp, within, end: () => client.end() };
  } catch (error) {
    client.destroy();
    throw explain(error, account, seenKey);
  }
}

function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

function openSocket(
  { host, port }: SftpAccount,
  allowedHosts: readonly string[],
  timeoutMs: number,
): Promise<Socket> {
  checkLiteralHost(host, allowedHosts);
  return new Promise((resolve, reject) => {
    const socket = connectSocket({ host, port, lookup: createCheckedLookup(allowedHosts) });
    socket.on('timeout', () => socket.destroy(silent()));
    socket.setTimeout(timeoutMs);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.setTimeout(0);
      resolve(socket);
    });
  });
}

/** However slow: the largest table at 64 kB a second. */
const longestMs = fileBytesMax / 64;

/** A long call is well while bytes move; the socket itself ends the connection when none do. */
function watchSilence(sock: Socket, ended: Promise<never>, timeoutMs: number): OpenedSftp['within'] {
  let inWork = 0;
  return async (work) => {
    inWork += 1;
    sock.setTimeout(timeoutMs);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(silent()), timeoutMs + longestMs).unref();
    });
    try {
      return await Promise.race([work, ended, late]);
    } finally {
      clearTimeout(timer);
      inWork -= 1;
      if (inWork === 0) sock.setTimeout(0);
    }
  };
}

function silent(): Error {
  return new Error('It was silent for too long.');
}

function secretOf(secret: string): { privateKey: string } | { password: string } {
  const [, kind, body] = /-----BEGIN ([A-Z ]+)-----(.*?)-----END \1-----/s.exec(secret) ?? [];
  if (kind === undefined || body === undefined) return { password: secret };
  // A field of one line loses the ends of lines.
  const lines = body.replace(/\s+/g, '').match(/.{1,70}/g) ?? [];
  return { privateKey: [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n') };
}

function explain(error: unknown, { secret, hostKey }: SftpAccount, seenKey: string): CrmError {
  if (error instanceof CrmError) return error;
  const message = error instanceof Error ? error.message : '';
  const detail = redact(message, [secret]);
  if (error instanceof PrivateHostError)
    return new CrmError({ kind: 'mend', reason: 'host_refused' }, detail);
  if (seenKey !== '' && seenKey !== hostKey) {
    const reason = hostKey === '' ? 'host_key_unknown' : 'host_key_changed';
    return new CrmError({ kind: 'mend', reason }, seenKey);
  }
  const level: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'level') : '';
  const isKey = /privateKey|key format|passphrase/i.test(message);
  if (level === 'client-authentication' || isKey)
    return new CrmError({ kind: 'mend', reason: 'credentials_refused' }, detail);
  return new CrmError({ kind: 'later', reason: 'unreachable' }, detail);
}
