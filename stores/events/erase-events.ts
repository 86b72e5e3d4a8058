// Takes the events of one person away for good: the only case in which rows that were written are touched.

import { findErasedTexts } from './erased-texts.ts';
import type { EventStore } from './event-store.ts';

export interface ErasedEvents {
  /** Names on events, UInt64 as decimal text. */
  readonly subjects: readonly string[];
  /** Times in milliseconds since 1970; null from the very beginning, and to this day. */
  readonly spans: readonly {
    readonly siteId: number;
    readonly visitor: string;
    readonly fromMs: number | null;
    readonly toMs: number | null;
  }[];
  /** Addresses and numbers that no event may go on holding, wherever they stand in it. */
  readonly texts: readonly string[];
}

/** So many are searched for at once: the engine takes fewer than 256 needles, and an address may be two. */
const textsAtOnce = 100;
const spansAtOnce = 200;
const endMs = Date.UTC(2100, 0, 1);

const list = (name: string, type: string) => `{${name}: Array(${type})}`;
/** Pairs of a browser and a time of it, as rows. */
const spanRows = `SELECT span.1 AS site, reinterpretAsUInt64(reverse(unhex(span.2))) AS visitor, span.3 AS from_ms, span.4 AS to_ms
  FROM (SELECT arrayJoin(arrayZip(${list('sites', 'UInt32')}, ${list('visitors', 'String')}, ${list('from', 'Int64')}, ${list('to', 'Int64')})) AS span)`;
const rowsOf = (moment: string) =>
  `(site_id, visitor_id) IN (SELECT site, visitor FROM (${spanRows}))
  AND arrayExists((site, hex, from_ms, to_ms) -> site = site_id AND reinterpretAsUInt64(reverse(unhex(hex))) = visitor_id
    AND toUnixTimestamp64Milli(${moment}) >= from_ms AND toUnixTimestamp64Milli(${moment}) < to_ms,
    ${list('sites', 'UInt32')}, ${list('visitors', 'String')}, ${list('from', 'Int64')}, ${list('to', 'Int64')})`;
/** Wherever a text of an event may stand; `request` of a rejected one names the browser. */
const textColumns = ['properties', 'name', 'target', 'query', 'path', 'title', 'search_term', 'raw', 'error'];

/** Resolves when the engine has rewritten the parts concerned. Throws EventStoreError. */
export async function eraseEvents(
  events: Pick<EventStore, 'command' | 'cluster'>,
  { subjects, spans, texts }: ErasedEvents,
): Promise<void> {
  const onCluster = events.cluster === undefined ? '' : ` ON CLUSTER ${events.cluster}`;
  // 2: every copy of the table has done it. The statement names whom it is about, so that no log of queries is to keep it.
  const settings = 'SETTINGS mutations_sync = 2, log_queries = 0';
  const alter = (table: string, condition: string, parameters: Record<string, unknown>) =>
    events.command(`ALTER TABLE ${table}${onCluster} DELETE WHERE ${condition} ${settings}`, parameters);
  if (subjects.length > 0)
    await alter(
      'events_v1',
      `subject != 0 AND subject IN (SELECT toUInt64(arrayJoin(${list('subjects', 'String')})))`,
      {
        subjects,
      },
    );
  for (let at = 0; at < spans.length; at += spansAtOnce) {
    const some = spans.slice(at, at + spansAtOnce);
    const parameters = {
      sites: some.map(({ siteId }) => siteId),
      visitors: some.map(({ visitor }) => visitor),
      from: some.map(({ fromMs }) => fromMs ?? 0),
      to: some.map(({ toMs }) => toMs ?? endMs),
    };
    await alter('events_v1', rowsOf('time'), parameters);
    await alter('sessions_v1', rowsOf('started_at'), parameters);
    await alter(
      'events_v1',
      `outcome = 'rejected' AND multiSearchAny(request, ${list('visitors', 'String')})`,
      { visitors: parameters.visitors },
    );
  }
  for (let at = 0; at < texts.length; at += textsAtOnce) {
    const { needles, pattern } = findErasedTexts(texts.slice(at, at + textsAtOnce));
    const holds = textColumns.map(
      (column) =>
        `(multiSearchAnyCaseInsensitiveUTF8(${column}, ${list('texts', 'String')}) AND match(${column}, {pattern: String}))`,
    );
    await alter('events_v1', holds.join(' OR '), { texts: needles, pattern });
  }
}
