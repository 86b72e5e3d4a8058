// Reads a file about what people did elsewhere into the records and works out what would come of it; no event is made yet.

import { createHmac } from 'node:crypto';
import type { Author } from '#contract/company.ts';
import type { EngagementFileKind, ImportReading } from '#contract/import-report.ts';
import type { OpenFile } from '#intelligence/company/import/inspect-file.ts';
import { TableError } from '#intelligence/company/import/read-table.ts';
import { guessOwnNames, listSpeakers, makeChatRows } from '#intelligence/engagement-import/chat/chat-rows.ts';
import { readChatFile } from '#intelligence/engagement-import/chat/read-chat-file.ts';
import { guessEngagementMapping } from '#intelligence/engagement-import/guess-engagement-mapping.ts';
import {
  type EngagementLayout,
  inspectEngagementFile,
} from '#intelligence/engagement-import/inspect-engagement-file.ts';
import { keyOfRow } from '#intelligence/engagement-import/key-of-row.ts';
import { providerOf } from '#intelligence/engagement-import/read-action.ts';
import {
  type NumberedRow,
  readEngagementRows,
} from '#intelligence/engagement-import/read-engagement-rows.ts';
import { readMoment } from '#intelligence/engagement-import/read-moment.ts';
import { deriveKey } from '../derive-key.ts';
import { createErasedKeys } from '../identity/erased-keys.ts';
import type { Records } from '../open-records.ts';
import { addImportRows, countImportRows, markRepeatedRows, type NewImportRow } from './import-rows.ts';
import {
  type EngagementRun,
  findEngagementRun,
  findReading,
  keepReading,
  noteEngagementRun,
} from './import-runs.ts';

export interface EngagementFile {
  name: string;
  open: OpenFile;
  reading: ImportReading;
}

export interface ReadParts {
  records: Records;
  /** The installation's master key, hex: rows are known again by hashes that it keys. */
  secret: string;
  /** Events that happened earlier would be deleted at once; milliseconds since 1970, as `nowMs`. */
  oldestMs: number;
  nowMs: number;
  /** Of times that have none, where the operator says nothing. */
  zone: string;
}

/** Rows done. */
export type RowWatch = (done: number) => void;

const rowsAtOnce = 1_000;
const noteEveryMs = 1_000;

/**
 * Answers the run in the state `ready` with its counts. A file that cannot be read ends in the state `failed`, which says
 * what is wrong. Rejects when the records are away.
 */
export async function readEngagementInto(
  parts: ReadParts,
  by: Author,
  id: number,
  file: EngagementFile,
  watch: RowWatch = () => undefined,
): Promise<EngagementRun> {
  const { records } = parts;
  try {
    const layout = await inspectEngagementFile(file.open);
    const reading = await settleReading(parts, by, layout, file.reading);
    const { siteId } = await findEngagementRun(records, id);
    const { mapping, isDaySaid: _, ...rest } = reading;
    const { encoding, separator, headers } = layout;
    const { kind } = reading;
    await noteEngagementRun(records, id, {
      ...{ encoding, separator, headers: [...headers], mapping, kind, reading: rest },
      provider: providerOf[kind],
    });
    const rows = await openRows(parts, id, file, layout, reading);
    const erased = await keepRows(parts, id, siteId, rows, watch);
    await markRepeatedRows(records, id, siteId);
    const counts = await countImportRows(records, id);
    await noteEngagementRun(records, id, {
      ...{ state: 'ready', counts: { ...counts, erased, rows: counts.rows + erased } },
    });
  } catch (error) {
    const isFile = error instanceof TableError;
    const failure = isFile ? error.message : 'The file could not be read to its end: try again.';
    await noteEngagementRun(records, id, { state: 'failed', failure });
    if (!isFile) throw error;
  }
  return findEngagementRun(records, id);
}

type SettledReading = ImportReading &
  Required<Pick<ImportReading, 'kind' | 'mapping' | 'zone' | 'dates' | 'dayMs'>> & { isDaySaid: boolean };

