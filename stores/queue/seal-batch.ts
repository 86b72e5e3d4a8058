// A batch as one line of text for a queue, and back: compressed, then encrypted with the installation's key. Client
// addresses are encrypted once more with the key of their day; when that is destroyed they open as ''.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type QueuedBatch, queuedBatchFrame, queuedBatchVersion } from '#contract/queued-batch.ts';

/** Turns batches into text and back; `open` throws UnreadableBatchError or UnknownVersionError. */
export interface BatchSeal {
  seal(batch: QueuedBatch): string;
  open(text: string): QueuedBatch;
}

/** Nobody can read it: damaged, or sealed with another key. */
class UnreadableBatchError extends Error {
  override readonly name = 'UnreadableBatchError';
}

/** Written by a newer Fiuto; a machine that has been brought up to date can read it. */
export class UnknownVersionError extends Error {
  override readonly name = 'UnknownVersionError';
}

interface SealKeys {
  /** 32 bytes, kept outside the database. */
  masterKey: Buffer;
  /** 32 bytes for a receive day 'YYYY-MM-DD' (UTC); null when it has been destroyed. */
  addressKeyFor(day: string): Buffer | null;
}

/** What is inside the outer seal: requests without addresses, and these sealed per receive day. */
interface SealedContent {
  batchId: string;
  requests: QueuedBatch['requests'];
  /** Day to sealed JSON list of addresses, one for each request of that day in their order. */
  addresses: Record<string, string>;
}

const nonceBytes = 12;
const tagBytes = 16;
const dayMs = 86_400_000;
// A batch of the largest requests taken stays far below; what inflates further was not made by us.
const contentBytesMax = 256 * 1024 * 1024;

export function createBatchSeal({ masterKey, addressKeyFor }: SealKeys): BatchSeal {
  return {
    seal: (batch) => {
      const content = Buffer.from(JSON.stringify(hideAddresses(batch, addressKeyFor)));
      // Level 1 takes a third of the time of the default here and is 10% larger.
      const sealed = encrypt(deflateRawSync(content, { level: 1 }), masterKey);
      return `${queuedBatchVersion}.${sealed.toString('base64')}`;
    },
    open: (text) => {
      const content = readContent(text, masterKey);
      showAddresses(content, addressKeyFor);
      return { version: queuedBatchVersion, batchId: content.batchId, requests: content.requests };
    },
  };
}

function readContent(text: string, masterKey: Buffer): SealedContent {
  const dot = text.indexOf('.');
  const version = Number(text.slice(0, dot));
  if (dot < 1 || !Number.isInteger(version)) throw new UnreadableBatchError('The batch has no version.');
  if (version !== queuedBatchVersion) {
    throw new UnknownVersionError(
      `The batch has version ${version}, this Fiuto reads ${queuedBatchVersion}: bring this machine up to date.`,
    );
  }
  try {
    const packed = decrypt(Buffer.from(text.slice(dot + 1), 'base64'), masterKey);
    const inflated = inflateRawSync(packed, { maxOutputLength: contentBytesMax });
    const content: unknown = JSON.parse(inflated.toString());
    // The seal proves that we wrote it; the frame is checked against a change of the contract.
    queuedBatchFrame.parse({ ...(content as object), version });
    return content as SealedContent;
  } catch (error) {
    throw new UnreadableBatchError(
      `The batch cannot be opened (${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}): was secret.key changed?`,
    );
  }
}

function receiveDay(receivedAtMs: number): string {
  return new Date(Math.floor(receivedAtMs / dayMs) * dayMs).toISOString().slice(0, 10);
}

function hideAddresses(batch: QueuedBatch, addressKeyFor: SealKeys['addressKeyFor']): SealedContent {
  const byDay = new Map<number, string[]>();
  const requests = batch.requests.map((request) => {
    const day = Math.floor(request.receivedAtMs / dayMs);
    const list = byDay.get(day);
    if (list) list.push(request.address);
    else byDay.set(day, [request.address]);
    return { ...request, address: '' };
  });
  const addresses: Record<string, string> = {};
  for (const [dayNumber, list] of byDay) {
    const day = receiveDay(dayNumber * dayMs);
    const key = addressKeyFor(day);
    if (key) addresses[day] = encrypt(Buffer.from(JSON.stringify(list)), key).toString('base64');
  }
  return { batchId: batch.batchId, requests, addresses };
}

function showAddresses(content: SealedContent, addressKeyFor: SealKeys['addressKeyFor']): void {
  const opened = new Map<string, string[]>();
  for (const [day, sealed] of Object.entries(content.addresses)) {
    const key = addressKeyFor(day);
    if (key) opened.set(day, openAddresses(sealed, key));
  }
  for (const request of content.requests) {
    request.address = opened.get(receiveDay(request.receivedAtMs))?.shift() ?? '';
  }
}

// A key of the day that does not fit means that the old one is gone: the same as destroyed.
function openAddresses(sealed: string, key: Buffer): string[] {
  try {
    return JSON.parse(decrypt(Buffer.from(sealed, 'base64'), key).toString()) as string[];
  } catch {
    return [];
  }
}

function encrypt(content: Buffer, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = cipher.update(content);
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(bytes: Buffer, key: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const content = decipher.update(bytes.subarray(nonceBytes + tagBytes));
  decipher.final();
  return content;
}
