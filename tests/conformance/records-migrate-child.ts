// One of several machines that start at the same moment on the same database: brings it up to date and says what it did.

import { migrateRecords } from '#stores/records/migrate-records.ts';
import type { PostgresConnection } from '#stores/records/postgres-connection.ts';

const connection = JSON.parse(process.argv[2] ?? '') as PostgresConnection;
let migrations = 0;
await migrateRecords(connection, { info: () => void migrations++ });
process.stdout.write(`migrations ${migrations}\n`);
