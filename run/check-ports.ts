// Finds out before anything else is started whether our ports are free, so that a taken one costs no time.

import { createServer } from 'node:net';
import { exitCodes, StartError } from './exit-codes.ts';

export interface WantedPort {
  host: string;
  /** 0 is always free. */
  port: number;
  /** Name of the setting to change, such as `FIUTO_COLLECTOR_PORT`. */
  setting: string;
}

/** Throws StartError for the first one that cannot be had. */
export async function checkPorts(wanted: readonly WantedPort[]): Promise<void> {
  for (const { host, port, setting } of wanted) {
    const failure = await tryListening(host, port);
    if (failure !== undefined)
      throw new StartError(explain(failure, host, port, setting), exitCodes.portTaken);
  }
}

/** Turns the failure of a server that begins to listen into a StartError; other errors stay as they are. */
export function explainListenFailure(error: unknown, wanted: WantedPort): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(code)) return error;
  return new StartError(explain(code, wanted.host, wanted.port, wanted.setting), exitCodes.portTaken, error);
}

function explain(code: string, host: string, port: number, setting: string): string {
  const why: Record<string, string> = {
    EADDRINUSE: 'is taken by another program: stop that one',
    EACCES: 'is not open to this user: take one above 1023',
    EADDRNOTAVAIL: 'is not on an address of this machine: change the host',
  };
  return `Port ${port} on ${host} ${why[code] ?? `cannot be had (${code})`}, or set ${setting} to another one.`;
}

function tryListening(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
