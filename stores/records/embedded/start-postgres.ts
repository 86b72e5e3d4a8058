// PostgreSQL as a child process, for when DATABASE_URL is not set: holds the records and the queue, each in a database
// of its own. It runs in a process group of its own, so that Ctrl-C reaches us alone and we stop it last.

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { PostgresConnection } from '../postgres-connection.ts';
import { chooseAccount, type PostgresAccount } from './choose-account.ts';
import { findBinaries } from './find-binaries.ts';
import { postgresArguments } from './postgres-settings.ts';
import { type Cluster, postgresUser, prepareCluster } from './prepare-cluster.ts';
import { stopOrphan } from './stop-orphan.ts';

export const embeddedDatabases = { records: 'fiuto', queue: 'fiuto_queue' } as const;

export interface EmbeddedPostgres {
  /** The same for as long as it runs, through restarts as well. */
  connection(database: string): PostgresConnection;
  /** Process id of the server that runs now, undefined while it is being started again. */
  pid(): number | undefined;
  /** Lets transactions end or be rolled back, writes everything down, resolves when the process has ended. */
  stop(): Promise<void>;
}

/** After a crash, recovery replays the log; 256 MB of it take a few seconds. */
const readyWithinMs = 60_000;
/** Doubled with every start that fails, so that a full disk does not keep the machine busy with starts. */
const restartDelayMs = 200;
const restartDelayMaxMs = 5_000;
const stopWithinMs = 30_000;

/** `directory` holds everything of it. A server of an earlier, killed run is stopped first. */
export async function startPostgres(
  directory: string,
  log: Pick<Logger, 'info' | 'warn' | 'error'>,
): Promise<EmbeddedPostgres> {
  const place = resolve(directory);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const binaries = findBinaries();
  const account = chooseAccount([place, dirname(binaries.postgres)]);
  const cluster = await prepareCluster(place, account, binaries);
  if (await stopOrphan(cluster.clusterDirectory, cluster.socketDirectory))
    log.warn('stopped the PostgreSQL of an earlier run');
  const launch = () => launchServer(binaries.postgres, place, account, cluster);
  const server = await keepRunning(launch, cluster, log);
  try {
    for (const name of Object.values(embeddedDatabases)) await makeDatabase(cluster, name);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { connection: (database) => connectionTo(cluster, database), ...server };
}

function connectionTo(cluster: Cluster, database: string): PostgresConnection {
  return {
    host: cluster.socketDirectory,
    port: 5432,
    user: postgresUser,
    password: cluster.password,
    database,
  };
}

interface Launched {
  child: ChildProcess;
  /** Resolves when the process has ended. */
  ended: Promise<void>;
  /** What it wrote to its log since it was launched. */
  said(): string;
}

function launchServer(program: string, place: string, account: PostgresAccount, cluster: Cluster): Launched {
  const logFile = join(place, 'server.log');
  const args = postgresArguments(cluster.clusterDirectory, cluster.socketDirectory);
  const command = account.command(program, args);
  // A file and no pipe: the server must be able to write when we are gone. Begun anew each time, so it stays small.
  const output = openSync(logFile, 'w', 0o600);
  const child = spawn(command.program, command.args, {
    ...command.ids,
    cwd: '/',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const ended = new Promise<void>((done) => {
    child.once('error', () => done());
    child.once('exit', () => done());
  });
  return { child, ended, said: () => readFileSync(logFile, 'utf8').trim() };
}

/** Starts it again whenever it ends without being asked; whoever uses it reconnects. */
async function keepRunning(
  launch: () => Launched,
  cluster: Cluster,
  log: Pick<Logger, 'info' | 'warn' | 'error'>,
): Promise<{ pid(): number | undefined; stop(): Promise<void> }> {
  let stopping = false;
  let askToStop = () => {};
  const stopAsked = new Promise<void>((done) => {
    askToStop = done;
  });
  let running = launch();
  await untilReady(running, cluster);
  let delayMs = restartDelayMs;
  const watch = async (): Promise<void> => {
    while (!stopping) {
      await running.ended;
      if (stopping) return;
      log.warn({ said: findReason(running.said()) }, 'PostgreSQL ended unasked; starting it again');
      await Promise.race([wait(delayMs), stopAsked]);
      await stopOrphan(cluster.clusterDirectory, cluster.socketDirectory).catch((error: unknown) =>
        log.error({ reason: String(error) }),
      );
      if (stopping) return;
      running = launch();
      await untilReady(running, cluster).then(
        () => {
          delayMs = restartDelayMs;
          log.info('PostgreSQL runs again');
        },
        (error: unknown) => {
          delayMs = Math.min(delayMs * 2, restartDelayMaxMs);
          log.error({ reason: String(error), waitMs: delayMs }, 'PostgreSQL does not start; trying again');
        },
      );
    }
  };
  const watching = watch();
  return {
    pid: () => (hasEnded(running.child) ? undefined : running.child.pid),
    stop: async () => {
      stopping = true;
      askToStop();
      await endServer(running, log);
      await watching;
      // One may have been launched in the moment of stopping.
      await endServer(running, log);
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** What went wrong, out of everything that a server wrote; those who were turned away meanwhile are left out. */
function findReason(said: string): string {
  const lines = said.split('\n');
  const faults = lines.filter(
    (line) => /(PANIC|FATAL): /.test(line) && !line.includes('the database system is'),
  );
  const reason = faults.at(-1) ?? lines.at(-1) ?? '';
  return reason.includes('No space left on device')
    ? `${reason} (The disk is full: free some space.)`
    : reason;
}

/** Fast shutdown: no new connections, open transactions rolled back, a checkpoint. */
async function endServer(server: Launched, log: Pick<Logger, 'warn'>): Promise<void> {
  server.child.kill('SIGINT');
  const isLate = await Promise.race([
    server.ended.then(() => false),
    wait(stopWithinMs, true, { ref: false }),
  ]);
  if (!isLate) return;
  log.warn('PostgreSQL does not end; stopping it at once, it recovers with the next start');
  server.child.kill('SIGQUIT');
  await server.ended;
}

async function untilReady(server: Launched, cluster: Cluster): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const failure = await tryConnection(cluster);
    if (failure === undefined) return;
    if (hasEnded(server.child)) throw new Error(`PostgreSQL does not start: ${findReason(server.said())}`);
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL does not answer (${failure}): ${findReason(server.said())}`);
    await wait(25);
  }
}

/** Undefined when it answers, else why it does not. */
async function tryConnection(cluster: Cluster): Promise<string | undefined> {
  const client = new pg.Client({ ...connectionTo(cluster, 'postgres'), connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeDatabase(cluster: Cluster, name: string): Promise<void> {
  const client = new pg.Client(connectionTo(cluster, 'postgres'));
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
