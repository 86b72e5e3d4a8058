// Builds the browser script into `dist/snippet/`: `s.js`, one file for each part, and `f.js`
// for our own forms, checked against the budget.
// The collector serves them from one folder (`s.js` under its configured script path, parts as `s-NAME.js` beside it,
// with `Access-Control-Allow-Origin: *`, as parts are modules) and puts its own paths in place of two words:
//   __FIUTO_SCRIPT__  path of the script below the collector's public address, such as `/s.js`
//   __FIUTO_EVENTS__  path that takes events, such as `/e`

import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Largest size of the core after brotli, in bytes. */
const coreBytesMax = 3_000;
/** Largest size of one lazily loaded part after brotli, in bytes. */
const partBytesMax = 1_500;
/** Largest size of the script of our own forms after brotli, in bytes; only pages with such a form load it. */
const formBytesMax = 4_000;

const room = fileURLToPath(new URL('.', import.meta.url));
const outputDirectory = fileURLToPath(new URL('../dist/snippet/', import.meta.url));
const parts = ['measure', 'clicks', 'forms', 'video', 'consent', 'linker', 'history'] as const;
/** Browsers of the last four years. */
const target = ['chrome106', 'firefox105', 'safari16'];

/** Names between core and parts that need not be readable on the wire; the same in every file. */
const shortNames = Object.fromEntries(
  'choose config emit hideMail listen resend managed keep catchUp onShow onLeave shown moved known currentConsent load held store'
    .split(' ')
    .map((name, index) => [name, String.fromCharCode(97 + index)]),
);

/** One served file and what it weighs, in bytes. */
export interface SnippetWeight {
  file: string;
  raw: number;
  gzip: number;
  brotli: number;
}

/** A built file of the browser script. */
export interface SnippetFile {
  file: string;
  bytes: Buffer;
}

/** Builds, writes to `dist/snippet/` and checks; throws an error that names each file over its budget. */
export async function buildSnippet(): Promise<SnippetFile[]> {
  const files = await bundleSnippet();
  await rm(outputDirectory, { recursive: true, force: true });
  await mkdir(outputDirectory, { recursive: true });
  for (const { file, bytes } of files) await writeFile(join(outputDirectory, file), bytes);
  checkBudget(files);
  return files;
}

/** Builds in memory alone. */
export async function bundleSnippet(): Promise<SnippetFile[]> {
  const sources = [
    // A failure at the very start, such as a tag without address, must not reach the page either.
    // The first line has Chromium compile all of it beside the page, not each function at its first call.
    {
      file: 's.js',
      text: `//# allFunctionsCalledOnLoad\n(()=>{try{${await bundle('snippet.ts')}}catch{}})()`,
    },
    { file: 'f.js', text: `(()=>{${await bundle('own-form/own-form.ts')}})()` },
    ...(await Promise.all(
      parts.map(async (part) => ({ file: `s-${part}.js`, text: await bundle(`parts/${part}.ts`) })),
    )),
  ];
  const version = createHash('sha256')
    // Parts are named by it; the script of our own forms has none.
    .update(sources.flatMap(({ file, text }) => (file === 'f.js' ? [] : [text])).join(''))
    .digest('hex')
    .slice(0, 6);
  return sources.map(({ file, text }) => ({
    file,
    bytes: Buffer.from(text.replaceAll('__FIUTO_BUILD__', version)),
  }));
}

/** Weighs what `buildSnippet` made. */
export function weighSnippet(files: readonly SnippetFile[]): SnippetWeight[] {
  return files.map(({ file, bytes }) => ({
    file,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length,
  }));
}

function checkBudget(files: readonly SnippetFile[]): void {
  const weights = weighSnippet(files);
  for (const { file, raw, gzip, brotli } of weights) {
    console.log(`${file.padEnd(14)} ${raw} bytes, ${gzip} gzip, ${brotli} brotli`);
  }
  console.log(`total ${weights.reduce((sum, { brotli }) => sum + brotli, 0)} bytes brotli`);
  const over = weights
    .map(({ file, brotli }) => ({ file, brotli, max: bytesMaxOf(file) }))
    .filter(({ brotli, max }) => brotli > max)
    .map(({ file, brotli, max }) => `${file} is ${brotli - max} bytes over its ${max} (brotli)`);
  if (over.length > 0)
    throw new Error(`The browser script is too large: ${over.join('; ')}. Take something out.`);
}

/** What a file may weigh after brotli, in bytes. */
export function bytesMaxOf(file: string): number {
  if (file === 'f.js') return formBytesMax;
  return file === 's.js' ? coreBytesMax : partBytesMax;
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [join(room, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target,
    charset: 'utf8',
    mangleProps: new RegExp(`^(${Object.keys(shortNames).join('|')})$`),
    mangleCache: shortNames,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text.trim() ?? '';
}
