// What counts as a full disk, from the mouths of the system and both engines.

import { describe, expect, it } from 'vitest';
import { exitCodes, StartError } from '#run/exit-codes.ts';
import { findFullDisk } from '#run/find-full-disk.ts';
import { explainFullDisk } from '#run/open-data-directory.ts';

function withCode(code: string, message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code });
}

describe('a full disk', () => {
  it('is known by the codes of the system, PostgreSQL and ClickHouse, however deep they lie', () => {
    expect(findFullDisk(withCode('ENOSPC', 'no room'))).toBe('no room');
    expect(
      findFullDisk(new Error('query failed', { cause: withCode('53100', 'could not extend file') })),
    ).toBe('could not extend file');
    const deep = new Error('a', {
      cause: new Error('b', { cause: withCode('243', 'Cannot reserve 1.00 MiB') }),
    });
    expect(findFullDisk(deep)).toBe('Cannot reserve 1.00 MiB');
    expect(findFullDisk(new Error('FATAL: could not write: No space left on device'))).toContain('FATAL');
  });

  it('is not seen in other failures, nor in a chain of causes without end', () => {
    expect(findFullDisk(withCode('EACCES', 'permission denied'))).toBeUndefined();
    expect(findFullDisk('ENOSPC')).toBeUndefined();
    const round = new Error('round');
    round.cause = round;
    expect(findFullDisk(round)).toBeUndefined();
  });

  it('ends a start in one line with the exit code of an unusable data directory', () => {
    const explained = explainFullDisk('/data', withCode('ENOSPC', 'ENOSPC: no space left\non device'));
    expect(explained).toBeInstanceOf(StartError);
    expect(explained).toMatchObject({ exitCode: exitCodes.dataDirectoryUnusable });
    expect(String(explained)).toMatch(
      /^StartError: The data directory \/data cannot be used: .*free some space.*$/,
    );
    const other = new Error('other');
    expect(explainFullDisk('/data', other)).toBe(other);
  });
});
