// The tables that we write, each a whole file by our ids: what is to be written at the same moment goes out together, under a lock that
// other processes keep too, and nobody is told before the new file has taken the place of the old one. A file for each day says what
// changed.

import { randomUUID } from 'node:crypto';
import { setTimeout as waitFor } from 'node:timers/promises';
import { CrmError } from '../../http/crm-fault.ts';
import { type CsvForm, type CsvRow, readOwnCsv, writeCsv } from './csv-table.ts';
import type { FilePlace } from './file-place.ts';

const outTables = { company: 'companies', person: 'persons', note: 'notes', task: 'tasks' } as const;
type OutKind = keyof typeof outTables;

export interface CsvStore {
  /** By our ids, as the file stands now, with a mark of that state. */
  read(kind: OutKind): Promise<{ readonly rows: ReadonlyMap<string, CsvRow>; readonly mark: string }>;
  /** What stood there before. Resolves when the file is in its place; undefined takes the row away. */
  change(
    kind: OutKind,
    id: string,
    to: (row: CsvRow | undefined) => CsvRow | undefined,
  ): Promise<CsvRow | undefined>;
}

export interface CsvStoreParts {
  readonly place: FilePlace;
  readonly form: CsvForm;
  readonly columns: Readonly<Record<OutKind, readonly string[]>>;
}

interface Change {
  readonly kind: OutKind;
  readonly id: string;
  readonly to: (row: CsvRow | undefined) => CsvRow | undefined;
  readonly done: (before: CsvRow | undefined) => void;
  readonly fail: (error: unknown) => void;
}

/** What others want to write meanwhile goes with it. */
const gatherMs = 25;
const lockName = '.fiuto-lock';
const lockTriesMs = 100;
const lockWaitMs = 5_000;
/** Whoever held it for so long has ended. */
const lockStaleMs = 60_000;

interface Held {
  readonly mark: string;
  readonly rows: ReadonlyMap<string, CsvRow>;
}

export function openCsvStore(parts: CsvStoreParts): CsvStore {
  const held = new Map<OutKind, Held>();
  const lock = openLock(parts.place);
  const waiting: Change[] = [];
  let isRunning = false;
  const run = async () => {
    await waitFor(gatherMs);
    while (waiting.length > 0) {
      const batch = waiting.splice(0);
      try {
        const before = await lock(() => writeBatch(parts, held, batch));
        for (const [place, change] of batch.entries()) change.done(before[place]);
      } catch (error) {
        for (const change of batch) change.fail(error);
      }
    }
    isRunning = false;
  };
  return {
    read: (kind) => load(parts, held, kind),
    change: (kind, id, to) =>
      new Promise((done, fail) => {
        waiting.push({ kind, id, to, done, fail });
        if (isRunning) return;
        isRunning = true;
        void run();
      }),
  };
}

async function load({ place, form }: CsvStoreParts, held: Map<OutKind, Held>, kind: OutKind): Promise<Held> {
  const name = `${outTables[kind]}.csv`;
  // Servers tell seconds alone; the file of the day grows with each write.
  const mark = `${await place.mark(name)} ${await place.mark(changesName())}`;
  const known = held.get(kind);
  if (known?.mark === mark) return known;
  const file = await place.read(name);
  const rows = file === undefined ? [] : readOwnCsv(name, file.content, form);
  const loaded = { mark, rows: new Map(rows.map((row) => [row['fiuto_id'] ?? '', row])) };
  held.set(kind, loaded);
  return loaded;
}

async function writeBatch(
  parts: CsvStoreParts,
  held: Map<OutKind, Held>,
  batch: readonly Change[],
): Promise<(CsvRow | undefined)[]> {
  const tables = new Map<OutKind, Map<string, CsvRow>>();
  const before: (CsvRow | undefined)[] = [];
  for (const { kind, id, to } of batch) {
    const rows = tables.get(kind) ?? new Map((await load(parts, held, kind)).rows);
    tables.set(kind, rows);
    const row = rows.get(id);
    const next = to(row);
    before.push(row);
    if (next === undefined) rows.delete(id);
    else rows.set(id, next);
  }
  // What is read the next time is what stands there, whatever became of this.
  held.clear();
  const { place, form, columns } = parts;
  for (const [kind, rows] of tables)
    await place.replace(`${outTables[kind]}.csv`, writeCsv(columns[kind], rows.values(), form));
  await noteChanges(parts, tables, batch);
  return before;
}

const changeColumns = ['at', 'table', 'fiuto_id', 'change'] as const;

function changesName(): string {
  return `changes-${new Date().toISOString().slice(0, 10)}.csv`;
}

async function noteChanges(
  { place, form }: CsvStoreParts,
  tables: ReadonlyMap<OutKind, ReadonlyMap<string, CsvRow>>,
  batch: readonly Change[],
): Promise<void> {
  const name = changesName();
  const file = await place.read(name);
  const rows = file === undefined ? [] : readOwnCsv(name, file.content, form);
  const at = new Date().toISOString();
  const added = batch.map(({ kind, id }) => ({
    ...{ at, table: outTables[kind], fiuto_id: id },
    change: tables.get(kind)?.has(id) ? 'upsert' : 'delete',
  }));
  await place.replace(name, writeCsv(changeColumns, [...rows, ...added], form));
}

/** One process at a time; a lock that nobody lets go is broken. */
function openLock(place: FilePlace) {
  let seen = { mark: '', sinceMs: 0 };
  const isStale = async (): Promise<boolean> => {
    const mark = (await place.mark(lockName)) ?? '';
    const nowMs = performance.now();
    if (mark !== seen.mark) seen = { mark, sinceMs: nowMs };
    return mark !== '' && nowMs - seen.sinceMs > lockStaleMs;
  };
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const untilMs = performance.now() + lockWaitMs;
    while (!(await place.claim(lockName, Buffer.from(randomUUID())))) {
      if (await isStale()) await place.remove(lockName);
      else if (performance.now() > untilMs)
        throw new CrmError({ kind: 'later', reason: 'locked', waitMs: lockWaitMs }, lockName);
      else await waitFor(lockTriesMs);
    }
    try {
      return await work();
    } finally {
      // Whoever comes next breaks it when this fails.
      await place.remove(lockName).catch(() => undefined);
    }
  };
}
