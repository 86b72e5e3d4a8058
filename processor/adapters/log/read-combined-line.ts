// Lines of Apache and nginx: common and combined, with the virtual host before, with forwarded-for before or behind.
// What each field is is told by its form, since operators add fields of their own at either end.

import { isIP } from 'node:net';
import { type LineReader, type LogHit, noHit, textOf, type UnreadableLine } from './log-hit.ts';
import { readLogTime } from './read-log-time.ts';
import { type Field, splitFields } from './split-fields.ts';

const hostPattern = /^(?=.{1,253}$)([a-z0-9_-]+\.)*[a-z][a-z0-9-]*(:\d{1,5})?$/i;
const dottedHostPattern = /^(?=.{1,253}$)([a-z0-9_-]+\.)+[a-z][a-z0-9-]*(:\d{1,5})?$/i;

export const readCombinedLine: LineReader = (line) => {
  if (line.trim() === '') return noHit;
  const fields = splitFields(line);
  const timeAt = fields.findIndex((field) => field.kind === 'bracketed');
  const timeMs = timeAt < 0 ? Number.NaN : readLogTime(fields[timeAt]?.text ?? '');
  if (Number.isNaN(timeMs)) return { unreadable: 'no time in brackets' };
  const requestAt = fields.findIndex((field, index) => index > timeAt && field.kind === 'quoted');
  if (requestAt < 0) return { unreadable: 'no request in quotes' };
  return readFields(fields, timeAt, requestAt, timeMs);
};

function readFields(
  fields: readonly Field[],
  timeAt: number,
  requestAt: number,
  timeMs: number,
): LogHit | UnreadableLine {
  const request = splitRequest(fields[requestAt]?.text ?? '');
  if (request === undefined) return { unreadable: 'the request is not "METHOD PATH PROTOCOL"' };
  const status = Number(fields[requestAt + 1]?.text);
  if (!Number.isInteger(status) || status < 100 || status > 599) return { unreadable: 'no status' };
  const behind = fields.slice(requestAt + 3);
  const [referrer, userAgent] = behind.filter((field) => field.kind === 'quoted');
  const extras = behind.filter((field) => field !== referrer && field !== userAgent);
  const before = fields.slice(0, timeAt).map((field) => field.text.replace(/,$/, ''));
  const forwarded = extras.flatMap((field) => splitAddresses(field.text));
  return {
    timeMs,
    addresses: [...forwarded, ...before.flatMap(splitAddresses)],
    method: request.method,
    host: findHost(before[0] ?? '', extras),
    target: request.target,
    status,
    bytes: fields[requestAt + 2]?.text ?? '',
    referrer: textOf(referrer?.text),
    userAgent: textOf(userAgent?.text),
  };
}

/** Undefined when it is no request of HTTP, such as the bytes of a scanner that spoke TLS. */
export function splitRequest(text: string): { method: string; target: string } | undefined {
  const afterMethod = text.indexOf(' ');
  const method = text.slice(0, afterMethod);
  if (afterMethod < 1 || !/^[A-Z]{3,20}$/.test(method)) return undefined;
  const beforeProtocol = text.lastIndexOf(' HTTP/');
  const target = text.slice(afterMethod + 1, beforeProtocol > afterMethod ? beforeProtocol : text.length);
  return target === '' ? undefined : { method, target };
}

/** The addresses of a field, '' and words left out; a field may hold several with commas between. */
function splitAddresses(text: string): string[] {
  // Cheaper than isIP for what is plainly no address, and a bound for hostile lines.
  if (text.length < 2 || text.length > 500 || !/^[0-9a-fA-F:.[\], ]+$/.test(text)) return [];
  return text
    .split(',')
    .map((part) => part.trim().replace(/^\[|\]$/g, ''))
    .filter((part) => isIP(part) !== 0);
}

/** Virtual host at the head of the line, or a field behind that has the form of a host name. */
function findHost(first: string, extras: readonly Field[]): string {
  if (isIP(first) === 0 && first !== '-' && hostPattern.test(first)) return first;
  return extras.find((field) => dottedHostPattern.test(field.text))?.text ?? '';
}
