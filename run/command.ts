// What a sub-command of `npx fiuto` is. Each lives in `commands/<name>.ts` and exports itself as `<name>Command`.

export interface CommandIo {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream & { isTTY?: boolean };
}

export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Answers the exit code. */
  run(args: readonly string[], io: CommandIo): Promise<number>;
}
