// Builds what `npm start` runs: the servers and commands bundled into dist/run, the browser script into dist/snippet,
// the interface into dist/web. Called by start.mjs for what is stale, and by `npm run build` for everything.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import { build as buildWeb } from 'vite';
import { buildSnippet } from '../snippet/build.ts';
import { type BuiltPart, findStale, makeStamp, root, stampFile } from './find-stale.mjs';

const builders: Record<BuiltPart, () => Promise<void>> = {
  servers: buildServers,
  snippet: async () => {
    await buildSnippet();
  },
  web: async () => {
    await buildWeb({ configFile: join(root, 'dashboard/web/vite.config.ts'), logLevel: 'warn' });
  },
};

/** Entry points: what is started by name, and the threads of `all` and of the imports. */
const entries = [
  'all',
  'collector',
  'processor',
  'crm',
  'dashboard',
  'cli',
  'collector-thread',
  'import-log-thread',
  'import-registry-thread',
];

async function buildServers(): Promise<void> {
  const commands = readdirSync(join(root, 'run/commands')).filter((file) => file.endsWith('.ts'));
  await build({
    absWorkingDir: root,
    entryPoints: [
      ...entries.map((name) => ({ in: `run/${name}.ts`, out: name })),
      ...commands.map((file) => ({ in: `run/commands/${file}`, out: `commands/${file.slice(0, -3)}` })),
      // The thread of the lists lies beside whatever asks for it.
      { in: 'processor/lookups/lists/load-lists-thread.ts', out: 'load-lists-thread' },
    ],
    outdir: 'dist/run',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
  });
  removeGoneCommands(commands);
}

/** A command whose source is gone must not be offered any more. */
function removeGoneCommands(sources: readonly string[]): void {
  const directory = join(root, 'dist/run/commands');
  if (!existsSync(directory)) return;
  for (const file of readdirSync(directory))
    if (!sources.includes(file.replace(/\.js(\.map)?$/, '.ts'))) rmSync(join(directory, file));
}

/** Two builds at once would remove each other's files: one waits, and finds its work done. */
async function whileAlone(work: () => Promise<void>): Promise<void> {
  const lock = join(root, 'dist/.building');
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      if (!isBuilding(lock)) rmSync(lock, { force: true });
      else await wait(100);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** The lock of a build that was killed does not count. */
function isBuilding(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch {
    return existsSync(lock) && readFileSync(lock, 'utf8') === '';
  }
}

const isStaleOnly = process.argv.includes('--stale');
await whileAlone(async () => {
  const wanted = isStaleOnly ? findStale() : (Object.keys(builders) as BuiltPart[]);
  for (const part of wanted) {
    const stamp = makeStamp(part);
    await builders[part]();
    mkdirSync(join(stampFile(part), '..'), { recursive: true });
    writeFileSync(stampFile(part), `${stamp}\n`);
  }
});
