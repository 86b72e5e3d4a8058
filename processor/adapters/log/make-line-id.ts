// Event ids for log lines: the same line has the same id in whichever file it comes, so that importing it again adds
// nothing. The client's address goes in as its network alone: an id must not be a way to find the address out.

import { createHash } from 'node:crypto';
import type { LogHit } from './log-hit.ts';

export interface LineIds {
  /** UUIDv7 with the line's own time. `network`: of the client, /24 or /48. */
  idFor(hit: LogHit, network: string): string;
}

// Two equal lines close to each other are two requests; further apart they are one line that was copied.
const windowMs = 5 * 60_000;

/** Ids for one file: equal lines within five minutes are counted and get ids of their own. */
export function createLineIds(siteId: number): LineIds {
  let newestMs = 0;
  let seen = new Map<string, number>();
  let seenBefore = new Map<string, number>();
  return {
    idFor: (hit, network) => {
      // Times that leap, forward or back, begin a new stretch; the one before is still remembered.
      if (Math.abs(hit.timeMs - newestMs) > windowMs) {
        seenBefore = hit.timeMs > newestMs ? seen : new Map();
        seen = new Map();
        newestMs = hit.timeMs;
      }
      const content = contentHash(siteId, hit, network);
      const occurrence = (seen.get(content) ?? seenBefore.get(content) ?? 0) + 1;
      seen.set(content, occurrence);
      return uuidOf(hit.timeMs, occurrence === 1 ? content : hash(`${content} ${occurrence}`));
    },
  };
}

function contentHash(siteId: number, hit: LogHit, network: string): string {
  const { timeMs, method, host, target, status, bytes, referrer, userAgent } = hit;
  return hash(
    [siteId, timeMs, network, method, host, target, status, bytes, referrer, userAgent].join('\u0000'),
  );
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** 48 bits of time, then 74 bits of the hash around version and variant. */
function uuidOf(timeMs: number, digest: string): string {
  const time = Math.floor(timeMs).toString(16).padStart(12, '0');
  const variant = ((Number.parseInt(digest.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`;
}
