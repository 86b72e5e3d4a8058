// Says what is wrong with a file that could not be opened or read, in words that tell how to mend it: what the file system and the
// readers of files throw is for programmers.

import { describeFileProblem, type FileProblemCode } from '#contract/file-problems.ts';
import { RangeFileError } from '#intelligence/company/ranges/range-file-error.ts';

/** Thrown by whoever knows what is wrong with a file. */
export class FileProblemError extends Error {
  override readonly name = 'FileProblemError';
  readonly code: FileProblemCode;

  constructor(code: FileProblemCode) {
    super(describeFileProblem(code, 'en').what);
    this.code = code;
  }
}

export interface FileProblem {
  /** A code of `file-problems.ts`, or few words where there is none. */
  readonly reason: string;
  /** What is wrong, and how to mend it, in English; small letters, no full stop. */
  readonly what: string;
  readonly mend: string;
}

const codesOfSystem: ReadonlyMap<string, FileProblemCode> = new Map([
  ['ENOENT', 'not_there'],
  ['ENOTDIR', 'not_there'],
  ['EISDIR', 'directory'],
  ['EACCES', 'not_readable'],
  ['EPERM', 'not_readable'],
]);

/** `error`: what opening or reading the file threw. */
export function findFileProblem(error: unknown): FileProblem {
  if (error instanceof RangeFileError) {
    const { mend } = describeFileProblem('damaged', 'en');
    return { reason: error.message, what: error.message, mend };
  }
  const code = error instanceof FileProblemError ? error.code : codeOf(error);
  return { reason: code, ...describeFileProblem(code, 'en') };
}

function codeOf(error: unknown): FileProblemCode {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return codesOfSystem.get(code) ?? 'damaged';
}
