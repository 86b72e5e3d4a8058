// The log: JSON lines on standard error, so that standard output stays for people. Written at once, since a process
// that is killed must not take its last lines with it.

import { type Logger, pino } from 'pino';

/** `part`: `all`, `collector` and the like. Secrets and addresses are never handed to it; these are the last net. */
export function openLog(part: string): Logger {
  const redact = ['password', 'secret', 'masterKey', 'connection', 'address', 'authorization', 'cookie'];
  const formatters = { log: hideValues };
  return pino({ base: { part }, redact, formatters }, pino.destination({ fd: 2, sync: true }));
}

/** The query library ends its messages with the values of the statement, among which may be an e-mail address. */
function hideValues(entry: Record<string, unknown>): Record<string, unknown> {
  const { reason } = entry;
  if (typeof reason !== 'string' || !reason.includes('\nparams: ')) return entry;
  return { ...entry, reason: reason.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '') };
}
