// Builds scripts of a benchmark as the product is built, to be run by plain Node: what a loader of TypeScript takes is no
// part of what is measured.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `entries`: name of the built file to the source, below the project's folder. Answers where each was put, by its name. */
export async function bundleScripts(
  folder: string,
  entries: Readonly<Record<string, string>>,
): Promise<(name: string) => string> {
  const outdir = `dist/${folder}`;
  await build({
    absWorkingDir: root,
    entryPoints: { ...entries },
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  return (name) => join(root, outdir, `${name}.js`);
}
