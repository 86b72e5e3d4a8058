// What the records must do on every PostgreSQL: one suite, run for the embedded one and for a server of another version.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDaySecrets } from '#stores/records/day-secrets.ts';
import { failureReason } from '#stores/records/failure-reason.ts';
import { migrateRecords } from '#stores/records/migrate-records.ts';
import { openRecords, type Records } from '#stores/records/open-records.ts';
import type { PostgresConnection } from '#stores/records/postgres-connection.ts';
import { changeForm } from '#stores/records/questions/change-form.ts';
import { createSite, hashSecretKey } from '#stores/records/questions/create-site.ts';
import { findImportRun, keepImportRun } from '#stores/records/questions/keep-import-run.ts';
import { keepSetting, keepSettingOnce, readSetting } from '#stores/records/questions/keep-setting.ts';
import { findSite, listSites } from '#stores/records/questions/list-sites.ts';
import { recordFormsSeen } from '#stores/records/questions/record-form-seen.ts';
import { forgetTouchedDay, listTouchedDays, touchDays } from '#stores/records/questions/touch-days.ts';
import { noteFirstEvent, updateSite } from '#stores/records/questions/update-site.ts';
import { forgetAudit, listAudit, writeAudit } from '#stores/records/questions/write-audit.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { testAccess } from './records-access-suite.ts';
import { testCompanies } from './records-company-suite.ts';

