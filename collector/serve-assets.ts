// Serves the browser script and its parts, compressed once at start, with the configured paths put in.

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { CollectorSettings, SnippetAsset } from './collector-parts.ts';

interface ServedFile {
  plain: Buffer;
  gzip: Buffer;
  brotli: Buffer;
  etag: string;
  cacheControl: string;
}

/** Answers when the path is one of the script's files, and says whether it did. */
export type ServeAsset = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

// Pages must see a new version soon, and after an outage of ours still have the old one. Parts carry the version in
// their address.
const scriptCache = 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800';
const partCache = 'public, max-age=31536000, immutable';

export function createServeAsset(
  assets: readonly SnippetAsset[],
  { scriptPath, eventPath }: Pick<CollectorSettings, 'scriptPath' | 'eventPath'>,
): ServeAsset {
  const files = new Map<string, ServedFile>();
  const folder = scriptPath.slice(0, scriptPath.lastIndexOf('/') + 1);
  for (const { file, bytes } of assets) {
    const isCore = file === 's.js';
    const text = Buffer.from(bytes)
      .toString()
      .replaceAll('__FIUTO_SCRIPT__', scriptPath)
      .replaceAll('__FIUTO_EVENTS__', eventPath);
    files.set(
      isCore ? scriptPath : folder + file,
      // Its address is written into pages like the core's.
      compress(Buffer.from(text), isCore || file === 'f.js' ? scriptCache : partCache),
    );
  }
  return (request, response, path) => {
    const file = files.get(path);
    if (!file) return false;
    sendFile(request, response, file);
    return true;
  };
}

function compress(plain: Buffer, cacheControl: string): ServedFile {
  return {
    plain,
    gzip: gzipSync(plain, { level: 9 }),
    brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
    etag: `"${createHash('sha256').update(plain).digest('hex').slice(0, 16)}"`,
    cacheControl,
  };
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: ServedFile): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD', 'content-length': 0 }).end();
    return;
  }
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const [body, encoding] = /\bbr\b/.test(accepted)
    ? [file.brotli, 'br']
    : /\bgzip\b/.test(accepted)
      ? [file.gzip, 'gzip']
      : [file.plain, ''];
  response.setHeader('content-type', 'text/javascript; charset=utf-8');
  response.setHeader('cache-control', file.cacheControl);
  response.setHeader('etag', file.etag);
  response.setHeader('vary', 'accept-encoding');
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  response.setHeader('x-content-type-options', 'nosniff');
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  if (encoding !== '') response.setHeader('content-encoding', encoding);
  response.writeHead(200, { 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
