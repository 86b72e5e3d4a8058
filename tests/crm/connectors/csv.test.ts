// Tables of CSV: what a spreadsheet must not calculate, folders that nobody allowed, several who write at once, and servers whose key is not
// the one that was confirmed.

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultCrmSettings } from '#contract/crm.ts';
import { defaultFilesSettings, type FilesSettings } from '#contract/files-report.ts';
import type { Connector } from '#crm/connectors/connector.ts';
import { openCsvIn } from '#crm/connectors/csv/csv-in.ts';
import { openCsvLock } from '#crm/connectors/csv/csv-lock.ts';
import { openCsvStore } from '#crm/connectors/csv/csv-store.ts';
import { type FilePlace, fileBytesMax } from '#crm/connectors/csv/file-place.ts';
import { openFolderPlace } from '#crm/connectors/csv/folder-place.ts';
import { openSftpPlace } from '#crm/connectors/csv/sftp-place.ts';
import { openConnector } from '#crm/connectors/open-connector.ts';
import { weekOf } from '#intelligence/sync/own-id.ts';
import { readTable } from '#tests/support/crm/exchange-folder.ts';
import { generateSshKey } from '#tests/support/crm/generate-ssh-key.ts';
import {
  type SftpServer,
  type SftpServerOptions,
  startSftpServer,
} from '#tests/support/crm/start-sftp-server.ts';

let root: string;
let folder: string;
const servers: SftpServer[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fiuto-csv-'));
  folder = join(root, 'exchange', 'crm');
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  rmSync(root, { recursive: true });
});

interface Way {
  readonly address?: string;
  readonly files?: Partial<FilesSettings>;
  readonly allowed?: readonly string[];
}

function inFolder({ address = 'folder:crm', files, allowed = [] }: Way = {}): Connector {
  return openConnector(
    {
      ...{ provider: 'folder', baseUrl: address, credentials: { secret: '', user: '', database: '' } },
      settings: { ...defaultCrmSettings, files: { ...defaultFilesSettings, ...files } },
    },
    { timeoutMs: 5_000, allowedHosts: [], folders: { dataDirectory: root, allowed } },
  ).connector;
}

async function serve(options: Partial<SftpServerOptions> = {}): Promise<SftpServer> {
  mkdirSync(join(folder, 'in'), { recursive: true });
  const server = await startSftpServer({ folder, user: 'fiuto', password: 'a password', ...options });
  servers.push(server);
  return server;
}

function bySftp(
  { port }: SftpServer,
  hostKey: string,
  {
    secret = 'a password',
    allowedHosts = ['127.0.0.1'],
    timeoutMs = 5_000,
  }: { secret?: string; allowedHosts?: string[]; timeoutMs?: number } = {},
): Connector {
  return openConnector(
    {
      ...{
        provider: 'sftp',
        baseUrl: `sftp://127.0.0.1:${port}/`,
        credentials: { secret, user: 'fiuto', database: '' },
      },
      settings: { ...defaultCrmSettings, files: { ...defaultFilesSettings, hostKey } },
    },
    { timeoutMs, allowedHosts },
  ).connector;
}

const write = (connector: Connector, number: number, values: Record<string, string>) =>
  connector.write('company', { ownId: `fiuto_c_${number}`, theirId: undefined, values });
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error as { fault?: { reason?: string } }).fault?.reason,
  );

