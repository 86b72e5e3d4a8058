// How fast a visit's company is found, at the size of all registries together: ranges and `.mmdb` files are generated,
// opened as the product opens them in a process of its own, and asked; then the index is built anew while look-ups go on.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Bench } from './bench-result.ts';
import { bundleScripts } from './bundle-scripts.ts';
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
    const script = await bundleScripts('bench-resolve', {
      write: 'bench/resolve/write-sources.ts',
      measure: 'bench/resolve/measure-resolution.ts',
    });
    const written = writtenSchema.parse(await runScript(script('write'), directory, rows));
    const measured = measuredSchema.parse(
      await runScript(script('measure'), directory, rows, script('write')),
    );
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

/** Answers the JSON object of its last line. */
async function runScript(script: string, ...args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, ['--expose-gc', script, ...args], {
    maxBuffer: 1 << 24,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
