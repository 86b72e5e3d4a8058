// The times that logs are written with: `10/Oct/2025:13:55:36 +0200`, ISO 8601, seconds or milliseconds since 1970.

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const common =
  /^(\d{1,2})\/([A-Za-z]{3})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(?: ?([+-])(\d{2}):?(\d{2}))?$/;
const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?$/;

// Nothing that a web server logged is from before 1995; a number below is no time.
const earliestMs = Date.UTC(1995, 0, 1);
const latestMs = Date.UTC(2100, 0, 1);

/** Many lines share a second, so the last answer is kept. */
let lastText = '';
let lastMs = Number.NaN;

/** Milliseconds since 1970, NaN when it is no time. Times without zone are UTC. */
export function readLogTime(text: string): number {
  if (text === lastText) return lastMs;
  const ms = readTime(text.trim());
  lastText = text;
  lastMs = ms >= earliestMs && ms < latestMs ? ms : Number.NaN;
  return lastMs;
}

function readTime(text: string): number {
  const parts = common.exec(text);
  if (parts) return readCommonTime(parts);
  if (iso.test(text)) {
    const plain = text.replace(' ', 'T').replace(' ', '').replace(',', '.');
    return Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(plain) ? plain : `${plain}Z`);
  }
  if (/^\d{9,11}(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1_000);
  if (/^\d{12,14}(\.\d+)?$/.test(text)) return Math.round(Number(text));
  return Number.NaN;
}

function readCommonTime(parts: RegExpExecArray): number {
  const [, day, monthName, year, hour, minute, second, fraction, sign, zoneHours, zoneMinutes] = parts;
  const month = months.indexOf((monthName ?? '').toLowerCase());
  if (month < 0) return Number.NaN;
  const ms = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  const atMs = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second), ms);
  // A day that does not exist, such as 31 February, is carried over by Date: then it is no time.
  if (new Date(atMs).getUTCDate() !== Number(day) || Number(hour) > 23) return Number.NaN;
  const zoneMs = (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)) * 60_000;
  return sign === '-' ? atMs + zoneMs : atMs - zoneMs;
}
