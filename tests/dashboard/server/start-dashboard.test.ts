// The dashboard server itself: headers, origins, errors, the interface it serves.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiVersion } from '#dashboard/server/start-dashboard.ts';
import packageFile from '../../../package.json' with { type: 'json' };
import {
  adminEmail,
  openTestDashboard,
  type TestDashboard,
  testPassword,
} from './support/open-test-dashboard.ts';

let dashboard: TestDashboard;
let directory: string;
const logged: string[] = [];
const log = pino(
  { level: 'trace' },
  new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  }),
);

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-test-web-'));
  mkdirSync(join(directory, 'web', 'assets'), { recursive: true });
  writeFileSync(join(directory, 'web', 'index.html'), '<!doctype html><title>Fiuto</title>');
  writeFileSync(join(directory, 'web', 'assets', 'app-1a2b.js'), `console.log('${'x'.repeat(5_000)}')`);
  writeFileSync(join(directory, 'secret.json'), '{"secret":true}');
  symlinkSync(join(directory, 'secret.json'), join(directory, 'web', 'linked.json'));
  dashboard = await openTestDashboard({
    webDirectory: join(directory, 'web'),
    settings: { publicUrl: 'https://fiuto.example.com' },
    log,
  });
});
afterAll(async () => {
  await dashboard.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('the dashboard server', () => {
  it('knows its version', () => {
    expect(apiVersion).toBe(packageFile.version);
  });

  it('sends a strict policy: only its own scripts, framed by nobody, nothing about itself', async () => {
    for (const path of ['/', '/api/status', '/nothing.js']) {
      const { headers } = await dashboard.stranger().get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toContain('max-age');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('marks its cookies as secure when its public address is https', async () => {
    const administrator = await dashboard.administrator();
    expect(administrator.setCookies.join()).toMatch(/__Secure-fiuto\.session_token=.*Secure/);
  });

  it('takes changes from its public address alone', async () => {
    const administrator = await dashboard.administrator();
    const local = { origin: dashboard.listeningUrl };
    expect((await administrator.post('/api/sites', { name: 'x' }, local)).status).toBe(403);
    expect((await administrator.post('/api/sites', { name: 'x' })).status).toBe(200);
  });

  it('keeps API answers out of every cache', async () => {
    expect((await dashboard.stranger().get('/api/status')).headers.get('cache-control')).toBe('no-store');
  });

  it('serves the interface for every page of it, hashed files for ever and compressed', async () => {
    const page = await dashboard.stranger().get('/visits/1-2-3');
    expect(page.body['text']).toContain('<title>Fiuto</title>');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const brotli = { 'accept-encoding': 'br' };
    const script = await dashboard.stranger().send('GET', '/assets/app-1a2b.js', undefined, brotli);
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-encoding')).toBe('br');
    expect(script.body['text']).toMatch(/^console\.log/);
  });

  it.each([
    '/assets/gone.js',
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/linked.json',
    '/assets/%00.js',
  ])('answers %s with 404 and nothing from outside its directory', async (path) => {
    const answer = await dashboard.stranger().get(path);
    expect(answer.status).toBe(404);
    expect(JSON.stringify(answer.body)).not.toContain('secret":');
  });

  it('says which stores answer', async () => {
    expect((await dashboard.stranger().get('/api/health')).body).toEqual({
      ok: true,
      stores: { events: true, records: true, queue: true },
    });
  });

  it('writes no password, token or cookie into its log', async () => {
    const client = dashboard.stranger();
    await client.post('/api/auth/sign-in/email', { email: adminEmail, password: testPassword });
    await client.post('/api/auth/sign-in/email', { email: adminEmail, password: 'wrong but secret' });
    const administrator = await dashboard.administrator();
    const text = logged.join('');
    for (const secret of [testPassword, 'wrong but secret', ...administrator.cookies.values()]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('a failure nobody foresaw', () => {
  it('is logged under an id and answered without details', async () => {
    const administrator = await dashboard.administrator();
    await dashboard.events.command('RENAME TABLE events_v1 TO events_away');
    const answer = await administrator.get('/api/live');
    const health = await administrator.get('/api/health');
    await dashboard.events.command('RENAME TABLE events_away TO events_v1');
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toMatch(/events_v1|Exception/);
    const requestId = answer.headers.get('x-request-id') ?? 'none';
    expect(logged.some((line) => line.includes(requestId) && /live-(moments|views)/.test(line))).toBe(true);
    expect([health.status, health.body]).toMatchObject([503, { ok: false, stores: { events: false } }]);
  });
});

describe('with PostgreSQL away', () => {
  // Last of the file: it does not come back.
  it('says so with 503 instead of taking people for strangers', async () => {
    const administrator = await dashboard.administrator();
    await dashboard.loseRecords();
    const answer = await administrator.get('/api/me');
    expect([answer.status, answer.body]).toMatchObject([503, { error: { code: 'records_away' } }]);
    expect(answer.headers.get('retry-after')).toBe('5');
    const health = await dashboard.stranger().get('/api/health');
    expect([health.status, health.body]).toMatchObject([503, { stores: { records: false } }]);
  });
});
