// Owns an embedded PostgreSQL until it is killed: a process of its own for tests of what a killed run leaves behind.

import pg from 'pg';
import { startPostgres } from '#stores/records/embedded/start-postgres.ts';
import { quietLog } from './start-test-postgres.ts';

const server = await startPostgres(process.argv[2] ?? '', quietLog);
const client = new pg.Client(server.connection('fiuto'));
await client.connect();
await client.query('CREATE TABLE kept AS SELECT 42 AS answer');
process.stdout.write('ready\n');
