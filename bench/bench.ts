// `npm run bench -- NAME [--quick]`: runs a benchmark, or `all`; prints a table for people and, as the last line, one
// JSON object. Ends with 0 whether or not a goal was met: a benchmark measures, the reader judges. `machineShare` says how
// fast this machine is beside the one for which the goals were set.

import type { Bench, BenchResult } from './bench-result.ts';
import { referenceBareRequestsPerSecond } from './goals.ts';
import { measureBare } from './measure-bare.ts';

const benches: Record<string, () => Promise<Bench>> = {
  ingest: async () => (await import('./ingest.ts')).runIngestBench,
  process: async () => (await import('./process.ts')).runProcessBench,
  lag: async () => (await import('./lag.ts')).runLagBench,
  import: async () => (await import('./import.ts')).runImportBench,
  snippet: async () => (await import('./snippet.ts')).runSnippetBench,
  resolve: async () => (await import('./resolve.ts')).runResolveBench,
  identity: async () => (await import('./identity.ts')).runIdentityBench,
  email: async () => (await import('./email.ts')).runEmailBench,
  lists: async () => (await import('./lists.ts')).runListsBench,
  warm: async () => (await import('./warm.ts')).runWarmBench,
  accuracy: async () => (await import('./accuracy.ts')).runAccuracyBench,
};

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const names = args.filter((argument) => !argument.startsWith('--'));

if (names.length !== 1 || (names[0] !== 'all' && !((names[0] ?? '') in benches))) {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join('|')}|all [--quick]\n`);
  process.exitCode = 2;
} else if (names[0] === 'all') {
  const results: BenchResult[] = [];
  for (const name of Object.keys(benches)) results.push(await runBench(name));
  const summary = Object.fromEntries(results.map((result) => [result.bench, result.pass]));
  printResult({ bench: 'all', pass: results.every((result) => result.pass), ...summary });
} else {
  await runBench(names[0] ?? '');
}

async function runBench(name: string): Promise<BenchResult> {
  const load = benches[name];
  if (load === undefined) throw new Error(`There is no benchmark ${name}.`);
  process.stdout.write(`\n${name}${quick ? ' (quick)' : ''}\n`);
  let result: BenchResult;
  try {
    const bare = await measureBare(quick ? 2_000 : 5_000);
    const machineShare = Math.round((bare / referenceBareRequestsPerSecond) * 100) / 100;
    result = {
      ...(await (
        await load()
      )({ quick, machineShare })),
      bareRequestsPerSecond: bare,
      machineShare,
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    result = { bench: name, pass: false, error: error instanceof Error ? error.message : String(error) };
  }
  printResult(result);
  return result;
}

function printResult(result: BenchResult): void {
  const width = Math.max(...Object.keys(result).map((key) => key.length));
  for (const [key, value] of Object.entries(result)) {
    const text = typeof value === 'number' ? value.toLocaleString('en-GB') : String(value);
    process.stdout.write(`  ${key.padEnd(width)}  ${text}\n`);
  }
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
