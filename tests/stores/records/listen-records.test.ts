// What whoever listens to the records is promised.

import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listenToRecords } from '#stores/records/listen-records.ts';
import { startTestPostgres } from '#tests/support/start-test-postgres.ts';

let server: Awaited<ReturnType<typeof startTestPostgres>>;
let client: pg.Client;

beforeAll(async () => {
  server = await startTestPostgres();
  client = new pg.Client(server.connection('fiuto'));
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await server.stop();
});

it('hears what is written when its transaction has ended, and not before', async () => {
  let heard = 0;
  const listening = listenToRecords(server.connection('fiuto'), 'fiuto_outbox', () => {
    heard += 1;
  });
  await expect.poll(() => heard).toBe(1);
  await client.query('BEGIN');
  await client.query(`SELECT pg_notify('fiuto_outbox', '')`);
  // Its own question goes and comes back on another connection meanwhile.
  const other = new pg.Client(server.connection('fiuto'));
  await other.connect();
  await other.query('SELECT 1');
  await other.end();
  expect(heard).toBe(1);
  await client.query('COMMIT');
  await expect.poll(() => heard).toBe(2);
  await listening.stop();
});

it('listens again by itself when its connection was cut, and says so, since it may have missed something', async () => {
  let heard = 0;
  const listening = listenToRecords(server.connection('fiuto'), 'fiuto_outbox', () => {
    heard += 1;
  });
  await expect.poll(() => heard).toBe(1);
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'fiuto listens'`,
  );
  await expect.poll(() => heard, { timeout: 20_000 }).toBe(2);
  await listening.stop();
});
