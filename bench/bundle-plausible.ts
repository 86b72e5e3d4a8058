// Plausible's public script as one file: the yardstick of the snippet's benchmark, since script time says as much about the
// machine as about the script.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** One script for a page, made small the same way as ours. */
export async function bundlePlausible(): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('./plausible-page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome106'],
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}