/** What the operator says, else what was said of a file with these headers, else what it looks like. */
async function settleReading(
  { records, nowMs, zone }: ReadParts,
  by: Author,
  layout: EngagementLayout,
  told: ImportReading,
): Promise<SettledReading> {
  const remembered = layout.signature === '' ? undefined : await findReading(records, layout.signature);
  const kind = told.kind ?? remembered?.kind ?? layout.kind;
  const guessed = kind === layout.kind ? layout.mapping : guessEngagementMapping(layout.headers, kind);
  const isOldKind = remembered?.kind === kind;
  const mapping = { ...guessed, ...(isOldKind ? remembered.mapping : {}), ...told.mapping };
  const dates = told.dates ?? remembered?.dates ?? layout.dates;
  const settled = { zone: told.zone ?? remembered?.zone ?? zone, dates, kind, mapping };
  const action = told.action ?? (isOldKind ? remembered.action : undefined);
  const isKnown = Object.keys(told.mapping ?? {}).every((header) => layout.headers.includes(header));
  if (layout.signature !== '' && isKnown && Object.keys(told).length > 0)
    await keepReading(records, layout.signature, { ...settled, ...(action ? { action } : {}) }, by.name);
  return {
    ...settled,
    ...(action ? { action } : {}),
    ...(told.own ? { own: told.own } : {}),
    // Rows without a time are of the day on which they came, unless another is said.
    dayMs: told.dayMs ?? Math.floor(nowMs / 86_400_000) * 86_400_000,
    isDaySaid: told.dayMs !== undefined,
    // Of this very file: the next with the same headers is of another event.
    ...(told.eventName === undefined ? {} : { eventName: told.eventName }),
    ...(told.eventAt === undefined ? {} : { eventAt: told.eventAt }),
  };
}

const chatKinds: ReadonlySet<EngagementFileKind> = new Set(['chat', 'whatsapp', 'messenger']);

async function openRows(
  { records, oldestMs, nowMs }: ReadParts,
  id: number,
  file: EngagementFile,
  layout: EngagementLayout,
  reading: SettledReading,
): Promise<AsyncIterable<NumberedRow> | Iterable<NumberedRow>> {
  const window = { oldestMs, newestMs: nowMs };
  if (layout.shape === 'table' && !chatKinds.has(reading.kind)) {
    const { kind, zone, dates, dayMs, isDaySaid, action } = reading;
    return readEngagementRows(file.open, layout, reading.mapping, {
      ...{ kind, zone, dates, dayMs, isDaySaid, action, event: readEvent(reading), ...window },
    });
  }
  const chat = await readChatFile(file.name, file.open, layout, reading.mapping, reading);
  const own = reading.own ?? guessOwnNames(chat.file);
  const { mapping: _, isDaySaid: _said, ...rest } = reading;
  await noteEngagementRun(records, id, {
    ...{ kind: chat.kind, provider: providerOf[chat.kind], speakers: listSpeakers(chat.file) },
    reading: { ...rest, kind: chat.kind, own },
  });
  return makeChatRows(chat.file, { kind: chat.kind, own, ...window });
}

/** Throws TableError. */
function readEvent({ eventName = '', eventAt = '', ...reading }: SettledReading) {
  const startsMs = eventAt === '' ? undefined : readMoment(eventAt, reading);
  if (eventAt !== '' && startsMs === undefined)
    throw new TableError(
      `The start of the event, "${eventAt}", is no date that can be read: write it as 2026-05-12 10:00.`,
    );
  return { name: eventName, startsMs };
}

/** Answers how many rows are of people who were erased: nothing of these is kept. */
async function keepRows(
  { records, secret }: ReadParts,
  id: number,
  siteId: number,
  rows: AsyncIterable<NumberedRow> | Iterable<NumberedRow>,
  watch: RowWatch,
): Promise<number> {
  const hashKey = deriveKey(secret, 'rows of imported files');
  const keyOf = (text: string) =>
    createHmac('sha256', hashKey).update(`${siteId} ${text}`).digest('hex').slice(0, 32);
  const gone = createErasedKeys(records, secret);
  await gone.load();
  let batch: NewImportRow[] = [];
  let [done, erased, notedAt] = [0, 0, performance.now()];
  const keep = async () => {
    await addImportRows(records, id, batch);
    done += batch.length;
    batch = [];
    watch(done);
    if (performance.now() - notedAt < noteEveryMs) return;
    notedAt = performance.now();
    await noteEngagementRun(records, id, { progress: done });
  };
  for await (const read of rows) {
    const { line } = read;
    const key = 'row' in read ? keyOfRow(read.row) : undefined;
    if (key !== undefined && gone.has(key)) {
      erased += 1;
      continue;
    }
    batch.push(
      'fault' in read
        ? { line, rowKey: '', values: null, fault: read.fault }
        : { line, rowKey: keyOf(read.keyText), values: read.row, fault: read.note ?? null },
    );
    if (batch.length >= rowsAtOnce) await keep();
  }
  await keep();
  if (done + erased === 0)
    throw new TableError('Nothing was found in the file that a visitor or customer did or wrote.');
  return erased;
}
