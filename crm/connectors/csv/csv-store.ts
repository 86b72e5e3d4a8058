// The tables that we write, each a whole file by our ids: what is to be written at the same moment goes out together, under a lock that
// other processes keep too, and nobody is told before the new file has taken the place of the old one. A file for each day says what
// changed.

import { setTimeout as waitFor } from 'node:timers/promises';
import { CrmError } from '../../http/crm-fault.ts';
import { openCsvLock } from './csv-lock.ts';
import { type CsvForm, type CsvRow, readOwnCsv, writeCsv } from './csv-table.ts';
import { type FilePlace, fileBytesMax } from './file-place.ts';
import { openOldNotes } from './old-notes.ts';

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

interface Held {
  readonly mark: string;
  readonly rows: ReadonlyMap<string, CsvRow>;
}

export function openCsvStore(parts: CsvStoreParts): CsvStore {
  const held = new Map<OutKind, Held>();
  const lock = openCsvLock(parts.place);
  const waiting: Change[] = [];
  let isRunning = false;
  const run = async () => {
    await waitFor(gatherMs);
    while (waiting.length > 0) {
      const batch = waiting.splice(0);
      try {
        const tell = await lock((check) => writeBatch(parts, held, batch, check));
        for (const one of tell) one();
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

async function load(parts: CsvStoreParts, held: Map<OutKind, Held>, kind: OutKind): Promise<Held> {
  const { place } = parts;
  const name = `${outTables[kind]}.csv`;
  // Servers tell seconds alone; the file of the day grows with each write.
  const mark = `${await place.mark(name)} ${await place.mark(changesName())}`;
  const known = held.get(kind);
  if (known?.mark === mark) return known;
  const loaded = { mark, rows: await readRows(parts, name) };
  held.set(kind, loaded);
  return loaded;
}

async function readRows({ place, form }: CsvStoreParts, name: string): Promise<Map<string, CsvRow>> {
  const file = await place.read(name);
  const rows = file === undefined ? [] : readOwnCsv(name, file.content, form);
  return new Map(rows.map((row) => [row['fiuto_id'] ?? '', row]));
}

type Check = () => Promise<void>;

/** Table by table: one that cannot be written holds no other up. Answers what is to be told to whoever waits. */
async function writeBatch(
  parts: CsvStoreParts,
  held: Map<OutKind, Held>,
  batch: readonly Change[],
  check: Check,
): Promise<(() => void)[]> {
  const tell: (() => void)[] = [];
  for (const kind of new Set(batch.map((change) => change.kind))) {
    const changes = batch.filter((change) => change.kind === kind);
    try {
      const before = await writeTable(parts, held, { kind, changes, check });
      tell.push(...changes.map((change, place) => () => change.done(before[place])));
    } catch (error) {
      tell.push(...changes.map((change) => () => change.fail(error)));
    }
  }
  return tell;
}

interface TableWrite {
  readonly kind: OutKind;
  readonly changes: readonly Change[];
  readonly check: Check;
}

async function writeTable(
  parts: CsvStoreParts,
  held: Map<OutKind, Held>,
  { kind, changes, check }: TableWrite,
): Promise<(CsvRow | undefined)[]> {
  const rows = new Map((await load(parts, held, kind)).rows);
  const old = openOldNotes((name) => readRows(parts, name), Date.now());
  if (kind === 'note')
    await old.bringBack(
      changes.map(({ id }) => id),
      rows,
    );
  const before = changes.map(({ id, to }) => {
    const row = rows.get(id);
    const next = to(row);
    if (next === undefined) rows.delete(id);
    else rows.set(id, next);
    return row;
  });
  // What is read the next time is what stands there, whatever became of this.
  held.clear();
  const standing = new Set(rows.keys());
  if (kind === 'note') await old.putAside(rows);
  // Where the second is not written any more a note stands in both, and never in none.
  for (const [name, table] of [...old.changed, [`${outTables[kind]}.csv`, rows] as const]) {
    const content = writeCsv(parts.columns[kind], table.values(), parts.form);
    if (content.length > fileBytesMax) throw new CrmError({ kind: 'mend', reason: 'table_full' }, name);
    await parts.place.replace(name, content, check);
  }
  await noteChanges(parts, standing, { kind, changes, check });
  return before;
}

const changeColumns = ['at', 'table', 'fiuto_id', 'change'] as const;

function changesName(): string {
  return `changes-${new Date().toISOString().slice(0, 10)}.csv`;
}

async function noteChanges(
  { place, form }: CsvStoreParts,
  standing: ReadonlySet<string>,
  { kind, changes, check }: TableWrite,
): Promise<void> {
  const name = changesName();
  const file = await place.read(name);
  const rows = file === undefined ? [] : readOwnCsv(name, file.content, form);
  const at = new Date().toISOString();
  const added = changes.map(({ id }) => ({
    ...{ at, table: outTables[kind], fiuto_id: id, change: standing.has(id) ? 'upsert' : 'delete' },
  }));
  await place.replace(name, writeCsv(changeColumns, [...rows, ...added], form), check);
}
