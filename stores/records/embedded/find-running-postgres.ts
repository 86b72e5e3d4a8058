// How another process of the same installation reaches the embedded PostgreSQL that `npm start` runs: a command such
// as a log import joins it without owning it.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresConnection } from '../postgres-connection.ts';
import { postgresUser } from './prepare-cluster.ts';

/** The fifth line of the server's own file: the directory of its socket. */
const socketLine = 4;

/** `directory` as given to `startPostgres`. Undefined when none runs there. */
export function findRunningPostgres(
  directory: string,
): ((database: string) => PostgresConnection) | undefined {
  const pidFile = join(directory, 'cluster', 'postmaster.pid');
  const passwordFile = join(directory, 'password');
  if (!existsSync(pidFile) || !existsSync(passwordFile)) return undefined;
  const host = readFileSync(pidFile, 'utf8').split('\n')[socketLine]?.trim() ?? '';
  if (host === '') return undefined;
  const password = readFileSync(passwordFile, 'utf8').trim();
  return (database) => ({ host, port: 5432, user: postgresUser, password, database });
}
