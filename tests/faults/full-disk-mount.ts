// A small disk of its own in memory (tmpfs), so that a test can fill it without harm to anything else.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  path: string;
  /** Lets the disk hold so much more than what is on it now. */
  leaveRoom(bytes: number): void;
  unmount(): void;
}

/** Undefined where mounting is not permitted: it needs root, and a container that allows it. */
export function mountSmallDisk(bytes: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'fiuto-test-disk-'));
  try {
    // Others may pass through: PostgreSQL runs as another user.
    mount(['-t', 'tmpfs', '-o', `size=${bytes},mode=0755`, 'fiuto-test', path]);
  } catch {
    rmdirSync(path);
    return undefined;
  }
  return {
    path,
    leaveRoom: (room) => {
      const { blocks, bfree, bsize } = statfsSync(path);
      mount(['-o', `remount,size=${(blocks - bfree) * bsize + room}`, path]);
    },
    unmount: () => {
      execFileSync('umount', [path]);
      rmdirSync(path);
    },
  };
}

function mount(args: readonly string[]): void {
  execFileSync('mount', args, { stdio: 'ignore' });
}
