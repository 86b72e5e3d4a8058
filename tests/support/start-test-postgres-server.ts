// A PostgreSQL server from the system's package in a temporary directory, on a free port of loopback: what DATABASE_URL
// names in a real installation, where the embedded one is what nothing configured gives.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { chooseAccount } from '#stores/records/embedded/choose-account.ts';
import type { PostgresConnection } from '#stores/records/postgres-connection.ts';

const packages = '/usr/lib/postgresql';
const password = 'test only';
const readyWithinMs = 30_000;

export interface TestPostgresServer {
  /** Makes the database when there is none of this name. */
  connection(database: string): Promise<PostgresConnection>;
  /** Ends the server at once, as a crash would. */
  kill(): Promise<void>;
  /** After `kill`: on the same data and port. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** False where the package is missing; with CI=true that is an error instead of a skipped test. */
export function isPostgresServerInstalled(): boolean {
  const isInstalled = findPrograms() !== undefined;
  if (!isInstalled && process.env['CI'] === 'true')
    throw new Error('PostgreSQL is not installed; the tests in CI need it (apt-get install postgresql).');
  return isInstalled;
}

export async function startTestPostgresServer(): Promise<TestPostgresServer> {
  const programs = findPrograms() ?? '';
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-test-postgres-server-'));
  const account = chooseAccount([directory]);
  if (account.ids) chownSync(directory, account.ids.uid, account.ids.gid);
  const port = await findFreePort();
  const cluster = join(directory, 'cluster');
  initialise(programs, cluster, join(directory, 'password'), account.ids);
  const to = (database: string) => ({ host: '127.0.0.1', port, user: 'fiuto', password, database });
  const launch = async () => {
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${directory}`];
    const args = ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])];
    const child = spawn(join(programs, 'postgres'), args, { ...account.ids, cwd: '/', stdio: 'ignore' });
    await untilAnswering(to('postgres'));
    return child;
  };
  let server = await launch();
  return {
    connection: async (database) => {
      await makeDatabase(to('postgres'), database);
      return to(database);
    },
    kill: () => end(server, 'SIGQUIT'),
    start: async () => {
      server = await launch();
    },
    stop: async () => {
      await end(server, 'SIGINT');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The directory of the newest version's programs. */
function findPrograms(): string | undefined {
  if (!existsSync(packages)) return undefined;
  const newestFirst = readdirSync(packages).sort((a, b) => Number(b) - Number(a));
  return newestFirst
    .map((version) => join(packages, version, 'bin'))
    .find((path) => existsSync(join(path, 'initdb')));
}

function initialise(
  programs: string,
  cluster: string,
  passwordFile: string,
  ids: { uid: number; gid: number } | undefined,
): void {
  writeFileSync(passwordFile, password);
  const options = ['--username=fiuto', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  execFileSync(join(programs, 'initdb'), [`--pgdata=${cluster}`, '--locale=C.UTF-8', ...options], {
    ...ids,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function untilAnswering(connection: PostgresConnection): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const failure = await ask(connection, 'SELECT 1').then(() => undefined, String);
    if (failure === undefined) return;
    if (Date.now() > deadline) throw new Error(`The PostgreSQL of the test does not answer: ${failure}`);
    await wait(25);
  }
}

async function makeDatabase(connection: PostgresConnection, name: string): Promise<void> {
  const found = await ask(connection, `SELECT 1 FROM pg_database WHERE datname = ${pg.escapeLiteral(name)}`);
  if (found === 0) await ask(connection, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
}

/** Answers the number of rows. */
async function ask(connection: PostgresConnection, sql: string): Promise<number> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
