// Notes of past weeks, in one file for each month: `notes.csv` would only grow, and is written whole each time.

import type { CsvRow } from './csv-table.ts';

/** For so long a note stands in `notes.csv`, from the middle of its week. */
const keptMs = 8 * 7 * 86_400_000;
const dayMs = 86_400_000;

/** Name of the file of its month, such as `notes-2026-05.csv`; undefined for one that stands in `notes.csv`. `id`: ours, which ends with its week. */
function fileOfNote(id: string, nowMs: number): string | undefined {
  const [, year, week] = /_(\d{4})-W(\d{2})$/.exec(id) ?? [];
  if (year === undefined || week === undefined) return undefined;
  // The fourth of January is in the first week of its year, and a week is that of its Thursday.
  const fourth = Date.UTC(Number(year), 0, 4);
  const thursday =
    fourth - ((new Date(fourth).getUTCDay() || 7) - 4) * dayMs + (Number(week) - 1) * 7 * dayMs;
  if (nowMs - thursday < keptMs) return undefined;
  return `notes-${new Date(thursday).toISOString().slice(0, 7)}.csv`;
}

export interface OldNotes {
  /** Into `rows`, where these ids stand in files of their months. */
  bringBack(ids: readonly string[], rows: Map<string, CsvRow>): Promise<void>;
  /** Out of `rows`, those whose week is long past. */
  putAside(rows: Map<string, CsvRow>): Promise<void>;
  /** Those of the months that are other than they were. */
  readonly changed: ReadonlyMap<string, ReadonlyMap<string, CsvRow>>;
}

export function openOldNotes(
  read: (name: string) => Promise<ReadonlyMap<string, CsvRow>>,
  nowMs: number,
): OldNotes {
  const months = new Map<string, Map<string, CsvRow>>();
  const changed = new Map<string, Map<string, CsvRow>>();
  const monthOf = async (name: string) => {
    const month = months.get(name) ?? new Map(await read(name));
    months.set(name, month);
    return month;
  };
  return {
    changed,
    bringBack: async (ids, rows) => {
      for (const id of ids) {
        const name = fileOfNote(id, nowMs);
        if (name === undefined || rows.has(id)) continue;
        const month = await monthOf(name);
        const row = month.get(id);
        if (row === undefined) continue;
        rows.set(id, row);
        month.delete(id);
        changed.set(name, month);
      }
    },
    putAside: async (rows) => {
      for (const [id, row] of [...rows]) {
        const name = fileOfNote(id, nowMs);
        if (name === undefined) continue;
        const month = await monthOf(name);
        month.set(id, row);
        changed.set(name, month);
        rows.delete(id);
      }
    },
  };
}
