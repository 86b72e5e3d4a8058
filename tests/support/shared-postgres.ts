// One PostgreSQL for all tests of a run that need no server of their own: each gets databases of its own in it, copied from
// ones that have all tables. Started by whoever needs it first, stopped with the run.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { chooseAccount } from '#stores/records/embedded/choose-account.ts';
import { findBinaries } from '#stores/records/embedded/find-binaries.ts';
import { postgresArguments } from '#stores/records/embedded/postgres-settings.ts';
import { type Cluster, postgresUser, prepareCluster } from '#stores/records/embedded/prepare-cluster.ts';
import { stopOrphan } from '#stores/records/embedded/stop-orphan.ts';
import type { PostgresConnection } from '#stores/records/postgres-connection.ts';

/** The name under which tests share it. */
export const sharedServerName = 'postgres-running';

/** For as many files as run at once, with their processes. */
const connectionsMax = 300;
const readyWithinMs = 60_000;
/** Holds where the server's files are. */
const placeFile = 'place';

export interface SharedDatabases {
  /** `name` is one of those that were copied. */
  connection(name: string): PostgresConnection;
  /** Ends whoever is still connected, and removes the databases. */
  remove(): Promise<void>;
}

/** Starts a server on the prepared cluster in `place`, which outlives this process; `made` remembers where it is. */
export async function startSharedServer(place: string, made: string): Promise<void> {
  writeFileSync(join(made, placeFile), place);
  const cluster = await clusterIn(place);
  const binaries = findBinaries();
  const account = chooseAccount([place, dirname(binaries.postgres)]);
  const args = [
    ...postgresArguments(cluster.clusterDirectory, cluster.socketDirectory),
    ...['-c', `max_connections=${connectionsMax}`],
  ];
  const command = account.command(binaries.postgres, args);
  const child = spawn(command.program, command.args, {
    ...command.ids,
    cwd: '/',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
    detached: true,
    stdio: 'ignore',
  });
  child.unref();
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const failure = await ask(cluster, []).then(
      () => undefined,
      (error: unknown) => String(error),
    );
    if (failure === undefined) return;
    if (Date.now() > deadline) throw new Error(`The PostgreSQL of the tests does not answer: ${failure}`);
    await wait(25);
  }
}

/** Does nothing when none was started. */
export async function stopSharedServer(made: string): Promise<void> {
  if (!existsSync(join(made, placeFile))) return;
  const place = placeIn(made);
  const { clusterDirectory, socketDirectory } = await clusterIn(place);
  await stopOrphan(clusterDirectory, socketDirectory);
  rmSync(place, { recursive: true, force: true });
}

/** Copies each of the databases `names` of the server that was started for `made`. */
export async function copyDatabases(made: string, names: readonly string[]): Promise<SharedDatabases> {
  const cluster = await clusterIn(placeIn(made));
  const mark = randomBytes(6).toString('hex');
  const nameOf = (name: string) => `${name}_${mark}`;
  await ask(
    cluster,
    names.map((name) => `CREATE DATABASE ${nameOf(name)} TEMPLATE ${name}`),
  );
  return {
    connection: (name) => connectionTo(cluster, nameOf(name)),
    remove: () =>
      ask(
        cluster,
        names.map((name) => `DROP DATABASE ${nameOf(name)} WITH (FORCE)`),
      ),
  };
}

function placeIn(made: string): string {
  return readFileSync(join(made, placeFile), 'utf8');
}

function clusterIn(directory: string): Promise<Cluster> {
  const binaries = findBinaries();
  return prepareCluster(directory, chooseAccount([directory, dirname(binaries.postgres)]), binaries);
}

function connectionTo({ socketDirectory, password }: Cluster, database: string): PostgresConnection {
  return { host: socketDirectory, port: 5432, user: postgresUser, password, database };
}

async function ask(cluster: Cluster, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ ...connectionTo(cluster, 'postgres'), connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end().catch(() => undefined);
  }
}
