// What a webhook delivered, as one sealed text and back: the headers that matter and the body, compressed, then encrypted.

import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { openSecret, sealSecret } from './seal-secret.ts';

export interface DeliveredContent {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const headSchema = z.record(z.string(), z.string());

const deflate: (content: Buffer) => Promise<Buffer> = promisify(deflateRaw);

/** `key`: 32 bytes. Compresses on another thread, so that a large delivery holds no event up. */
export async function sealDelivery({ headers, body }: DeliveredContent, key: Buffer): Promise<string> {
  const head = Buffer.from(JSON.stringify(headers));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return sealSecret(await deflate(Buffer.concat([length, head, body])), key);
}

/** Throws when it was sealed with another key. */
export function openDelivery(sealed: string, key: Buffer): DeliveredContent {
  const bytes = inflateRawSync(openSecret(sealed, key));
  const end = 4 + bytes.readUInt32BE(0);
  return {
    headers: headSchema.parse(JSON.parse(bytes.subarray(4, end).toString('utf8'))),
    body: bytes.subarray(end),
  };
}
