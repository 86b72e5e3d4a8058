// Transactions over connections that break: a real PostgreSQL behind a door that is slammed at BEGIN, COMMIT or ROLLBACK.

import { type AddressInfo, connect as connectTo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRecords, type Records } from '#stores/records/open-records.ts';
import { quietLog, startTestPostgres } from '#tests/support/start-test-postgres.ts';

const connectionsMax = 3;
let server: Awaited<ReturnType<typeof startTestPostgres>>;
let door: Server;
let records: Records;
/** A connection breaks when it says this. */
let breaksAt = '';

beforeAll(async () => {
  server = await startTestPostgres();
  const connection = server.connection('fiuto');
  door = createServer((client) => {
    const inside = connectTo(join(connection.host, `.s.PGSQL.${connection.port}`));
    const slam = () => {
      client.destroy();
      inside.destroy();
    };
    client.on('error', slam).on('close', slam);
    inside.on('error', slam).on('close', slam);
    client.on('data', (bytes) => {
      if (breaksAt !== '' && bytes.includes(breaksAt)) slam();
      else inside.write(bytes);
    });
    inside.on('data', (bytes) => client.write(bytes));
  });
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening));
  const { port } = door.address() as AddressInfo;
  records = await openRecords({ ...connection, host: '127.0.0.1', port }, { log: quietLog, connectionsMax });
});
afterAll(async () => {
  door.close();
  await server.stop();
});

const readOne = () =>
  records.db.transaction(async (tx) => (await tx.execute(sql`SELECT 1 AS one LIMIT 1`)).rows[0]?.['one']);

async function failAt(statement: string, work: () => Promise<unknown>): Promise<void> {
  breaksAt = statement;
  for (let again = 0; again <= connectionsMax; again++) await expect(work()).rejects.toThrow();
  breaksAt = '';
}

it('has a connection for the next transaction, however many could not begin', async () => {
  expect(await readOne()).toBe(1);
  await failAt('begin', readOne);
  expect(await readOne()).toBe(1);
});

it('has a connection for the next transaction, however many could be neither ended nor taken back', async () => {
  await failAt('commit', readOne);
  await failAt('rollback', () => records.db.transaction(() => Promise.reject(new Error('not wanted'))));
  expect(await readOne()).toBe(1);
});

it('has none left out when it is closed', async () => {
  await failAt('begin', readOne);
  await expect(records.close()).resolves.toBeUndefined();
});
