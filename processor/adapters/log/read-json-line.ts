// Lines that are one JSON object each: nginx with a JSON format, Caddy, Traefik, Envoy, Google Cloud, CloudFront and
// others. Every fact has a list of names that it goes by; the first one present counts.

import { type LineReader, noHit, textOf } from './log-hit.ts';
import { splitRequest } from './read-combined-line.ts';
import { readLogTime } from './read-log-time.ts';

const names = {
  time: [
    ...['time', 'timestamp', '@timestamp', 'ts', 'time_iso8601', 'time_local', 'datetime', 'date_time'],
    ...['msec', 'StartUTC', 'start_time', 'startTime', 'time_unix', 'date', 'EdgeStartTimestamp'],
  ],
  address: [
    ...['remote_addr', 'client_ip', 'clientip', 'clientIp', 'remote_ip', 'remoteIp', 'request.client_ip'],
    ...['request.remote_ip', 'ClientHost', 'client.ip', 'httpRequest.remoteIp', 'ClientIP', 'c-ip', 'ip'],
    ...['remote_address', 'downstream_remote_address', 'client'],
  ],
  forwarded: [
    ...['http_x_forwarded_for', 'x_forwarded_for', 'xff', 'x-forwarded-for', 'forwarded_for'],
    ...['request.headers.X-Forwarded-For', 'request_X-Forwarded-For'],
  ],
  userAgent: [
    ...['http_user_agent', 'user_agent', 'userAgent', 'agent', 'user-agent', 'request.headers.User-Agent'],
    ...['request_User-Agent', 'httpRequest.userAgent', 'user_agent.original', 'ClientRequestUserAgent'],
    ...['cs(User-Agent)', 'ua'],
  ],
  referrer: [
    ...['http_referer', 'http_referrer', 'referer', 'referrer', 'request.headers.Referer', 'request_Referer'],
    ...['httpRequest.referer', 'http.request.referrer', 'ClientRequestReferer', 'cs(Referer)'],
  ],
  line: ['request', 'request_line', 'RequestLine'],
  method: [
    ...['method', 'request_method', 'verb', 'request.method', 'RequestMethod', 'httpRequest.requestMethod'],
    ...['http.request.method', 'ClientRequestMethod', 'cs-method'],
  ],
  target: [
    ...['request_uri', 'uri', 'url', 'path', 'request.uri', 'RequestPath', 'httpRequest.requestUrl'],
    ...['url.original', 'ClientRequestURI', 'request_path', 'cs-uri-stem'],
  ],
  query: ['args', 'query_string', 'query', 'cs-uri-query'],
  status: [
    ...['status', 'status_code', 'statusCode', 'response', 'response_code', 'DownstreamStatus'],
    ...['httpRequest.status', 'http.response.status_code', 'EdgeResponseStatus', 'sc-status'],
  ],
  bytes: ['body_bytes_sent', 'bytes_sent', 'bytes', 'size', 'DownstreamContentSize', 'sc-bytes'],
  host: [
    ...['host', 'http_host', 'server_name', 'vhost', 'virtual_host', 'request.host', 'RequestHost'],
    ...['authority', 'ClientRequestHost', 'x-host-header'],
  ],
} as const;

export const readJsonLine: LineReader = (line) => {
  if (line.trim() === '') return noHit;
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return { unreadable: 'not a JSON object' };
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return { unreadable: 'not a JSON object' };
  }
  const textFor = (fact: keyof typeof names) => textOf(find(record, names[fact]));
  const timeMs = readLogTime(textFor('time'));
  if (Number.isNaN(timeMs))
    return { unreadable: `no time (looked for ${names.time.slice(0, 4).join(', ')}, ...)` };
  const request = splitRequest(textFor('line'));
  const target = request?.target ?? textFor('target');
  if (target === '') return { unreadable: 'no path (looked for request, request_uri, uri, ...)' };
  const query = textFor('query');
  return {
    timeMs,
    addresses: [...textFor('forwarded').split(','), textFor('address')]
      .map((part) => part.trim())
      .filter((part) => part !== ''),
    method: request?.method ?? (textFor('method').toUpperCase() || 'GET'),
    host: textFor('host'),
    target: query !== '' && !target.includes('?') ? `${target}?${query.replace(/^\?/, '')}` : target,
    status: Number(textFor('status')) || 0,
    bytes: textFor('bytes'),
    referrer: textFor('referrer'),
    userAgent: textFor('userAgent'),
  };
};

/** The first of `paths` that leads to a text or number; a dot goes one level down, a list gives its first entry. */
function find(record: object, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    let value: unknown = Reflect.get(record, path);
    if (value === undefined && path.includes('.')) {
      value = record;
      for (const key of path.split('.')) value = isObject(value) ? Reflect.get(value, key) : undefined;
    }
    if (Array.isArray(value)) value = value[0];
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
