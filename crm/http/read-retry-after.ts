// How long the other side wants us to wait. Sources: RFC 9110, section 10.2.3; draft-ietf-httpapi-ratelimit-headers; the usual
// `X-RateLimit-*`.

/** Nobody means more than a day; a wrong date must not stop a lane for a year. */
export const waitMsMax = 86_400_000;

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Milliseconds; undefined when it says nothing. `headers`: names in lower case. */
export function readRetryAfter(headers: Headers, nowMs: number): number | undefined {
  const asked = readDelay(textOf(headers['retry-after']), nowMs);
  if (asked !== undefined) return asked;
  for (const name of ['ratelimit', 'x-ratelimit', 'x-rate-limit']) {
    if (textOf(headers[`${name}-remaining`]) !== '0') continue;
    const reset = readDelay(textOf(headers[`${name}-reset`]), nowMs);
    if (reset !== undefined) return reset;
  }
  return undefined;
}

function textOf(value: Headers[string]): string {
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
}

/** Seconds, a moment in seconds since 1970 as some write it, or a date. */
function readDelay(text: string, nowMs: number): number | undefined {
  if (/^\d{1,15}(\.\d+)?$/.test(text)) {
    const seconds = Number(text);
    // Thirty years of waiting are a moment.
    const ms = seconds > 1_000_000_000 ? seconds * 1_000 - nowMs : seconds * 1_000;
    return bound(ms);
  }
  const at = text === '' ? Number.NaN : Date.parse(text);
  return Number.isFinite(at) ? bound(at - nowMs) : undefined;
}

function bound(ms: number): number {
  return Math.min(Math.max(0, ms), waitMsMax);
}
