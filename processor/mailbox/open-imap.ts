// Opens a connection to a mail server: to the address that was checked, with the certificate of the name that was given, and logs
// in. Nothing is sent in the clear but to a server on this machine.

import { isIP } from 'node:net';
import { ImapFlow } from 'imapflow';
import { checkLiteralHost, createCheckedLookup } from '#outgoing/connect-checked.ts';
import { describeImapFault } from './describe-imap-fault.ts';
import { type ImapAccount, MailboxError } from './imap-account.ts';

const connectMs = 15_000;
/** A line that was silent for so long is dead; the server is asked more often. */
const silentMs = 360_000;
const idleMs = 240_000;
/** No part that is asked for is longer. */
const literalBytesMax = 1_000_000;

/** Rejects with MailboxError. `allowedHosts`: names or addresses that may be in private networks. `ca`: for tests. */
export async function openImap(
  account: ImapAccount,
  allowedHosts: readonly string[],
  ca?: string,
): Promise<ImapFlow> {
  const { host, port, security, user, password } = account;
  let client: ImapFlow | undefined;
  try {
    const address = await findAddress(host, allowedHosts);
    if (security === 'plain' && !/^127\.|^::1$/.test(address)) throw new MailboxError('plain_elsewhere');
    client = new ImapFlow({
      ...{ host: address, port, auth: { user, pass: password }, logger: false },
      ...{ secure: security === 'tls', doSTARTTLS: security === 'starttls' },
      ...(isIP(host) === 0 && { servername: host }),
      tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
      ...{ connectionTimeout: connectMs, greetingTimeout: connectMs, socketTimeout: silentMs },
      ...{ maxIdleTime: idleMs, disableAutoIdle: true, disableCompression: true, disableBinary: true },
      ...{ maxLiteralSize: literalBytesMax, clientInfo: { name: 'Fiuto' } },
    });
    // Told once more where the connection is used; without a listener it would end the process.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    client?.close();
    throw new MailboxError(describeImapFault(error), error);
  }
}

/** The first address that may be connected to. */
function findAddress(host: string, allowedHosts: readonly string[]): Promise<string> {
  checkLiteralHost(host, allowedHosts);
  if (isIP(host) !== 0) return Promise.resolve(host);
  return new Promise((resolve, reject) => {
    createCheckedLookup(allowedHosts)(host, {}, (error, address) => {
      if (error) reject(error);
      else resolve(String(address));
    });
  });
}
