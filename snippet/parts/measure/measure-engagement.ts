// Measures how long a page was visible and in use, and how far down it was seen; not wall-clock time.

import type { PartHandle } from '../../part-handle.ts';

/** Without any input for this long a visible page no longer counts as read. */
const idleMsMax = 30_000;

let engagedMs = 0;
let lastInputAtMs = 0;
let scrollBottom = 0;
let reportedPercent = 0;

function tick(): void {
  const nowMs = performance.now();
  if (lastInputAtMs) engagedMs += Math.min(nowMs - lastInputAtMs, idleMsMax);
  lastInputAtMs = document.hidden ? 0 : nowMs;
  scrollBottom = Math.max(scrollBottom, scrollY + innerHeight);
}

/** Starts at zero: another page, or the visitor has only now allowed it. */
export function restartEngagement(): void {
  engagedMs = lastInputAtMs = scrollBottom = reportedPercent = 0;
  tick();
}

/** What has been added since the last call; nothing when that is nothing worth telling. */
export function takeEngagement(): { engagedMs: number; scrollPercent: number } | undefined {
  tick();
  const height = document.documentElement.scrollHeight;
  const scrollPercent = Math.min(100, Math.round((scrollBottom / height) * 100)) || 0;
  const taken = { engagedMs: Math.round(engagedMs), scrollPercent };
  if (taken.engagedMs < 500 && scrollPercent <= reportedPercent) return;
  engagedMs = 0;
  reportedPercent = scrollPercent;
  return taken;
}

export function watchEngagement(listen: PartHandle['listen']): void {
  listen(window, 'pointermove pointerdown keydown touchstart wheel scroll focus', tick);
  listen(document, 'visibilitychange', tick);
}
