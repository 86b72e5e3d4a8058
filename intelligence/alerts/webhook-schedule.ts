// When a webhook that was not taken is tried again. Source: standard-webhooks/spec/standard-webhooks.md, "deliverability and
// reliability": 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h after the try before.

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

const waitsMs = [
  ...[5 * secondMs, 5 * minuteMs, 30 * minuteMs],
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * hourMs),
];

/** The first one included. */
export const webhookTriesMax = waitsMs.length + 1;

/** `attempts`: tries so far, from 1. Milliseconds; undefined after the last. */
export function webhookWaitMs(attempts: number): number | undefined {
  return waitsMs[attempts - 1];
}
