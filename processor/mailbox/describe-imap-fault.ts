// What went wrong with a mail server, in one word for all the ways in which sockets, TLS and IMAP say it.

import type { MailboxFault } from '#contract/mailbox-report.ts';
import { PrivateHostError } from '#outgoing/connect-checked.ts';
import { MailboxError } from './imap-account.ts';

const byCode: Readonly<Record<string, MailboxFault>> = {
  ...{ ENOTFOUND: 'host_unknown', EAI_AGAIN: 'host_unknown', ENODATA: 'host_unknown' },
  ...{ ECONNREFUSED: 'refused', EHOSTUNREACH: 'refused', ENETUNREACH: 'refused' },
  ...{ ETIMEDOUT: 'silent', ETIMEOUT: 'silent', CONNECT_TIMEOUT: 'silent', UPGRADE_TIMEOUT: 'silent' },
  // Whoever listens speaks first; one that waits for the other to speak is no such server, or wants TLS at once.
  ...{ GREETING_TIMEOUT: 'no_imap', ERR_SSL_WRONG_VERSION_NUMBER: 'no_imap', EPROTO: 'no_imap' },
  ...{ ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no_imap', InvalidResponse: 'no_imap' },
};
const certificateCode =
  /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|ERR_TLS_)/;

export function describeImapFault(error: unknown): MailboxFault {
  if (error instanceof MailboxError) return error.fault;
  if (error instanceof PrivateHostError) return 'host_private';
  if (typeof error !== 'object' || error === null) return 'broken_off';
  if (Reflect.get(error, 'authenticationFailed') === true) return 'login_refused';
  const code = String(Reflect.get(error, 'code') ?? '');
  if (certificateCode.test(code)) return 'certificate';
  const known = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  if (known !== undefined) return known;
  // The library wraps what happened on the way to TLS.
  const cause: unknown = Reflect.get(error, 'cause') ?? Reflect.get(error, 'err');
  if (cause !== undefined && cause !== error) {
    const inner = describeImapFault(cause);
    if (inner !== 'broken_off') return inner;
  }
  return Reflect.get(error, 'tlsFailed') === true ? 'no_encryption' : 'broken_off';
}
