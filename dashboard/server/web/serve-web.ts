// Serves the built interface: hashed files for ever, compressed once and kept in memory; every other address gets
// index.html, because the interface has its own router.

import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Request, type RequestHandler, type Response, Router } from 'express';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const compressible = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt']);

/** Quality 9 takes a tenth of the time of 11 for a few percent more bytes. */
const brotli = (bytes: Buffer) =>
  promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });

interface Served {
  type: string;
  plain: Buffer;
  /** By content encoding; empty for pictures and fonts. */
  compressed: { br?: Buffer; gzip?: Buffer };
}

/** `webDirectory` may be absent (an installation of the API alone): then nothing is served. */
export function serveWeb(webDirectory: string): Router {
  const router = Router();
  if (!existsSync(path.join(webDirectory, 'index.html'))) return router;
  const files = createFileCache(webDirectory);
  const answerFile: RequestHandler = async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const file = await files(request.path);
    if (file) return sendFile(request, response, file, request.path.startsWith('/assets/'));
    // A missing asset must not answer a page: browsers would run HTML as script.
    if (path.extname(request.path) !== '') return next();
    const page = await files('/index.html');
    if (page) return sendFile(request, response, page, false);
    return next();
  };
  router.use(answerFile);
  return router;
}

function sendFile(request: Request, response: Response, file: Served, forEver: boolean): void {
  response.set('Content-Type', file.type);
  response.set('Cache-Control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.vary('Accept-Encoding');
  const encoding = request.acceptsEncodings('br', 'gzip');
  const compressed = encoding === 'br' || encoding === 'gzip' ? file.compressed[encoding] : undefined;
  if (compressed && encoding) response.set('Content-Encoding', encoding);
  response.send(compressed ?? file.plain);
}

/** Reads and compresses each file once; a built interface is a few megabytes. */
function createFileCache(directory: string): (urlPath: string) => Promise<Served | null> {
  const files = new Map<string, Promise<Served>>();
  return async (urlPath) => {
    const name = await resolveInside(directory, urlPath);
    if (!name) return null;
    const known = files.get(name) ?? readServed(name);
    files.set(name, known);
    return known;
  };
}

/** The real path of a file below the directory; null for anything else, links out of it included. */
async function resolveInside(directory: string, urlPath: string): Promise<string | null> {
  const extension = path.extname(urlPath);
  if (!(extension in types)) return null;
  try {
    const root = await realpath(directory);
    const name = await realpath(path.join(root, decodeURIComponent(urlPath)));
    return name.startsWith(root + path.sep) ? name : null;
  } catch {
    return null;
  }
}

async function readServed(name: string): Promise<Served> {
  const extension = path.extname(name);
  const plain = await readFile(name);
  const type = types[extension] ?? 'application/octet-stream';
  if (!compressible.has(extension)) return { type, plain, compressed: {} };
  const [br, gzipped] = await Promise.all([brotli(plain), promisify(gzip)(plain)]);
  return { type, plain, compressed: { br, gzip: gzipped } };
}
