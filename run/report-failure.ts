// Says in one line why a start failed, and answers the exit code. What the operator cannot mend shows where it happened.

import { ConfigError } from '#config/config.ts';
import { cutParameters } from '#stores/records/describe-failure.ts';
import { exitCodes, StartError } from './exit-codes.ts';

export function reportFailure(error: unknown, output: NodeJS.WritableStream): number {
  if (error instanceof StartError) {
    output.write(`${error.message}\n`);
    return error.exitCode;
  }
  if (error instanceof ConfigError) {
    for (const line of error.message.split('\n')) output.write(`Wrong setting ${line}\n`);
    return exitCodes.wrongSetting;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  output.write(`${cutParameters(text)}\n`);
  return exitCodes.failed;
}
