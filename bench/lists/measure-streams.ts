// Whether an export of all leads and an import of companies take more memory the longer they are: the highest of the process over
// the whole, beside the highest over a fifth.

import { setTimeout as wait } from 'node:timers/promises';
import type { Author } from '#contract/company.ts';
import { openExporter } from '#dashboard/server/exports/run-exports.ts';
import { applyImport } from '#stores/records/company-import/apply-import.ts';
import { readImport } from '#stores/records/company-import/read-import.ts';
import { createExport, findExport } from '#stores/records/exports/keep-exports.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type BenchStores, benchLog } from '../product.ts';

export interface Stream {
  readonly rows: number;
  readonly seconds: number;
  /** Megabytes of the process, over a fifth and over all. */
  readonly firstMb: number;
  readonly peakMb: number;
}

const lookEveryMs = 50;
const by: Author = { id: 'manager', name: 'Manager' };

export async function measureExport({ stores }: BenchStores, rowsExpected: number): Promise<Stream> {
  const { records, events } = stores;
  const asked = { userId: 'manager', kind: 'leads', format: 'csv', filter: { state: 'all' } } as const;
  const made = await createExport(records, asked);
  if (made === undefined) throw new Error('The export was not taken.');
  const memory = watchProcess();
  const exporter = openExporter({ records, events, secret: 'bench', log: benchLog });
  exporter.wake();
  try {
    for (;;) {
      const run = await findExport(records, made.id, 'manager');
      memory.noteShare((run?.rows ?? 0) / rowsExpected);
      if (run?.state === 'done') return memory.stop(run.rows);
      if (run?.state !== 'running' && run?.state !== 'waiting')
        throw new Error(`The export is ${run?.state}.`);
      await wait(lookEveryMs);
    }
  } finally {
    await exporter.close();
  }
}

/** A file of a fifth of so many companies, and one of them all: nobody knows any of them; looked at, and carried out. */
export async function measureImport({ stores: { records } }: BenchStores, lines: number): Promise<Stream> {
  const fifth = await importFile(records, { from: lines, lines: Math.floor(lines / 5) });
  const whole = await importFile(records, { from: 0, lines });
  return { ...whole, firstMb: fifth.peakMb };
}

interface File {
  readonly from: number;
  readonly lines: number;
}

async function importFile(records: Records, file: File): Promise<Stream> {
  const memory = watchProcess();
  const run = await readImport(records, by, { name: 'bench.csv', open: () => writeFile(file) });
  const applied = await applyImport(records, by, run.id);
  if (applied.counts.new !== file.lines)
    throw new Error(`${applied.counts.new} of ${file.lines} companies are new.`);
  return memory.stop(file.lines);
}

const linesAtOnce = 500;

async function* writeFile({ from, lines }: File): AsyncGenerator<Uint8Array> {
  yield Buffer.from('Name,Website,Country,Employees\n');
  for (let at = 0; at < lines; at += linesAtOnce) {
    const some = Array.from({ length: Math.min(linesAtOnce, lines - at) }, (_, place) => {
      const number = from + at + place;
      return `Imported ${number} quality works,imported-${number}.example,IT,${number % 300}\n`;
    });
    yield Buffer.from(some.join(''));
  }
}

function watchProcess() {
  const startedMs = performance.now();
  let [firstMb, peakMb, isFirst] = [0, 0, true];
  const look = () => {
    const mb = process.memoryUsage().rss / 1_000_000;
    if (isFirst) firstMb = Math.max(firstMb, mb);
    peakMb = Math.max(peakMb, mb);
  };
  look();
  const timer = setInterval(look, lookEveryMs);
  return {
    noteShare: (share: number) => {
      isFirst &&= share < 0.2;
    },
    stop: (rows: number): Stream => {
      clearInterval(timer);
      look();
      return { rows, seconds: (performance.now() - startedMs) / 1_000, firstMb, peakMb };
    },
  };
}
