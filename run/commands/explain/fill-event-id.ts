// Gives an event that is only to be explained the id and the time that the collector would have given it.

import { randomBytes } from 'node:crypto';

/** What is there already is left alone, also when it is wrong: the steps shall say so. */
export function fillEventId(raw: unknown, nowMs: number): { id: string; event: unknown } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { id: makeId(nowMs), event: raw };
  const event: Record<string, unknown> = { at: nowMs, ...raw };
  const given = event['id'];
  return { id: typeof given === 'string' ? given : makeId(nowMs), event };
}

function makeId(nowMs: number): string {
  const time = nowMs.toString(16).padStart(12, '0');
  const noise = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${noise.slice(0, 3)}-8${noise.slice(3, 6)}-${noise.slice(6, 18)}`;
}
