// Puts the opening of a link on the queue without keeping whoever opened it waiting: after a moment the answer goes out,
// whether it is on disk or not. What is lost then is that one opening, which the log tells.

import { setTimeout as wait } from 'node:timers/promises';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import type { CollectorContext } from '../collector-context.ts';

/** Longer than a write on a busy disk takes, shorter than anybody minds. */
const waitMs = 300;
const bytesAbout = 1_500;
const tellEveryMs = 5_000;

let lost = 0;
let toldAtMs = Number.NEGATIVE_INFINITY;

/** Resolves when it is durable, or after the wait; never rejects. */
export async function commitSoon(
  { parts, commit }: Pick<CollectorContext, 'parts' | 'commit'>,
  request: QueuedRequest,
): Promise<void> {
  const committing = commit.add(request, bytesAbout).catch((error: unknown) => {
    lost++;
    const nowMs = performance.now();
    if (nowMs - toldAtMs < tellEveryMs) return;
    toldAtMs = nowMs;
    const reason = error instanceof Error ? error.message : String(error);
    parts.log.error({ reason, lost }, 'openings of links could not be kept; the links led on all the same');
  });
  await Promise.race([committing, wait(waitMs, undefined, { ref: false })]);
}
