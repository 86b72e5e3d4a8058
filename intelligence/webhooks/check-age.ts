// Whether the time that a provider signed is near enough to now.

/** `text`: whole seconds or milliseconds since 1970, as digits. Undefined when it is none. */
export function readStamp(text: string | undefined, unit: 'seconds' | 'milliseconds'): number | undefined {
  if (text === undefined || !/^\d{1,16}$/.test(text)) return undefined;
  return unit === 'seconds' ? Number(text) * 1_000 : Number(text);
}

/** Too far away in either direction: a time ahead would stay valid for as long. */
export function isOutside(stampMs: number, nowMs: number, windowMs: number): boolean {
  return Math.abs(nowMs - stampMs) > windowMs;
}