export interface RecordsUnderTest {
  connection: PostgresConnection;
  /** Kills the server and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export function describeRecords(name: string, start: () => Promise<RecordsUnderTest>): void {
  describe(`the records on ${name}`, () => {
    let under: RecordsUnderTest;
    let records: Records;
    beforeAll(async () => {
      under = await start();
      records = await openRecords(under.connection, { log: quietLog });
    });
    afterAll(async () => {
      await records.close();
      await under.stop();
    });
    testMigrations(() => ({ records, connection: under.connection }));
    testSites(() => records);
    testDays(() => records);
    testOperation(() => records);
    testAccess(() => records);
    testCompanies(() => records);
    testRestart(() => ({ records, under }));
  });
}

/** What a process of its own said about migrating this database. */
async function migrateInChild(connection: PostgresConnection): Promise<string> {
  const program = fileURLToPath(new URL('./records-migrate-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(connection)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, 'close');
  return said.trim();
}

function testMigrations(parts: () => { records: Records; connection: PostgresConnection }): void {
  it('migrates a new database once when two processes start at the same moment', async () => {
    const { records, connection } = parts();
    await records.db.execute(sql`CREATE DATABASE two_at_once`);
    const fresh = { ...connection, database: 'two_at_once' };
    const said = await Promise.all([migrateInChild(fresh), migrateInChild(fresh)]);
    expect(said.sort()).toEqual(['migrations 0', 'migrations 1']);
  });

  it('changes nothing, and loses nothing, when it migrates again', async () => {
    const { records, connection } = parts();
    await keepSetting(records, 'before', 42);
    let migrations = 0;
    await migrateRecords(connection, { info: () => void migrations++ });
    expect(migrations).toBe(0);
    expect(await readSetting(records, 'before', z.number())).toBe(42);
  });

  it('refuses tables of a newer Fiuto', async () => {
    const { records, connection } = parts();
    const future = 9_999_999_999_999;
    await records.db.execute(
      sql`INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('newer', ${future})`,
    );
    await expect(migrateRecords(connection, quietLog)).rejects.toThrow('made by a newer Fiuto');
    await records.db.execute(sql`DELETE FROM drizzle.__drizzle_migrations WHERE created_at = ${future}`);
    await migrateRecords(connection, quietLog);
  });
}

const form = { key: 'contact', name: 'Contact', page: '/c', fields: [{ name: 'email', type: 'email' }] };

function testSites(records: () => Records): void {
  it('gives a site back as it was made and changed, odd texts included', async () => {
    const odd = `it's "quoted" \\ è 🦊'); DROP TABLE sites; --`;
    const { site, secretKey } = await createSite(records(), { name: odd, allowedHosts: [odd, 'a.example'] });
    expect(await findSite(records(), site.id)).toEqual(site);
    expect(site).toMatchObject({ name: odd, allowedHosts: [odd, 'a.example'], consentDefault: 'limited' });
    expect(site.secretKeyHash).toBe(hashSecretKey(secretKey));
    const pathRules = [{ pattern: `/${odd}*`, kind: 'price' as const }];
    expect(await updateSite(records(), site.id, { pathRules })).toEqual({ ...site, pathRules });
    await noteFirstEvent(records(), site.id, 1_700_000_000_123);
    await noteFirstEvent(records(), site.id, 1_800_000_000_000);
    expect((await findSite(records(), site.id))?.firstEventAtMs).toBe(1_700_000_000_123);
    expect((await listSites(records())).map(({ id }) => id)).toContain(site.id);
  });

  it('lists a form that was seen and keeps what the operator chose for it', async () => {
    const { site } = await createSite(records(), { name: 'Forms' });
    await recordFormsSeen(records(), [{ ...form, siteId: site.id, lastSeenAtMs: 1_000 }]);
    await changeForm(records(), site.id, 'contact', { enabled: true, mapping: { email: 'email' } });
    const again = { ...form, page: '/new', siteId: site.id, lastSeenAtMs: 2_000 };
    await Promise.all([recordFormsSeen(records(), [again]), recordFormsSeen(records(), [again])]);
    expect((await findSite(records(), site.id))?.forms).toEqual([
      { ...form, page: '/new', enabled: true, mapping: { email: 'email' }, lastSeenAtMs: 2_000 },
    ]);
  });
}

const key = Buffer.alloc(32, 7);

function testDays(records: () => Records): void {
  it('keeps a touched day until it was cut, and longer when it was touched meanwhile', async () => {
    const day = { siteId: 1, day: '2026-03-10' };
    await touchDays(records(), [{ ...day, touchedAtMs: 5_001 }]);
    const [taken] = await listTouchedDays(records(), 5_001, 10);
    expect(taken).toEqual({ ...day, touchedAtMs: 5_001 });
    await touchDays(records(), [{ ...day, touchedAtMs: 6_000 }]);
    await forgetTouchedDay(records(), { ...day, touchedAtMs: 5_001 });
    expect(await listTouchedDays(records(), 9_000, 10)).toEqual([{ ...day, touchedAtMs: 6_000 }]);
    await forgetTouchedDay(records(), { ...day, touchedAtMs: 6_000 });
    expect(await listTouchedDays(records(), 9_000, 10)).toEqual([]);
  });

  it('makes the keys of tomorrow ahead, the same for all, and destroys them in time', async () => {
    let clockMs = Date.parse('2026-03-10T12:00:00Z');
    const open = () => openDaySecrets(records(), key, { log: quietLog, now: () => clockMs });
    const [one, other] = await Promise.all([open(), open()]);
    try {
      await Promise.all([one.rotate(), other.rotate()]);
      const ahead = one.visitorSaltFor('2026-03-11');
      expect(ahead).toHaveLength(32);
      expect(other.visitorSaltFor('2026-03-11')).toEqual(ahead);
      clockMs = Date.parse('2026-03-11T00:05:00Z');
      await Promise.all([one.rotate(), other.rotate()]);
      expect(await keptSecrets(records())).not.toContain('visitor_salt 2026-03-10');
      expect(other.visitorSaltFor('2026-03-11')).toEqual(ahead);
      expect(one.addressKeyFor('2026-03-10')).toHaveLength(32);
      clockMs = Date.parse('2026-03-13T00:00:00Z');
      await one.rotate();
      expect(await keptSecrets(records())).not.toContain('address_key 2026-03-10');
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });
}

async function keptSecrets(records: Records): Promise<string[]> {
  const { rows } = await records.db.execute<{ row: string }>(
    sql`SELECT purpose || ' ' || day AS row FROM ephemeral.day_secrets ORDER BY 1 LIMIT 100`,
  );
  return rows.map(({ row }) => row);
}

function testOperation(records: () => Records): void {
  it('keeps one setting of several that are kept at once, and tells all which', async () => {
    const values = ['a', 'b', 'c'];
    const kept = await Promise.all(
      values.map((value) => keepSettingOnce(records(), 'once', value, z.string())),
    );
    expect(new Set(kept).size).toBe(1);
    await keepSetting(records(), 'once', { list: [1, 'two', null] });
    const schema = z.object({ list: z.array(z.unknown()) });
    expect(await readSetting(records(), 'once', schema)).toEqual({ list: [1, 'two', null] });
    await expect(readSetting(records(), 'once', z.number())).rejects.toThrow();
    expect(await readSetting(records(), 'never', z.number())).toBeUndefined();
  });

  it('remembers how far an import has come, beyond what 32 bits count', async () => {
    const { site } = await createSite(records(), { name: 'Import' });
    const run = { siteId: site.id, fingerprint: 'f00d', fileName: 'access.log', unreadable: 0 };
    await keepImportRun(records(), { ...run, byteOffset: 10, lines: 1, state: 'running' });
    await keepImportRun(records(), { ...run, byteOffset: 9_000_000_000, lines: 2, state: 'done' });
    const kept = { byteOffset: 9_000_000_000, lines: 2, state: 'done' };
    expect(await findImportRun(records(), site.id, 'f00d')).toMatchObject(kept);
    expect(await findImportRun(records(), site.id, 'beef')).toBeUndefined();
  });

  it('says why a question failed without the values in it', async () => {
    const run = { siteId: 999_999, fingerprint: 'f', fileName: 'private.log', unreadable: 0 };
    const failure = await keepImportRun(records(), { ...run, byteOffset: 1, lines: 1, state: 'done' }).catch(
      failureReason,
    );
    expect(failure).toMatch(/violates foreign key constraint/);
    expect(failure).not.toContain('private.log');
  });

  it('writes down who looked, newest first, and forgets what is old', async () => {
    const since = new Date(Date.now() - 60_000);
    await writeAudit(records(), { userId: 'u1', userName: 'Ada', action: 'look_visits', rows: 50 });
    await writeAudit(records(), { userId: 'u2', userName: 'Eve', action: 'change_site', siteId: 1 });
    const entries = await listAudit(records(), { limit: 10 });
    expect(entries.map(({ action }) => action)).toEqual(['change_site', 'look_visits']);
    expect(await listAudit(records(), { limit: 10, userId: 'u1' })).toMatchObject([
      { rows: 50, siteId: null },
    ]);
    const older = await listAudit(records(), { limit: 10, beforeId: entries[0]?.id });
    expect(older.map(({ action }) => action)).toEqual(['look_visits']);
    expect(await forgetAudit(records(), since)).toBe(0);
    expect(await forgetAudit(records(), new Date(Date.now() + 60_000))).toBe(2);
  });
}

function testRestart(parts: () => { records: Records; under: RecordsUnderTest }): void {
  it('goes on by itself after the server was killed and started again, with all that was kept', async () => {
    const { records, under } = parts();
    await keepSetting(records, 'kept', 'before');
    await under.restart();
    await expect
      .poll(() => readSetting(records, 'kept', z.string()).catch(String), { timeout: 20_000 })
      .toBe('before');
    await keepSetting(records, 'kept', 'after');
    expect(await readSetting(records, 'kept', z.string())).toBe('after');
  });
}