test('no spreadsheet calculates what stands in a cell, and it is read back as it was', async () => {
  const connector = inFolder({ files: { hasBom: true, separator: ';' } });
  const name = '=HYPERLINK("https://evil.example";"Acme")';
  await write(connector, 1, { name, website: '+39; "quoted"\nline' });
  const text = readFileSync(join(folder, 'companies.csv'), 'utf8');
  expect(text.startsWith('\uFEFFfiuto_id;their_id;name;website;')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""https://evil.example"";""Acme"")"`);
  const [found] = await inFolder({ files: { separator: ';' } }).find('company', {
    by: 'link',
    value: 'fiuto_c_1',
  });
  expect(found?.values).toMatchObject({ name, website: '+39; "quoted"\nline' });
});

test('another separator loses no row, and somebody else’s table is not written over', async () => {
  await write(inFolder(), 1, { name: 'One' });
  await write(inFolder({ files: { separator: '\t' } }), 2, { name: 'Two' });
  const text = readFileSync(join(folder, 'companies.csv'), 'utf8');
  expect(text.split('\r\n').map((line) => line.split('\t')[0])).toEqual([
    'fiuto_id',
    'fiuto_c_1',
    'fiuto_c_2',
    '',
  ]);
  writeFileSync(join(folder, 'companies.csv'), 'their,own\n1,2\n');
  expect(await faultOf(write(inFolder(), 3, { name: 'Three' }))).toBe('table_wrong');
  expect(readFileSync(join(folder, 'companies.csv'), 'utf8')).toBe('their,own\n1,2\n');
});

test('several who write at once lose nothing, and whoever reads meanwhile meets whole tables', async () => {
  const writers = [inFolder(), inFolder(), inFolder()];
  await write(inFolder(), 0, { name: 'Firma 0' });
  let isDone = false;
  const counts: number[] = [];
  const reading = (async () => {
    while (!isDone) {
      const rows = readTable(folder, 'companies');
      expect(rows.every((row) => /^Firma \d+$/.test(row['name'] ?? ''))).toBe(true);
      counts.push(rows.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  const numbers = Array.from({ length: 30 }, (_, index) => index + 1);
  await Promise.all(
    numbers.map((number) => write(writers[number % 3] ?? inFolder(), number, { name: `Firma ${number}` })),
  );
  isDone = true;
  await reading;
  expect(counts.every((count, place) => place === 0 || count >= (counts[place - 1] ?? 0))).toBe(true);
  expect(new Set(readTable(folder, 'companies').map((row) => row['fiuto_id'])).size).toBe(31);
  const [today = ''] = readdirSync(folder).filter((name) => name.startsWith('changes-'));
  expect(readTable(folder, today.replace('.csv', ''))).toHaveLength(31);
  expect(readdirSync(folder).filter((name) => /lock|next/.test(name))).toEqual([]);
});

function placeIn(): FilePlace {
  return openFolderPlace('folder:crm', { dataDirectory: root, allowed: [] });
}

test('whoever holds the lock for long keeps it, and one that lost it writes nothing and frees no other’s', async () => {
  const times = { tryMs: 20, waitMs: 1_600, beatMs: 40, staleMs: 800 };
  const [one, other] = [openCsvLock(placeIn(), times), openCsvLock(placeIn(), times)];
  // Twice as long as it takes to be held for ended.
  const waited = await one(() => faultOf(other(async () => undefined)));
  expect(waited).toBe('locked');
  const place = placeIn();
  const lock = join(folder, '.fiuto-lock');
  const robbed: FilePlace = {
    ...place,
    replace: async (name, content, check) => {
      writeFileSync(lock, 'somebody else');
      await place.replace(name, content, check);
    },
  };
  const columns = { company: ['fiuto_id', 'name'], person: [], note: [], task: [] };
  const store = openCsvStore({ place: robbed, form: defaultFilesSettings, columns });
  const change = store.change('company', 'fiuto_c_1', () => ({ fiuto_id: 'fiuto_c_1', name: 'Lost' }));
  expect(await faultOf(change)).toBe('locked');
  expect(readdirSync(folder).filter((name) => name.endsWith('.csv'))).toEqual([]);
  expect(readFileSync(lock, 'utf8')).toBe('somebody else');
});

test('a lock that nobody freshens any more is broken', async () => {
  await inFolder().test();
  writeFileSync(join(folder, '.fiuto-lock'), 'whoever ended');
  const times = { tryMs: 20, waitMs: 5_000, beatMs: 40, staleMs: 100 };
  expect(await openCsvLock(placeIn(), times)(async () => 'written')).toBe('written');
  expect(readdirSync(folder)).toEqual([]);
});

test('a table that is full is to be mended, and holds no other up', async () => {
  const columns = { company: ['fiuto_id', 'name'], person: [], note: ['fiuto_id', 'text'], task: [] };
  const store = openCsvStore({ place: placeIn(), form: defaultFilesSettings, columns });
  const text = 'x'.repeat(fileBytesMax);
  const [full, other] = await Promise.all([
    faultOf(store.change('note', 'n1', () => ({ fiuto_id: 'n1', text }))),
    faultOf(store.change('company', 'c1', () => ({ fiuto_id: 'c1', name: 'Acme' }))),
  ]);
  expect([full, other]).toEqual(['table_full', undefined]);
  expect(readTable(folder, 'companies')).toHaveLength(1);
});

test('notes of long past weeks stand in the file of their month, where they are changed and taken away', async () => {
  const connector = inFolder();
  const note = (number: number, week: string, line: string) =>
    connector.writeNote({
      ...{ ownId: `fiuto_n_${number}_${week}`, theirId: undefined, companyId: `fiuto_c_${number}` },
      ...{ ownerId: '', week, lines: [line], language: 'en', atMs: Date.now() },
    });
  const thisWeek = weekOf(Date.now());
  await note(1, '2025-W01', 'First');
  await note(2, '2025-W01', 'Other');
  await note(1, thisWeek, 'Now');
  const ids = (name: string) => readTable(folder, name).map((row) => row['fiuto_id']);
  expect(ids('notes')).toEqual([`fiuto_n_1_${thisWeek}`]);
  expect(ids('notes-2025-01')).toEqual(['fiuto_n_1_2025-W01', 'fiuto_n_2_2025-W01']);
  expect((await note(2, '2025-W01', 'Written anew')).isNew).toBe(false);
  await connector.remove('note', 'fiuto_n_1_2025-W01');
  expect(readTable(folder, 'notes-2025-01')).toMatchObject([{ text: 'Written anew' }]);
  expect(ids('notes')).toEqual([`fiuto_n_1_${thisWeek}`]);
  const [today = ''] = readdirSync(folder).filter((name) => name.startsWith('changes-'));
  expect(readTable(folder, today.replace('.csv', '')).map((row) => row['change'])).toEqual([
    ...['upsert', 'upsert', 'upsert', 'upsert', 'delete'],
  ]);
});

test('links lead Fiuto neither to read nor to write what lies outside the folder', async () => {
  await inFolder().test();
  const outside = join(root, 'outside');
  mkdirSync(outside);
  for (const name of ['state', 'customers.csv'])
    writeFileSync(join(outside, name), 'id,name\n1,Of somebody else\n');
  symlinkSync(join(outside, 'state'), join(folder, 'companies.csv.next'));
  await write(inFolder(), 1, { name: 'Acme' });
  expect(readTable(folder, 'companies')).toHaveLength(1);
  const read = () => faultOf(inFolder().readChanged('company', ''));
  symlinkSync(outside, join(folder, 'in'));
  expect(await read()).toBe('folder_refused');
  rmSync(join(folder, 'in'));
  mkdirSync(join(folder, 'in'));
  symlinkSync(join(outside, 'customers.csv'), join(folder, 'in', 'customers.csv'));
  expect(await read()).toBe('folder_refused');
  expect(readFileSync(join(outside, 'state'), 'utf8')).toBe('id,name\n1,Of somebody else\n');
});

test('a customer that was merged into one that bears our id leads to that one', async () => {
  await inFolder().test();
  mkdirSync(join(folder, 'in'));
  const lines = ['C11,Prima,,1,C12', 'C12,Seconda,fiuto_c_9,,'];
  writeFileSync(
    join(folder, 'in', 'customers.csv'),
    ['id,name,fiuto_id,deleted,merged_into', ...lines].join('\n'),
  );
  expect((await inFolder().readGone('company', '')).gone).toEqual([{ id: 'C11', mergedInto: 'fiuto_c_9' }]);
});

test('a page names no folder of the machine but those that are allowed', async () => {
  const [elsewhere, allowed] = [join(root, 'elsewhere'), join(root, 'allowed')];
  for (const path of [elsewhere, allowed, join(allowed, 'crm')]) mkdirSync(path);
  symlinkSync(elsewhere, join(allowed, 'out'));
  const attempt = (address: string) => faultOf(inFolder({ address, allowed: [allowed] }).test());
  for (const path of [elsewhere, `${allowed}/../elsewhere`, `${allowed}/out`, '/etc', '../exchange'])
    expect([path, await attempt(`folder:${path}`)]).toEqual([path, 'folder_refused']);
  expect(await attempt(`folder:${allowed}/missing`)).toBe('folder_missing');
  expect(await attempt(`folder:${allowed}/crm`)).toBeUndefined();
  expect(await attempt('folder:crm')).toBeUndefined();
  expect(readdirSync(elsewhere)).toEqual([]);
});

test('a file that lacks a column is told by the column, and takes nothing in', async () => {
  await inFolder().test();
  mkdirSync(join(folder, 'in'), { recursive: true });
  writeFileSync(join(folder, 'in', 'customers.csv'), 'id,title\n1,Acme\n');
  await expect(inFolder().readChanged('company', '')).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'table_wrong' },
    detail: 'in/customers.csv: name',
  });
});

test('no password goes to a server whose key nobody confirmed, or whose key is another one', async () => {
  const server = await serve();
  await expect(bySftp(server, '').test()).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'host_key_unknown' },
    detail: server.hostKey,
  });
  const another = `SHA256:${'A'.repeat(43)}`;
  await expect(bySftp(server, another).test()).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'host_key_changed' },
    detail: server.hostKey,
  });
  expect(server.logins()).toBe(0);
  expect((await bySftp(server, server.hostKey).test()).missing).toEqual([]);
});

