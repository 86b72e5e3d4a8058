// An IMAP server (Debian's Dovecot) in a temporary directory for tests, on free ports of loopback, in clear with STARTTLS and
// with TLS, under a certificate of its own. It runs as whoever runs the tests; mails of root are kept by an unprivileged user.

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';

/** False where Dovecot is not installed; with CI=true that is an error instead of a skipped test. */
export function isDovecotInstalled(): boolean {
  const isInstalled = spawnSync('/usr/sbin/dovecot', ['--version']).status === 0;
  if (!isInstalled && process.env['CI'] === 'true') {
    throw new Error('dovecot is not installed; the tests in CI need it (apt-get install dovecot-imapd).');
  }
  return isInstalled;
}

export interface TestDovecot {
  /** In clear, with STARTTLS. */
  port: number;
  tlsPort: number;
  user: string;
  password: string;
  /** PEM of the certificate, which is for `localhost`. */
  certificate: string;
  /** Puts a message into a folder, as if it had arrived now or then. */
  append(source: string, options?: { folder?: string; at?: Date }): Promise<void>;
  /** A client of its own, to look and to change. Ended by the caller. */
  open(): Promise<ImapFlow>;
  /** Flags of all messages of the folder, and how many there are. */
  flags(folder?: string): Promise<string[][]>;
  /** Ends it at once and starts it again on the same mails and ports. */
  restart(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const user = 'requests@fiuto-test.it';
const password = 'right "password\\';

/** `capability`: replaces what the server says that it can do, such as one without IDLE. */
export async function startTestDovecot({ capability = '' } = {}): Promise<TestDovecot> {
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-imap-'));
  const [port, tlsPort] = [await findFreePort(), await findFreePort()];
  writeSettings(directory, port, tlsPort, capability);
  const launch = async () => {
    const child = spawn('/usr/sbin/dovecot', ['-F', '-c', join(directory, 'dovecot.conf')], {
      stdio: 'ignore',
    });
    await untilAnswering(port, directory);
    return child;
  };
  let server = await launch();
  const open = () => connect(port);
  return {
    ...{ port, tlsPort, user, password, open },
    certificate: readFileSync(join(directory, 'certificate.pem'), 'utf8'),
    append: async (source, { folder = 'INBOX', at = new Date() } = {}) => {
      const client = await open();
      await client.append(folder, source.replace(/\r?\n/g, '\r\n'), [], at);
      await client.logout();
    },
    flags: async (folder = 'INBOX') => {
      const client = await open();
      await client.mailboxOpen(folder, { readOnly: true });
      const all = await client.fetchAll('1:*', { flags: true });
      await client.logout();
      return all.map(({ flags }) => [...(flags ?? [])].filter((flag) => flag !== '\\Recent'));
    },
    restart: async () => {
      await end(server, directory);
      server = await launch();
    },
    kill: () => end(server, directory),
    stop: async () => {
      await end(server, directory);
      rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

function writeSettings(directory: string, port: number, tlsPort: number, capability: string): void {
  const { uid, username } = userInfo();
  const isRoot = uid === 0;
  const owner = isRoot ? idsOf('nobody') : { uid, gid: userInfo().gid };
  chmodSync(directory, 0o755);
  mkdirSync(join(directory, 'mail'));
  if (isRoot) chownSync(join(directory, 'mail'), owner.uid, owner.gid);
  const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'certificate.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  writeFileSync(join(directory, 'users'), `${user}:{PLAIN}${password}\n`, { mode: 0o644 });
  const own = isRoot
    ? ''
    : `default_internal_user = ${username}\ndefault_login_user = ${username}\ndefault_internal_group = ${groupOf()}
service anvil {\n chroot =\n}\nservice imap-login {\n chroot =\n}\nservice stats {\n chroot =\n}\n`;
  writeFileSync(
    join(directory, 'dovecot.conf'),
    `base_dir = ${directory}/run
state_dir = ${directory}/state
log_path = ${directory}/log
protocols = imap
listen = 127.0.0.1
disable_plaintext_auth = no
auth_mechanisms = plain
ssl = yes
ssl_cert = <${certificate}
ssl_key = <${key}
mail_location = maildir:${directory}/mail/box
mail_uid = ${owner.uid}
mail_gid = ${owner.gid}
first_valid_uid = 1
first_valid_gid = 1
${capability === '' ? '' : `imap_capability = ${capability}`}
passdb {
 driver = passwd-file
 args = ${directory}/users
}
userdb {
 driver = static
 args = uid=${owner.uid} gid=${owner.gid} home=${directory}/mail
}
service imap-login {
 inet_listener imap {
  port = ${port}
 }
 inet_listener imaps {
  port = ${tlsPort}
 }
}
${own}`,
  );
}

function idsOf(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function groupOf(): string {
  return execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
}

async function connect(port: number): Promise<ImapFlow> {
  const client = new ImapFlow({
    ...{ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, logger: false, disableAutoIdle: true },
    auth: { user, pass: password },
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function untilAnswering(port: number, directory: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const client = await connect(port).catch(() => undefined);
    if (client !== undefined) return client.logout();
    if (Date.now() > deadline) {
      throw new Error(`dovecot does not answer: ${readFileSync(join(directory, 'log'), 'utf8')}`);
    }
    await wait(50);
  }
}

/** Its own processes end with it; that it has ended is seen by its pid file. */
function end(server: ChildProcess, directory: string): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => {
      rmSync(join(directory, 'run', 'master.pid'), { force: true });
      resolve();
    });
    server.kill('SIGTERM');
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
