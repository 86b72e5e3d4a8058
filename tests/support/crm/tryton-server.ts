// A real Tryton from Debian's packages in a temporary directory, with a company, an employee and the module of opportunities.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stubOwner } from './crm-stub.ts';

export const trytonDatabase = 'prova';
export const trytonPassword = 'una-parola-lunga-1';

/** False where Tryton is not installed; with CI=true that is an error instead of a skipped test. */
export function isTrytonInstalled(): boolean {
  const isInstalled = spawnSync('trytond-admin', ['--version']).status === 0;
  if (!isInstalled && process.env['CI'] === 'true') {
    throw new Error(
      'Tryton is not installed; the tests in CI need it (apt-get install --no-install-recommends tryton-server tryton-modules-sale-opportunity tryton-modules-party).',
    );
  }
  return isInstalled;
}

export interface TrytonServer {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  /** As the administrator; `params` without the context. */
  call(method: string, ...params: readonly unknown[]): Promise<unknown>;
  stop(): Promise<void>;
}

export async function startTestTryton(): Promise<TrytonServer> {
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-test-tryton-'));
  const port = await findFreePort();
  const path = (name: string) => join(directory, name);
  writeFileSync(
    path('trytond.conf'),
    `[database]\nuri = sqlite://\npath = ${directory}\n[web]\nlisten = 127.0.0.1:${port}\n`,
  );
  writeFileSync(path(`${trytonDatabase}.sqlite`), '');
  writeFileSync(path('password'), trytonPassword);
  const admin = [
    '-c',
    path('trytond.conf'),
    '-d',
    trytonDatabase,
    '--all',
    '-u',
    'sale_opportunity',
    '--activate-dependencies',
    '--email',
    'admin@operator.example',
  ];
  const made = spawnSync('trytond-admin', admin, {
    env: { ...process.env, TRYTONPASSFILE: path('password') },
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`trytond-admin failed: ${made.stderr.slice(-500)}`);
  const server = spawn('trytond', ['-c', path('trytond.conf')], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await end(server);
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const session = await untilLoggedIn(url);
    const call = (method: string, ...params: readonly unknown[]) =>
      ask(url, session, method, [...params, {}]);
    await furnish(call);
    return { url, call, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ask(
  url: string,
  session: string,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  const response = await fetch(`${url}/${trytonDatabase}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(session === '' ? {} : { authorization: `Session ${session}` }),
    },
    body: JSON.stringify({ id: 1, method, params }),
  });
  const answer = (await response.json()) as { result?: unknown; error?: unknown };
  if (answer.error) throw new Error(`${method}: ${JSON.stringify(answer.error).slice(0, 300)}`);
  return answer.result;
}

async function untilLoggedIn(url: string): Promise<string> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      const [uid, key] = (await ask(url, '', 'common.db.login', ['admin', { password: trytonPassword }])) as [
        number,
        string,
      ];
      return Buffer.from(`admin:${uid}:${key}`).toString('base64');
    } catch (error) {
      if (Date.now() > deadline) throw new Error('trytond does not answer', { cause: error });
      await wait(100);
    }
  }
}

/** What an opportunity needs: a company with a currency, of which the user is, and somebody who works there. */
async function furnish(call: TrytonServer['call']): Promise<void> {
  const [currency] = (await call('model.currency.currency.create', [
    {
      name: 'Euro',
      code: 'EUR',
      symbol: '€',
      rates: [
        [
          'create',
          [
            {
              rate: { __class__: 'Decimal', decimal: '1' },
              date: { __class__: 'date', year: 2020, month: 1, day: 1 },
            },
          ],
        ],
      ],
    },
  ])) as number[];
  const [own, seller] = (await call('model.party.party.create', [
    { name: 'Operator S.p.A.' },
    { name: stubOwner.name, contact_mechanisms: [['create', [{ type: 'email', value: stubOwner.email }]]] },
  ])) as number[];
  const [company] = (await call('model.company.company.create', [{ party: own, currency }])) as number[];
  const [employee] = (await call('model.company.employee.create', [{ party: seller, company }])) as number[];
  await call('model.res.user.write', [1], {
    companies: [['add', [company]]],
    company,
    employees: [['add', [employee]]],
    employee,
  });
}

function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
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
