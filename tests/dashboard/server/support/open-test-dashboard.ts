// The real dashboard server on real embedded engines, with a browser-like client for each role.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ReplayRequest, Role } from '#contract/report.ts';
import { rulesOf } from '#crm/connectors/open-connector.ts';
import { createSetupToken } from '#dashboard/server/access/create-setup-token.ts';
import type {
  DashboardSettings,
  SourceTrials,
  TryCrm,
  TryLeads,
  TryMailbox,
} from '#dashboard/server/dashboard-parts.ts';
import { type Dashboard, startDashboard } from '#dashboard/server/start-dashboard.ts';
import { eraseEvents } from '#stores/events/erase-events.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';
import { createTestClient, type TestClient } from './test-client.ts';

export const adminEmail = 'admin@example.com';
export const testPassword = 'correct horse battery';

export interface TestDashboard extends Dashboard {
  events: EventStore;
  records: Records;
  /** What the queue would say that waits, per site. */
  waiting: Map<number, number>;
  /** Of these, what nobody could open. */
  unreadable: Map<number, number>;
  replayed: ReplayRequest[];
  /** Takes PostgreSQL away. */
  loseRecords(): Promise<void>;
  /** A client without login. */
  stranger(): TestClient;
  /** The first administrator, made through the set-up link on first use. */
  administrator(): Promise<TestClient>;
  /** A user of this role, invited by the administrator; called as the role is when no other name is given. */
  withRole(role: Role, name?: string): Promise<TestClient>;
}

export interface TestDashboardOptions {
  settings?: Partial<DashboardSettings>;
  webDirectory?: string;
  log?: Logger;
  /** What outside sources would say; all well and nothing known when absent. */
  trySource?: SourceTrials;
  tryLeads?: TryLeads;
  /** What a CRM would say; nobody answers when absent. */
  tryCrm?: TryCrm;
  /** What a mailbox would say; nobody listens when absent. */
  tryMailbox?: TryMailbox;
}

/** `close` stops everything and removes the directories; so does a failure to open. */
export async function openTestDashboard(options: TestDashboardOptions = {}): Promise<TestDashboard> {
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-test-dashboard-'));
  const undo: (() => Promise<void>)[] = [async () => rmSync(directory, { recursive: true, force: true })];
  const close = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const records = await openTestRecords();
    undo.push(records.close);
    const events = await openEventStore({ kind: 'embedded', path: join(directory, 'events') }, quietLog);
    undo.push(events.close);
    const waiting = new Map<number, number>();
    const unreadable = new Map<number, number>();
    const replayed: ReplayRequest[] = [];
    const dashboard = await startDashboard({
      events,
      records,
      ...createNeighbours(waiting, unreadable, replayed),
      erasure: {
        eraseEvents: (what) => eraseEvents(events, what),
        rewriteQueue: async () => ({ rewritten: 0, unreadable: 0 }),
        settleMs: 0,
        importDirectory: join(directory, 'import'),
      },
      settings: { ...settings, ...options.settings },
      secret: 'a secret of the tests, long enough to be one',
      webDirectory: options.webDirectory ?? join(directory, 'no-web'),
      log: options.log ?? quietLog,
      ...(options.tryCrm ? { tryCrm: options.tryCrm } : {}),
      ...(options.tryLeads ? { tryLeads: options.tryLeads } : {}),
      tryMailbox: options.tryMailbox ?? (async () => ({ fault: 'refused', found: null })),
      ...(options.trySource ? { trySource: options.trySource } : {}),
    });
    undo.push(dashboard.close);
    const loseRecords = async () => {
      undo.splice(undo.indexOf(records.close), 1);
      await records.close();
    };
    const people = createPeople(dashboard, records);
    return { ...dashboard, ...people, events, records, waiting, unreadable, replayed, loseRecords, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const settings: DashboardSettings = {
  host: '127.0.0.1',
  port: 0,
  collectorUrl: 'https://t.example.com',
  scriptPath: '/s.js',
  pixelPath: '/p.gif',
  kept: { limitedDays: 90, grantedMonths: 13 },
};

/** Nobody answers. */
export const silentCrm: TryCrm = {
  test: async () => ({
    ...{ works: false, account: '', missing: [], found: [], reason: 'unreachable', detail: '' },
  }),
  isSame: async () => false,
  fields: async () => undefined,
  look: async () => undefined,
  rules: rulesOf,
};

/** The processor and the queue as the dashboard is given them: functions that the test looks into. */
function createNeighbours(
  waiting: Map<number, number>,
  unreadable: Map<number, number>,
  replayed: ReplayRequest[],
) {
  return {
    queue: { waitingEvents: async () => waiting, unreadableEvents: async () => unreadable },
    replay: async (request: ReplayRequest) => {
      replayed.push(request);
      return request.ids?.length ?? 1;
    },
    warnings: () => [{ source: 'broken.mmdb', message: 'is not a MaxMind file' }],
    tryLeads: async () => undefined,
    tryCrm: silentCrm,
    trySource: {
      vendor: async () => undefined,
      provider: async () => null,
      person: async () => ({ person: {} }),
      isOwnHost: () => false,
    },
  };
}

function createPeople(dashboard: Dashboard, records: Records) {
  const open = () => createTestClient(dashboard.listeningUrl, dashboard.url);
  const known = new Map<string, Promise<TestClient>>();
  const remember = (name: string, make: () => Promise<TestClient>) => {
    const client = known.get(name) ?? make();
    known.set(name, client);
    return client;
  };
  const administrator = () => remember('administrator', () => setUp(open(), records));
  return {
    stranger: open,
    administrator,
    withRole: (role: Role, name: string = role) =>
      remember(name, async () => inviteRole(open(), await administrator(), { role, name })),
  };
}

async function setUp(client: TestClient, records: Records): Promise<TestClient> {
  const link = await createSetupToken(records);
  const answer = await client.post('/api/setup', {
    token: link?.token,
    name: 'Ada Admin',
    email: adminEmail,
    password: testPassword,
    language: 'en',
  });
  if (answer.status !== 200) throw new Error(`set-up failed: ${JSON.stringify(answer.body)}`);
  return client;
}

async function inviteRole(
  client: TestClient,
  administrator: TestClient,
  { role, name }: { role: Role; name: string },
): Promise<TestClient> {
  const email = `${name}.person@example.com`;
  const invited = await administrator.post('/api/users', { email, name, role });
  const token = new URL(String(invited.body['link'])).searchParams.get('token');
  const accepted = await client.post('/api/invitations/accept', {
    token,
    name,
    password: testPassword,
    language: 'en',
  });
  if (accepted.status !== 200) throw new Error(`invitation failed: ${JSON.stringify(accepted.body)}`);
  return client;
}
