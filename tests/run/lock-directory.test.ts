// How one starter takes the lock of a dead one, and only one does.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from '#run/lock-directory.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-test-lock-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** The lock of a process that does not run any more. */
function leaveDeadLock(): void {
  const dead = { pid: 2 ** 22 + 7, startedAt: 'long ago', host: hostname() };
  writeFileSync(join(directory, 'lock'), JSON.stringify(dead));
}

/** A process that takes the lock and gives it up when it is told to. */
async function openStarter() {
  const child = fork(join(import.meta.dirname, 'lock-directory-child.ts'), [directory], {
    execArgv: ['--import', 'tsx'],
  });
  const answer = async () => String((await once(child, 'message'))[0]);
  await answer();
  return {
    tell: (order: 'take' | 'give up') => {
      const answered = answer();
      child.send(order);
      return answered;
    },
    end: async () => {
      child.send('end');
      await once(child, 'exit');
    },
  };
}

describe('lockDirectory', () => {
  it('refuses a directory that a living process holds, until that one gives it up', () => {
    const release = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(`process ${process.pid}`);
    release();
    lockDirectory(directory)();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('takes over the lock of a killed process, and one that is no lock, and leaves nothing beside it', () => {
    for (const leave of [leaveDeadLock, () => writeFileSync(join(directory, 'lock'), '{"pi')]) {
      leave();
      const release = lockDirectory(directory);
      expect(readFileSync(join(directory, 'lock'), 'utf8')).toContain(`"pid":${process.pid}`);
      expect(readdirSync(directory)).toEqual(['lock']);
      release();
    }
  });

  it('lets one alone in when several take over a dead lock at once', { timeout: 60_000 }, async () => {
    const starters = await Promise.all(Array.from({ length: 4 }, openStarter));
    try {
      for (let round = 0; round < 15; round++) {
        leaveDeadLock();
        const answers = await Promise.all(starters.map((starter) => starter.tell('take')));
        expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1);
        expect(answers.filter((answer) => answer.includes('already runs'))).toHaveLength(3);
        await Promise.all(starters.map((starter) => starter.tell('give up')));
        expect(readdirSync(directory)).toEqual([]);
      }
    } finally {
      await Promise.all(starters.map((starter) => starter.end()));
    }
  });
});
