// The copy of everything that is kept of one person, as JSON: the same for an administrator and for the person.

import type { EventReader } from '../events/event-store.ts';
import { exportedMax, personExport } from '../events/questions/person-export.ts';
import { readPersonInCrms } from '../records/crm/person-traces.ts';
import type { Records } from '../records/open-records.ts';
import { openOutboxKeys } from '../records/outbox/outbox-keys.ts';
import { readPersonItems } from '../records/outbox/person-items.ts';
import { readRecordsOf } from '../records/questions/person-export.ts';
import { copyLegend } from './copy-legend.ts';
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

export async function exportPerson(parts: ExportParts, { keys, keyIds, spans, reach }: HeldPerson) {
  const { records, nowMs } = parts;
  const rows = await readEvents(parts, { keys, spans });
  // In a browser that several people share, only what was done in this one's time.
  const own = rows.filter((row) => isWithin(row, spans));
  return {
    exportedAt: new Date(nowMs).toISOString(),
    /** What parts and codes mean. */
    legend: copyLegend,
    records: await readRecordsOf(records, {
      ...{ keys, keyIds, subjects: keys.map(parts.nameSubject) },
      countsClaims: reach !== 'all',
    }),
    outbox: await readPersonItems(records.db, keys, openOutboxKeys(parts.secret)),
    crms: await readPersonInCrms(records.db, keys, openOutboxKeys(parts.secret)),
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

/** So many browsers are asked for at once. */
const browsersAtOnce = 500;

/** Each event once, in order of time. */
async function readEvents(
  { events, siteIds, nameSubject, nowMs }: ExportParts,
  { keys, spans }: Pick<HeldPerson, 'keys' | 'spans'>,
) {
  const found = new Map<string, (typeof personExport)['row']['_output']>();
  // Once for what was done under the names alone.
  for (let at = 0; at === 0 || at < spans.length; at += browsersAtOnce) {
    const some = spans.slice(at, at + browsersAtOnce);
    const rows = await events.ask(personExport, {
      siteIds: [...siteIds],
      ...{ fromMs: nowMs - longestMs, toMs: nowMs + hourMs },
      browserSites: some.map(({ siteId }) => siteId),
      browsers: some.map(({ visitor }) => visitor),
      subjects: at === 0 ? keys.map(nameSubject) : [],
    });
    for (const row of rows) found.set(row.id, row);
  }
  return [...found.values()].sort((one, other) => one.atMs - other.atMs || (one.id < other.id ? -1 : 1));
}

function isWithin(
  { visitor, siteId, atMs }: { visitor: string; siteId: number; atMs: number },
  spans: HeldPerson['spans'],
): boolean {
  const own = spans.filter((span) => span.visitor === visitor && span.siteId === siteId);
  return (
    own.length === 0 ||
    own.some(({ fromMs, toMs }) => (fromMs === null || fromMs <= atMs) && (toMs === null || atMs < toMs))
  );
}