test('a key does in the place of a password, also as one line; a wrong one is told without it', async () => {
  const pair = generateSshKey();
  const server = await serve({ publicKey: pair.public });
  for (const secret of [pair.private, pair.private.replaceAll('\n', '')])
    expect((await bySftp(server, server.hostKey, { secret }).test()).missing).toEqual([]);
  const secret = 'a-password-that-is-wrong';
  const error: unknown = await bySftp(server, server.hostKey, { secret })
    .test()
    .catch((caught: unknown) => caught);
  expect(error).toMatchObject({ fault: { kind: 'mend', reason: 'credentials_refused' } });
  expect(JSON.stringify(error) + String(error)).not.toContain(secret);
});

test('a server in a private network is asked only when its host is allowed', async () => {
  const server = await serve();
  expect(await faultOf(bySftp(server, server.hostKey, { allowedHosts: [] }).test())).toBe('host_refused');
  expect(server.logins()).toBe(0);
});

test.each([true, false])('a table takes the place of the old one (in one go: %s)', async (replaces) => {
  const server = await serve({ replaces });
  const connector = bySftp(server, server.hostKey);
  for (const number of [1, 2, 1]) await write(connector, number, { name: `Firma ${number}` });
  expect(readTable(folder, 'companies').map((row) => row['name'])).toEqual(['Firma 1', 'Firma 2']);
  await connector.remove('company', 'fiuto_c_1');
  expect(readTable(folder, 'companies').map((row) => row['name'])).toEqual(['Firma 2']);
  expect(
    readdirSync(folder).filter((name) => !/^in$|^companies\.csv$|^changes-[\d-]+\.csv$/.test(name)),
  ).toEqual([]);
});

