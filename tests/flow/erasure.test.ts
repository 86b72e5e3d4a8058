// After an erasure nothing of the person is left in any store or file: events, records, deliveries, batches that wait, failed ones,
// the engines' own logs and old pages. Others lose nothing, and every event is accounted for.

import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { loadConfig } from '#config/config.ts';
import type { Site } from '#contract/site.ts';
import { clearErasures } from '#processor/rights/clear-erasures.ts';
import type { Processor } from '#processor/start-processor.ts';
import { openDataDirectory } from '#run/open-data-directory.ts';
import { openErasure } from '#run/open-erasure.ts';
import { openStores, type RunningEngines, type Stores, startEngines } from '#run/open-stores.ts';
import { type Intake, startIntake } from '#run/start-intake.ts';
import { startProcessing } from '#run/start-processing.ts';
import { eraseEverywhere } from '#stores/persons/erase-everywhere.ts';
import { findHeld } from '#stores/persons/find-held.ts';
import { makeConnectionToken, openConnectionKeys } from '#stores/records/connection-keys.ts';
import { createLink } from '#stores/records/links/change-links.ts';
import { addRecipients, createMailing, stateConsent } from '#stores/records/links/change-mailings.ts';
import { listTracked } from '#stores/records/links/list-recipients.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { changeForm } from '#stores/records/questions/change-form.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { createConnection } from '#stores/records/questions/keep-connections.ts';
import { recordFormsSeen } from '#stores/records/questions/record-form-seen.ts';
import { openDelivery } from '#stores/records/seal-delivery.ts';
import { makeDataDirectory, removeDataDirectory } from '#tests/support/run-product.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

const email = 'annabella.rossini@acme-impianti.it';
const phone = '+393401234567';
const browser = 'a1b2c3d4e5f60718';
const other = { email: 'bruno@acme-impianti.it', browser: '00112233445566ff' };
const by = { id: 'u1', name: 'Ada' };
const hookSecret = 'a secret of the tests';
const hookMapping = {
  kind: 'form_answer' as const,
  paths: { email: 'email', name: 'name', text: 'text', id: 'id' },
};
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

const path = makeDataDirectory();
const config = loadConfig({
  FIUTO_DATA_DIR: path,
  FIUTO_COLLECTOR_PORT: '0',
  FIUTO_REQUESTS_PER_MINUTE_MAX: '0',
});
const directory = openDataDirectory(path);
const secret = Buffer.from(directory.masterKey).toString('hex');
const subject = createSubjectNamer(secret)(`email:${email}`);
let engines: RunningEngines;
let stores: Stores;
let intake: Intake;
let processor: Processor | undefined;
let site: Site;
let hook: { id: number; url: string };

beforeAll(async () => {
  engines = await startEngines(config.stores, directory, quietLog);
  stores = await openStores(engines.choice, quietLog);
  const { records } = stores;
  site = (await createSite(records, { name: 'Acme' })).site;
  const fields = ['email', 'telefono', 'messaggio'].map((name) => ({
    name,
    type: name === 'email' ? 'email' : 'text',
  }));
  await recordFormsSeen(records, [
    { siteId: site.id, key: 'contatto', name: 'Contatto', page: '', fields, lastSeenAtMs: Date.now() },
  ]);
  const mapping = { telefono: 'phone', messaggio: 'text' } as const;
  await changeForm(records, site.id, 'contatto', { enabled: true, mapping });
  await stores.sites.refresh();
  intake = await startIntake(config.collector, stores, directory.masterKey, quietLog);
  const token = makeConnectionToken();
  const row = await createConnection(
    records,
    {
      ...{
        siteId: site.id,
        provider: 'generic',
        name: 'Leads',
        token,
        settings: { mapping: hookMapping },
        trackingConsent: true,
      },
      ...{ secrets: { secret: hookSecret, verifyToken: '' }, by },
    },
    openConnectionKeys(secret),
  );
  hook = { id: row?.id ?? 0, url: `${intake.url}/hooks/generic/${token}` };
  processor = await startProcessing(config, stores, directory.masterKey, quietLog);
}, 600_000);

