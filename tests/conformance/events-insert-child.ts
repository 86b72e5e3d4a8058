// Opens chDB, inserts the same 200 rows under the same token, says how many there are, and ends: in good order, or by
// kill -9 before anything is closed.

import { eventColumns } from '#stores/events/event-columns.ts';
import { rowText, storedRow } from '#stores/events/event-row.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { sampleDescribedEvent } from '#tests/support/sample-events.ts';
import { countRows } from './count-rows.ts';

const [, , path = '', end] = process.argv;
const store = await openEventStore({ kind: 'embedded', path }, { info: () => undefined });
const idTimeMs = Date.now();
const text = Array.from({ length: 200 }, () => `${rowText(storedRow(sampleDescribedEvent({ idTimeMs })))}\n`);
await store.insertText('events_v1', eventColumns, text.join(''), 'one-token');
process.stdout.write(`rows ${await countRows(store, 1)}\n`, () => {
  if (end === 'kill') process.kill(process.pid, 'SIGKILL');
});
if (end !== 'kill') await store.close();
