// How fast a visit's company is found, at the size of all registries together: ranges and `.mmdb` files are generated,
// opened as the product opens them in a process of its own, and asked; then the index is built anew while look-ups go on.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { z } from 'zod';
import type { Bench } from './bench-result.ts';
import { allRegistries } from './generate-ranges.ts';
import { resolveGoals } from './goals.ts';

const quickRows = 400_000;
const run = promisify(execFile);

const writtenSchema = z.object({ seconds: z.number(), bytes: z.number() });
const measuredSchema = z.record(z.string(), z.number());

export const runResolveBench: Bench = async ({ quick, machineShare }) => {
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-resolve-'));
  const rows = String(quick ? quickRows : allRegistries.four);
  try {
    const scripts = await buildScripts();
    const written = writtenSchema.parse(await runScript(scripts.write, directory, rows));
    const measured = measuredSchema.parse(await runScript(scripts.measure, directory, rows, scripts.write));
    const figure = (name: string) => measured[name] ?? 0;
    const pass =
      figure('warmPerSecond') >= resolveGoals.resolutionsPerSecondMin * machineShare &&
      figure('warmP99Ms') <= resolveGoals.p99MsMax / machineShare &&
      figure('barePerSecond') >= resolveGoals.barePerSecondMin * machineShare &&
      figure('residentMb') <= resolveGoals.residentMbMax &&
      figure('rebuildSeconds') <= resolveGoals.rebuildSecondsMax / machineShare &&
      figure('rebuildLongestLookupMs') <= resolveGoals.lookupMsMax / machineShare;
    return {
      bench: 'resolve',
      pass,
      rows: Number(rows),
      firstBuildSeconds: Math.round(written.seconds * 10) / 10,
      indexMb: Math.round(written.bytes / 1e6),
      ...measured,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

/** Built as the product is: what a loader of TypeScript takes is no part of it. */
async function buildScripts(): Promise<{ write: string; measure: string }> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/resolve/write-sources.ts', 'bench/resolve/measure-resolution.ts'],
    outdir: 'dist/bench-resolve',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  const at = (name: string) => join(root, 'dist/bench-resolve', name);
  return { write: at('write-sources.js'), measure: at('measure-resolution.js') };
}

/** Answers the JSON object of its last line. */
async function runScript(script: string, ...args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, ['--expose-gc', script, ...args], {
    maxBuffer: 1 << 24,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
