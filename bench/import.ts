// How fast `npx fiuto import-log` brings in a generated log, from the start of the command until every view is stored.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench-result.ts';
import { countStored } from './count-stored.ts';
import { generateLog } from './generate-log.ts';
import { importGoals } from './goals.ts';
import { watchMemory } from './measure-memory.ts';
import { makeBenchDirectory, openBenchStores } from './product.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const quickLines = 120_000;
/** A page brings its pictures and styles: about two thirds of a log are no page views. */
const pageShare = 1 / 3;

export const runImportBench: Bench = async ({ quick }) => {
  const lines = quick ? quickLines : importGoals.lines;
  const directory = makeBenchDirectory();
  try {
    const file = join(directory.path, '..', 'access.log');
    const pages = await generateLog(file, { lines, untilMs: Date.now(), pageShare });
    const prepared = await openBenchStores(directory.environment);
    await prepared.close();
    const first = await importLog(file, prepared.site.publicKey, directory.environment);
    const again = await importLog(file, prepared.site.publicKey, directory.environment);
    const { stores, close } = await openBenchStores(directory.environment);
    const stored = await countStored(stores.events).finally(close);
    const linesPerSecond = Math.round(lines / first.seconds);
    const isExact = stored.ids === pages && stored.rows === pages;
    return {
      bench: 'import',
      pass: isExact && linesPerSecond >= importGoals.linesPerSecondMin,
      lines,
      pageViews: pages,
      storedIds: stored.ids,
      storedRows: stored.rows,
      seconds: Math.round(first.seconds * 10) / 10,
      linesPerSecond,
      memoryMb: Math.round(first.memoryMb),
      secondsAgain: Math.round(again.seconds * 10) / 10,
    };
  } finally {
    directory.remove();
  }
};

async function importLog(file: string, siteKey: string, environment: Record<string, string>) {
  const startedAt = performance.now();
  const program = process.env['FIUTO_BENCH_CLI'] ?? join(root, 'run/fiuto.mjs');
  const child = spawn(process.execPath, [program, 'import-log', file, '--site', siteKey], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const memory = watchMemory(child.pid ?? 0);
  const [code] = await once(child, 'exit');
  const memoryMb = memory.stop();
  if (code !== 0) throw new Error(`The import ended with ${String(code)}.`);
  return { seconds: (performance.now() - startedAt) / 1_000, memoryMb };
}
