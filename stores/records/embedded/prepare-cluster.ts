// Makes what the embedded PostgreSQL needs on disk: its directory, a password, the cluster itself, the socket's place.

import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostgresAccount } from './choose-account.ts';
import type { PostgresBinaries } from './find-binaries.ts';

export const postgresUser = 'fiuto';

/** Major version of the packaged PostgreSQL; a cluster of another one cannot be opened. */
const postgresVersion = '18';

/** Bytes of a Unix socket's path, 104 on macOS, less its file name. */
const socketPathMax = 100 - '/.s.PGSQL.5432'.length;

export interface Cluster {
  clusterDirectory: string;
  socketDirectory: string;
  password: string;
}

/** `directory`: ours alone, made when missing. A first start that was cut off begins anew. */
export async function prepareCluster(
  directory: string,
  account: PostgresAccount,
  binaries: PostgresBinaries,
): Promise<Cluster> {
  makeDirectory(directory, account, 0o700);
  const clusterDirectory = join(directory, 'cluster');
  const password = readPassword(directory);
  if (existsSync(clusterDirectory)) refuseOtherVersion(clusterDirectory);
  else await initialise(directory, clusterDirectory, password, account, binaries);
  return { clusterDirectory, socketDirectory: makeSocketDirectory(directory, account), password };
}

function makeDirectory(path: string, account: PostgresAccount, mode: number): void {
  mkdirSync(path, { recursive: true, mode });
  if (account.ids) chownSync(path, account.ids.uid, account.ids.gid);
}

function readPassword(directory: string): string {
  const file = join(directory, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600, flush: true });
  return password;
}

function refuseOtherVersion(clusterDirectory: string): void {
  const version = readFileSync(join(clusterDirectory, 'PG_VERSION'), 'utf8').trim();
  if (version !== postgresVersion)
    throw new Error(
      `The data were written by PostgreSQL ${version}, this Fiuto brings ${postgresVersion}: start the Fiuto that made them and move them with pg_dump.`,
    );
}

/** Into a directory of another name first, so that a cluster with the right name is always whole. */
async function initialise(
  directory: string,
  clusterDirectory: string,
  password: string,
  account: PostgresAccount,
  binaries: PostgresBinaries,
): Promise<void> {
  const unfinished = join(directory, 'cluster.new');
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = join(directory, 'password.new');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.ids) chownSync(passwordFile, account.ids.uid, account.ids.gid);
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${postgresUser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own rules, so that an update of the system's cannot damage an index.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  try {
    await runToEnd(account, binaries.initdb, args);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, clusterDirectory);
}

async function runToEnd(account: PostgresAccount, program: string, args: string[]): Promise<void> {
  const command = account.command(program, args);
  const child = spawn(command.program, command.args, {
    ...command.ids,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new Error(`PostgreSQL's data cannot be made (initdb ended with ${code}): ${said.trim()}`);
}

/** Beside the cluster, or in the temporary directory when that path is too long for a socket. */
function makeSocketDirectory(directory: string, account: PostgresAccount): string {
  const near = join(directory, 'socket');
  if (Buffer.byteLength(near) <= socketPathMax) {
    makeDirectory(near, account, 0o700);
    return near;
  }
  const short = join(tmpdir(), `fiuto-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`);
  makeDirectory(short, account, 0o700);
  const { uid } = lstatSync(short);
  if (!lstatSync(short).isDirectory() || uid !== (account.ids?.uid ?? process.getuid?.() ?? uid))
    throw new Error(`${short} belongs to somebody else: remove it, or choose a shorter FIUTO_DATA_DIR.`);
  return short;
}
