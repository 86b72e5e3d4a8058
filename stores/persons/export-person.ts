// The copy of everything that is kept of one person, as JSON: the same for an administrator and for the person.

import type { EventReader } from '../events/event-store.ts';
import { exportedMax, personExport } from '../events/questions/person-export.ts';
import type { Records } from '../records/open-records.ts';
import { openOutboxKeys } from '../records/outbox/outbox-keys.ts';
import { readPersonItems } from '../records/outbox/person-items.ts';
import { readRecordsOf } from '../records/questions/person-export.ts';
import type { HeldPerson } from './find-held.ts';

const longestMs = 800 * 86_400_000;
const hourMs = 3_600_000;

export interface ExportParts {
  events: EventReader;
  records: Records;
  /** The installation's master key, hex. */
  secret: string;
  siteIds: readonly number[];
  nameSubject(key: string): string;
  nowMs: number;
}

export type PersonCopy = Awaited<ReturnType<typeof exportPerson>>;

export async function exportPerson(parts: ExportParts, { keys, keyIds, spans }: HeldPerson) {
  const { records, events, nowMs } = parts;
  const rows = await events.ask(personExport, {
    siteIds: [...parts.siteIds],
    ...{ fromMs: nowMs - longestMs, toMs: nowMs + hourMs },
    browserSites: spans.map(({ siteId }) => siteId),
    browsers: spans.map(({ visitor }) => visitor),
    subjects: keys.map(parts.nameSubject),
  });
  // In a browser that several people share, only what was done in this one's time.
  const own = rows.filter(
    ({ visitor, siteId, atMs }) =>
      !spans.some((span) => span.visitor === visitor && span.siteId === siteId) ||
      spans.some(
        (span) =>
          span.visitor === visitor &&
          span.siteId === siteId &&
          (span.fromMs === null || span.fromMs <= atMs) &&
          (span.toMs === null || atMs < span.toMs),
      ),
  );
  return {
    exportedAt: new Date(nowMs).toISOString(),
    records: await readRecordsOf(records, { keys, keyIds }),
    outbox: await readPersonItems(records.db, keys, openOutboxKeys(parts.secret)),
    browsers: spans.map(({ fromMs, toMs, ...span }) => ({
      ...span,
      from: fromMs === null ? null : new Date(fromMs).toISOString(),
      to: toMs === null ? null : new Date(toMs).toISOString(),
    })),
    events: own.slice(0, exportedMax),
    /** There are more events than one copy holds. */
    isCut: rows.length > exportedMax,
  };
}
