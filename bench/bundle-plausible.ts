// Plausible's public script with what ours does too (outbound links, downloads, forms, scroll and engaged time): the
// yardstick of the snippet's benchmark, since script time says as much about the machine as about the script.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = `import { init } from '@plausible-analytics/tracker';
init({
  domain: 'bench.example', endpoint: '/e', captureOnLocalhost: true, logging: false,
  outboundLinks: true, fileDownloads: true, formSubmissions: true,
});`;

/** One script for a page, made small the same way as ours. */
export async function bundlePlausible(): Promise<string> {
  const result = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome106'],
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}
