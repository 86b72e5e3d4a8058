// How long the lists take in a large house: every list, filter and order of the dashboard asked as its page asks, some pages deep,
// and whether an export and an import take more memory the longer they are.

import type { Bench } from './bench-result.ts';
import { listsGoals } from './goals.ts';
import { fillLists } from './lists/fill-lists.ts';
import { type ListQuestion, listQuestions } from './lists/list-questions.ts';
import { measureExport, measureImport, type Stream } from './lists/measure-streams.ts';
import { makeBenchDirectory, openBenchStores } from './product.ts';

/** A tenth of everything, asked less often. */
const quickShare = 0.1;
const full = { turns: 4, pages: 6, importLines: 50_000 };
const quick = { turns: 2, pages: 2, importLines: 4_000 };

export const runListsBench: Bench = async ({ quick: isQuick }) => {
  const { turns, pages, importLines } = isQuick ? quick : full;
  const share = isQuick ? quickShare : 1;
  const size = {
    companies: listsGoals.companies * share,
    persons: listsGoals.persons * share,
    leads: listsGoals.leads * share,
    orders: listsGoals.orders * share,
  };
  const directory = makeBenchDirectory();
  const opened = await openBenchStores(directory.environment);
  try {
    const startedMs = performance.now();
    const place = { siteId: opened.site.id, directory: directory.path };
    await fillLists(opened.stores.records, place, size);
    const fillSeconds = Math.round((performance.now() - startedMs) / 1_000);
    const measured: Measured[] = [];
    for (const question of listQuestions(opened)) measured.push(await measure(question, turns, pages));
    printQuestions(measured);
    const exported = await measureExport(opened, size.leads);
    const imported = await measureImport(opened, importLines);
    return {
      bench: 'lists',
      ...judge(measured, [exported, imported]),
      ...size,
      fillSeconds,
      ...describeStreams(exported, imported),
    };
  } finally {
    await opened.close();
    directory.remove();
  }
};

interface Measured {
  readonly question: ListQuestion;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly asked: number;
}

async function measure(question: ListQuestion, turns: number, pages: number): Promise<Measured> {
  const taken: number[] = [];
  // The first one of a kind reads what every later one finds in memory.
  await question.ask(turns, undefined);
  for (let turn = 0; turn < turns; turn += 1) {
    let cursor: string | undefined;
    for (let page = 0; page < pages; page += 1) {
      const startMs = performance.now();
      const next = await question.ask(turn, cursor);
      taken.push(performance.now() - startMs);
      if (next === null) break;
      cursor = next;
    }
  }
  return { question, p50Ms: quantile(taken, 0.5), p95Ms: quantile(taken, 0.95), asked: taken.length };
}

function printQuestions(measured: readonly Measured[]): void {
  for (const { question, p50Ms, p95Ms, asked } of measured) {
    const mark = p95Ms > listsGoals.p95MsMax ? ' !' : '';
    const name = `${question.list}: ${question.name}`.padEnd(52);
    process.stdout.write(`  ${name} p50 ${pad(p50Ms)} ms  p95 ${pad(p95Ms)} ms  (${asked})${mark}\n`);
  }
}

const pad = (ms: number) => ms.toFixed(1).padStart(8);

function judge(measured: readonly Measured[], streams: readonly Stream[]) {
  const slow = measured.filter(({ p95Ms }) => p95Ms > listsGoals.p95MsMax);
  const worst = measured.toSorted((one, other) => other.p95Ms - one.p95Ms)[0];
  const isFlat = streams.every(({ firstMb, peakMb }) => peakMb - firstMb <= listsGoals.streamGrowthMbMax);
  const lists = [...new Set(measured.map(({ question }) => question.list))];
  return {
    pass: slow.length === 0 && isFlat,
    questions: measured.length,
    overGoal: slow.length,
    worst: worst === undefined ? '' : `${worst.question.list}: ${worst.question.name}`,
    worstP95Ms: worst?.p95Ms ?? 0,
    p50Ms: quantile(
      measured.map(({ p50Ms }) => p50Ms),
      0.5,
    ),
    ...Object.fromEntries(
      lists.map((list) => {
        const some = measured.filter(({ question }) => question.list === list);
        return [`${list}P95Ms`, Math.max(...some.map(({ p95Ms }) => p95Ms))];
      }),
    ),
  };
}

function describeStreams(exported: Stream, imported: Stream) {
  return {
    ...{ exportRows: exported.rows, exportRowsPerSecond: Math.round(exported.rows / exported.seconds) },
    ...{ exportFirstMb: Math.round(exported.firstMb), exportPeakMb: Math.round(exported.peakMb) },
    ...{ importLines: imported.rows, importLinesPerSecond: Math.round(imported.rows / imported.seconds) },
    ...{ importFirstMb: Math.round(imported.firstMb), importPeakMb: Math.round(imported.peakMb) },
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
}
