// How a start can fail, each with its own exit code, so that scripts and service managers can tell them apart.

export const exitCodes = {
  stopped: 0,
  failed: 1,
  wrongUsage: 2,
  tooOldNode: 10,
  wrongSetting: 11,
  dataDirectoryUnusable: 12,
  dataDirectoryForeign: 13,
  alreadyRunning: 14,
  portTaken: 15,
  storeUnreachable: 16,
} as const;

/** A failure that the operator can mend; the message is one line that says what is wrong and how to mend it. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number, cause?: unknown) {
    super(message, { cause });
    this.exitCode = exitCode;
  }
}
