// Guarantees of connecting to a mail server: only to addresses that may be, only with the right certificate, nothing in clear.

import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImapAccount } from '#processor/mailbox/imap-account.ts';
import { tryMailbox } from '#processor/mailbox/try-mailbox.ts';
import { isDovecotInstalled, startTestDovecot, type TestDovecot } from '#tests/support/start-test-dovecot.ts';

describe.skipIf(!isDovecotInstalled())('trying a mailbox', () => {
  let dovecot: TestDovecot;
  let account: ImapAccount;
  beforeAll(async () => {
    dovecot = await startTestDovecot();
    const { user, password, tlsPort: port } = dovecot;
    account = { host: 'localhost', port, security: 'tls', user, password, folder: 'INBOX' };
  });
  afterAll(() => dovecot?.stop());

  const attempt = (more: Partial<ImapAccount>, hosts = ['localhost', '127.0.0.1'], ca?: string) =>
    tryMailbox({ ...account, ...more }, hosts, ca ?? dovecot.certificate);

  it('says what is there, by TLS and by STARTTLS', async () => {
    const found = { fault: null, found: { messages: 0, isTold: true, folders: ['INBOX'] } };
    expect(await attempt({})).toEqual(found);
    expect(await attempt({ security: 'starttls', port: dovecot.port })).toEqual(found);
    expect(await attempt({ security: 'plain', port: dovecot.port })).toEqual(found);
  });

  it('reaches no private network that nobody allowed', async () => {
    expect(await attempt({}, [])).toEqual({ fault: 'host_private', found: null });
    expect(await attempt({ host: '127.0.0.1' }, [])).toEqual({ fault: 'host_private', found: null });
    expect(await attempt({ host: '10.0.0.1' })).toEqual({ fault: 'host_private', found: null });
  });

  it('takes no certificate of somebody else', async () => {
    expect((await tryMailbox(account, ['localhost'])).fault).toBe('certificate');
    expect(
      (await attempt({ security: 'starttls', port: dovecot.port }, ['localhost'], '')).fault,
    ).not.toBeNull();
    // The name that was given counts, not the address behind it.
    expect((await attempt({ host: '127.0.0.1' })).fault).toBe('certificate');
  });

  it('says in one word what is wrong', async () => {
    expect((await attempt({ password: 'wrong' })).fault).toBe('login_refused');
    expect((await attempt({ folder: 'Nowhere' })).fault).toBe('no_folder');
    expect((await attempt({ port: dovecot.port })).fault).toBe('no_imap');
    expect((await attempt({ host: 'no-such-host.invalid' })).fault).toBe('host_unknown');
  });

  it('sends no password where the server has no encryption to offer', async () => {
    const heard: string[] = [];
    const server = await listen(heard);
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect((await attempt({ security: 'starttls', port })).fault).toBe('no_encryption');
    expect(heard.join('')).not.toMatch(/LOGIN|AUTHENTICATE/);
    await new Promise((resolve) => server.close(resolve));
    expect((await attempt({ security: 'plain', port })).fault).toBe('refused');
  });
});

/** An IMAP server without STARTTLS, which remembers what it is told. */
function listen(heard: string[]): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n');
    socket.on('data', (data) => {
      const text = data.toString();
      heard.push(text);
      const [tag = '', command = ''] = text.split(' ');
      if (/CAPABILITY/i.test(command)) socket.write('* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n');
      socket.write(`${tag} ${/STARTTLS/i.test(command) ? 'BAD' : 'OK'} done\r\n`);
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
