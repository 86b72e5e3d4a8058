// The server of the outbox in a process of its own, for tests that kill it: takes its place as JSON, says `ready`, works until it is
// killed or told to stop.

import { startCrm } from '#crm/start-crm.ts';
import { openRecords } from '#stores/records/open-records.ts';
import type { PostgresConnection } from '#stores/records/postgres-connection.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

export interface OutboxPlace {
  records: PostgresConnection;
  /** Hex, 32 bytes. */
  secret: string;
  graphUrl: string;
}

const place = JSON.parse(process.argv[2] ?? '{}') as OutboxPlace;
const records = await openRecords(place.records, { log: quietLog });
const outbox = startCrm({
  ...{ records, secret: place.secret, log: quietLog },
  settings: {
    ...{ allowedHosts: ['127.0.0.1'], itemsAtOnce: 4, timeoutMs: 5_000 },
    ...{ graphUrl: place.graphUrl, linkedinUrl: 'http://127.0.0.1:9' },
    ...{ dashboardUrl: 'http://127.0.0.1:9', mail: undefined, folders: { dataDirectory: '', allowed: [] } },
  },
});
process.on('SIGTERM', () => {
  void outbox
    .stop()
    .then(() => records.close())
    .then(() => process.exit(0));
});
process.stdout.write('ready\n');
