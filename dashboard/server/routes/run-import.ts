// Works on imports after the request that asked for it was answered: a page asks again and sees how far it has come.

import type { Logger } from 'pino';
import { describeFailure } from '#stores/records/describe-failure.ts';

/** What fails is written to the log; the run itself says to whoever looks in which state it is left. */
export function runImport(log: Logger, importId: number, work: () => Promise<unknown>): void {
  work().catch((error: unknown) => {
    log.error({ importId, err: describeFailure(error) }, 'an import of companies failed');
  });
}