let isStopped = false;
async function stop(): Promise<void> {
  if (isStopped) return;
  isStopped = true;
  await intake?.close();
  await processor?.stop();
  await stores?.close();
  await engines?.stop();
}

afterAll(async () => {
  await stop();
  directory.release();
  await removeDataDirectory(path);
}, 120_000);

const send = async (visitor: string, events: object[]) => {
  const consent = { state: 'granted', purposes: { measure: true, company: true, person: true } };
  const body = { v: 1, site: site.publicKey, consent, visitor, events };
  const answer = await fetch(`${intake.url}/e`, {
    method: 'POST',
    headers: {
      'user-agent': userAgent,
      'accept-language': 'it',
      'sec-fetch-mode': 'cors',
      'sec-ch-ua': '"Chromium";v="140"',
    },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(202);
};
const page = (path: string) => ({ url: `https://www.acme.example${path}` });
const view = (path: string) => ({ type: 'page_view', at: Date.now(), page: page(path) });
const form = (of: string, number: string) => ({
  ...{
    type: 'form_submit',
    at: Date.now(),
    page: page('/contatti'),
    form: { key: 'contatto', name: 'Contatto', fields: [] },
  },
  values: { email: of, telefono: number, messaggio: 'Vorrei un preventivo' },
});
const identify = (of: string) => ({ type: 'identify', at: Date.now(), userId: '', traits: { email: of } });
const waiting = async () => (await stores.queue.waitingEvents()).get(site.id) ?? 0;
const unread = async () => {
  const { rows } = await stores.records.db.execute(
    sql`SELECT id FROM webhook_deliveries WHERE state = 'waiting' LIMIT 10`,
  );
  return rows.length;
};
const drained = () => vi.waitUntil(async () => (await waiting()) === 0, { timeout: 300_000, interval: 200 });

async function liveAWholeLife(): Promise<void> {
  await send(browser, [view('/prezzi'), identify(email), form(email, '+39 340 123 4567'), view('/grazie')]);
  await send(other.browser, [view('/prezzi'), identify(other.email)]);
  const { records, links } = stores;
  const mailing = await createMailing(records, by, { siteId: site.id, name: 'News' });
  await addRecipients(records, mailing.id, [
    { email, name: 'Annabella', allowsTracking: null },
    { email: other.email, name: 'Bruno', allowsTracking: null },
  ]);
  await stateConsent(records, by, mailing.id, 'They agreed.');
  const [recipient] = await listTracked(records, mailing.id, { afterId: 0, limit: 1 });
  const { code } = await createLink(records, by, {
    ...{
      siteId: site.id,
      target: 'https://www.acme.example/',
      title: 'Home',
      channel: 'email',
      mailingId: mailing.id,
    },
    ...{ source: 'news', medium: 'email', name: '', term: '', content: '' },
  });
  const token = links.makeToken({ recipientId: recipient?.id ?? 0, mailingId: mailing.id }, Date.now(), 30);
  await fetch(`${intake.url}/l/${code}?t=${token}`, {
    redirect: 'manual',
    headers: { 'user-agent': userAgent },
  });
  await tell(email, 'Annabella Rossini');
  await tell(other.email, 'Bruno');
}

/** As a tool delivers it. */
async function tell(of: string, name: string): Promise<void> {
  const headers = { authorization: `Bearer ${hookSecret}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ id: of, email: of, name, text: 'Vorrei dieci valvole' });
  const answer = await fetch(hook.url, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
}

/** Rows of both databases that hold one of the texts, by their tables. */
async function searchTables(texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const { choice } = engines;
  for (const connection of [
    choice.records,
    choice.queue.kind === 'postgres' ? choice.queue.connection : choice.records,
  ]) {
    const client = new pg.Client({ ...connection });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(
        `SELECT to_jsonb(t)::text AS text FROM ${name} t`,
      );
      for (const text of texts)
        if (rows.some((row) => row.text.toLowerCase().includes(text.toLowerCase())))
          found.push(`${name}: ${text}`);
    }
    await client.end();
  }
  return found;
}

async function searchEvents(texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const table of ['events_v1', 'sessions_v1', 'decisions_v1']) {
    const rows = await stores.events.ask(
      {
        ...{ name: 'search-events', sql: `SELECT toString(tuple(*)) AS text FROM ${table} LIMIT 10000` },
        ...{ parameters: z.object({}), row: z.object({ text: z.string() }) },
      },
      {},
    );
    for (const text of texts)
      if (rows.some((row) => row.text.toLowerCase().includes(text.toLowerCase())))
        found.push(`${table}: ${text}`);
  }
  return found;
}

/** What is sealed, opened: batches on the queue and what webhooks delivered. */
async function searchSealed(texts: readonly string[]): Promise<string[]> {
  const opened: string[] = [];
  await stores.queue.rewrite((batch) => {
    opened.push(JSON.stringify(batch));
    return undefined;
  });
  const { rows } = await stores.records.db.execute<{ sealed: string }>(
    sql`SELECT sealed FROM webhook_deliveries WHERE sealed <> ''`,
  );
  for (const { sealed } of rows)
    opened.push(openDelivery(sealed, openConnectionKeys(secret).deliveries).body.toString());
  return texts.filter((text) => opened.some((one) => one.toLowerCase().includes(text)));
}

function* listFiles(from: string): Generator<string> {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const at = join(from, entry.name);
    if (entry.isDirectory()) yield* listFiles(at);
    else if (entry.isFile()) yield at;
  }
}

/** Names of everything by which she is known, in every way a file may hold it. */
function listTraces(): Map<string, Buffer> {
  const number = BigInt(subject);
  const little = Buffer.alloc(8);
  little.writeBigUInt64LE(number);
  const browserBytes = Buffer.from(browser, 'hex');
  return new Map([
    ['e-mail', Buffer.from(email)],
    ['e-mail in base64', Buffer.from(Buffer.from(email).toString('base64').slice(0, 40))],
    ['name', Buffer.from('Rossini')],
    ['telephone', Buffer.from(phone)],
    ['browser', Buffer.from(browser)],
    ['browser as a number', Buffer.from(browserBytes).reverse()],
    ['hash', Buffer.from(number.toString(16).padStart(16, '0'))],
    ['hash in decimal', Buffer.from(subject)],
    ['hash as a number', little],
  ]);
}

/** Which traces are in the files of the data directory, and in the first file of each. */
function searchFiles(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of listFiles(path)) {
    const bytes = readFileSync(file);
    for (const [name, trace] of listTraces())
      if (!found.has(name) && bytes.includes(trace)) found.set(name, file.slice(path.length));
  }
  return found;
}

async function queueSql(text: string): Promise<number> {
  const { choice } = engines;
  if (choice.queue.kind !== 'postgres') throw new Error('This test is for the embedded engines.');
  const client = new pg.Client({ ...choice.queue.connection });
  await client.connect();
  const { rowCount } = await client.query(text);
  await client.end();
  return rowCount ?? 0;
}

const texts = [email, 'rossini', phone, browser];

test('an erased person is in no store and no file, and nothing else is missing', {
  timeout: 600_000,
}, async () => {
  // As it is after some hours, in some seconds: ClickHouse looks at the old parts of a quiet table every five minutes, and removes
  // of parts that were rewritten several times the oldest first.
  const soon =
    'old_parts_lifetime = 1, cleanup_delay_period = 1, max_cleanup_delay_period = 1, cleanup_delay_period_random_add = 0';
  for (const table of ['events_v1', 'sessions_v1', 'sessions_staging_v1', 'decisions_v1'])
    await stores.events.command(`ALTER TABLE ${table} MODIFY SETTING ${soon}`);
  await liveAWholeLife();
  await drained();
  await vi.waitUntil(async () => (await searchTables(['Rossini'])).includes('public.requests: Rossini'), {
    ...{ timeout: 60_000, interval: 500 },
  });
  // Understood means on the queue, and only then is it known what still waits there.
  await vi.waitUntil(async () => (await unread()) === 0, { timeout: 60_000, interval: 200 });
  await drained();
  const importDirectory = join(path, 'import');
  await mkdir(importDirectory, { recursive: true });
  await writeFile(
    join(importDirectory, 'access.unreadable.txt'),
    `1\tshape\tGET /?mail=${encodeURIComponent(email)}\n2\tshape\tother\n`,
  );
  // Three batches that wait in three ways, each with something of her, and one that is Bruno's alone.
  await processor?.stop();
  processor = undefined;
  await send(browser, [view('/waits'), view('/waits-too')]);
  await queueSql(
    `UPDATE queue.job SET state = 'failed', failed_reason = 'no room', finished_at_ms = 1 WHERE queue = 'events' AND state = 'waiting'`,
  );
  await send('', [form(email, phone)]);
  await queueSql(
    `UPDATE queue.job SET state = 'delayed', process_at_ms = 1 WHERE queue = 'events' AND state = 'waiting'`,
  );
  await send(browser, [identify(email)]);
  await send(other.browser, [view('/bruno-waits')]);
  const waitedBefore = await waiting();
  expect(waitedBefore).toBe(5);
  expect(await searchSealed([email, browser])).toEqual([email, browser]);
  expect(await searchTables([email])).toContain(`public.identity_keys: ${email}`);
  expect(await searchEvents([subject])).toEqual([`events_v1: ${subject}`]);
  await stores.records.db.execute(sql`ANALYZE`);
  await stores.records.db.execute(sql`CHECKPOINT`);
  expect([...searchFiles().keys()]).toEqual(
    expect.arrayContaining(['e-mail', 'name', 'telephone', 'browser']),
  );

  const held = await findHeld(stores.records, `email:${email}`, 'followed');
  const erased = await eraseEverywhere(
    {
      ...{ ...openErasure(stores, config.stores), settleMs: 0, records: stores.records, secret },
      nameSubject: createSubjectNamer(secret),
    },
    by,
    held,
  );
  expect(erased).toMatchObject({ events: 'done', unreached: ['backups', 'other_systems'] });
  expect(await searchTables(texts)).toEqual([]);
  expect(await searchEvents([...texts, subject])).toEqual([]);
  expect(await searchSealed(texts)).toEqual([]);
  const aside = await readFile(join(importDirectory, 'access.unreadable.txt'), 'utf8');
  expect(aside.trimStart()).toBe('2\tshape\tother\n');
  // Received = stored + dropped + rejected + waiting: as many wait as before, and each ends as what it is.
  expect(await waiting()).toBe(waitedBefore);
  processor = await startProcessing(config, stores, directory.masterKey, quietLog);
  await stores.queue.retryFailed();
  await drained();
  const outcomes = await stores.events.ask(
    {
      name: 'count-outcomes',
      sql: `SELECT reason, count() AS events FROM events_v1 FINAL WHERE outcome = 'dropped' GROUP BY reason LIMIT 10`,
      ...{ parameters: z.object({}), row: z.object({ reason: z.string(), events: z.number() }) },
    },
    {},
  );
  expect(outcomes).toEqual([{ reason: 'erased', events: 4 }]);
  expect(await searchTables(texts)).toEqual([]);
  expect(await searchEvents(['/bruno-waits'])).toEqual(
    ['events_v1: /bruno-waits', 'sessions_v1: /bruno-waits'].slice(0, 1),
  );
  expect(await searchTables([other.email])).toContain(`public.identity_keys: ${other.email}`);

  // Until now the statement that erased her lies beside the events, and dead rows in the tables.
  expect(searchFiles().size).toBeGreaterThan(0);
  const clearing = { records: stores.records, queue: stores.queue, events: stores.events, log: quietLog };
  const desk = { round: undefined };
  const erasedMs = Date.now();
  await vi.waitUntil(() => clearErasures(clearing, desk, erasedMs), { timeout: 240_000, interval: 2_000 });
  const { rows } = await stores.records.db.execute(
    sql`SELECT cleared_at IS NOT NULL AS cleared, "left" FROM erasure_runs`,
  );
  expect(rows).toEqual([{ cleared: true, left: [] }]);
  await stop();
  expect(Object.fromEntries(searchFiles())).toEqual({});
});