test('a table goes as long as its bytes move, and a server that is silent is left', async () => {
  let answerMs = 60;
  const server = await serve({ replaces: true, answerMs: () => answerMs });
  const timeoutMs = 600;
  const connector = bySftp(server, server.hostKey, { timeoutMs });
  const startedMs = performance.now();
  await write(connector, 1, { name: 'x'.repeat(500_000) });
  expect(performance.now() - startedMs).toBeGreaterThan(timeoutMs);
  expect(readTable(folder, 'companies')).toHaveLength(1);
  answerMs = 600_000;
  expect(await faultOf(write(connector, 2, { name: 'Silent' }))).toBe('unavailable');
});

test('a table that one of the same length replaces within the same second is read anew, and no more once that second is over', async () => {
  const { port, hostKey } = await serve();
  const account = { host: '127.0.0.1', port, folder: '', user: 'fiuto', secret: 'a password', hostKey };
  const place = openSftpPlace(account, { timeoutMs: 5_000, allowedHosts: ['127.0.0.1'] });
  let [nowMs, readings] = [0, 0];
  const counted = {
    ...place,
    read: (name: string) => {
      readings += 1;
      return place.read(name);
    },
  };
  const incoming = openCsvIn(counted, defaultFilesSettings, () => nowMs);
  const put = (name: string, seconds: number) => {
    const file = join(folder, 'in', 'customers.csv');
    writeFileSync(file, `id,name\n1,${name}\n`);
    utimesSync(file, seconds, seconds);
  };
  const read = async () => (await incoming.read('company')).rows.map((row) => row['name']);
  put('Alfa', 1_000);
  const { mark } = await incoming.read('company');
  put('Beta', 1_000);
  expect(await read()).toEqual(['Beta']);
  expect((await incoming.read('company')).mark).not.toBe(mark);
  nowMs += 5_000;
  await read();
  const before = readings;
  for (let again = 0; again < 3; again += 1) expect(await read()).toEqual(['Beta']);
  expect(readings).toBe(before);
  put('Gamma', 2_000);
  expect(await read()).toEqual(['Gamma']);
});

test('a lock on a server is kept fresh as one in a folder is', async () => {
  const { port, hostKey } = await serve();
  const account = { host: '127.0.0.1', port, folder: '', user: 'fiuto', secret: 'a password', hostKey };
  const settings = { timeoutMs: 5_000, allowedHosts: ['127.0.0.1'] };
  for (const place of [placeIn(), openSftpPlace(account, settings)]) {
    writeFileSync(join(folder, 'lock'), 'ours');
    utimesSync(join(folder, 'lock'), 1_000, 1_000);
    const before = await place.mark('lock');
    await place.touch('lock');
    expect(await place.mark('lock')).not.toBe(before);
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe('ours');
  }
});
