// PostgreSQL refuses to run as root. Started by root, it runs as the user `postgres`, who is made when missing;
// started by anybody else, as that user.

import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface PostgresAccount {
  /** Undefined: the user who runs us. */
  ids: { uid: number; gid: number } | undefined;
  /** Turns a program and its arguments into what is spawned, and the ids to spawn it with. */
  command(program: string, args: readonly string[]): SpawnCommand;
}

interface SpawnCommand {
  program: string;
  args: string[];
  ids: { uid?: number; gid?: number };
}

/** `paths`: what PostgreSQL must be able to reach. Throws when it could not, with what to do. */
export function chooseAccount(paths: readonly string[]): PostgresAccount {
  if (process.getuid?.() !== 0)
    return { ids: undefined, command: (program, args) => ({ program, args: [...args], ids: {} }) };
  const ids = findPostgresUser() ?? makePostgresUser();
  const closed = paths.map(findClosedDirectory).find((path) => path !== undefined);
  if (closed === undefined) return { ids, command: (program, args) => ({ program, args: [...args], ids }) };
  return { ids, command: (program, args) => passClosedDirectories(program, args, ids, closed) };
}

/** Root's home is closed to others: `setpriv` lets PostgreSQL, still not root, pass through it. */
function passClosedDirectories(
  program: string,
  args: readonly string[],
  ids: { uid: number; gid: number },
  closed: string,
): SpawnCommand {
  try {
    execFileSync('setpriv', ['--version'], { stdio: 'ignore' });
  } catch {
    throw new Error(
      `PostgreSQL may not run as root, and its user cannot enter ${closed}: start Fiuto as another user, move it out of there, or install setpriv (package util-linux).`,
    );
  }
  const change = ['--reuid', String(ids.uid), '--regid', String(ids.gid), '--clear-groups'];
  const allow = ['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'];
  return { program: 'setpriv', args: [...change, ...allow, '--', program, ...args], ids: {} };
}

/** The first directory above `path` that others may not enter. */
function findClosedDirectory(path: string): string | undefined {
  for (let at = dirname(path); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return at;
    if (dirname(at) === at) return undefined;
  }
}

function findPostgresUser(): { uid: number; gid: number } | undefined {
  try {
    const read = (flag: string) =>
      Number(
        execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      );
    return { uid: read('-u'), gid: read('-g') };
  } catch {
    return undefined;
  }
}

function makePostgresUser(): { uid: number; gid: number } {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `PostgreSQL may not run as root, and the user "postgres" cannot be made: start Fiuto as another user. (${reason})`,
    );
  }
  const made = findPostgresUser();
  if (!made)
    throw new Error('The user "postgres" was made but cannot be found: start Fiuto as another user.');
  return made;
}
