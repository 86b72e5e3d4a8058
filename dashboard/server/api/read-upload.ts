// Takes in a file that is sent as the body of a request, whole, up to a size.

import type { Request } from 'express';
import { Refusal } from './refusal.ts';

/** Throws Refusal `too_large`; what comes after the limit is not read. */
export async function readUpload(request: Request, bytesMax: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) throw new Refusal('too_large');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new Refusal('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
