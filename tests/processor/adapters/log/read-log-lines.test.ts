// Lines as real servers write them, format by format.

import { expect, test } from 'vitest';
import { createLineReader, findLogFormat, type LogFormat } from '#processor/adapters/log/find-log-format.ts';
import type { LogHit } from '#processor/adapters/log/log-hit.ts';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
const atMs = Date.UTC(2025, 9, 10, 11, 55, 36);

function readLast(lines: readonly string[]): { format: LogFormat | undefined; hit: LogHit } {
  const format = findLogFormat(lines);
  if (!format) throw new Error('no format found');
  const read = createLineReader(format);
  const hit = lines.map(read).at(-1);
  if (!hit || !('timeMs' in hit)) throw new Error(JSON.stringify(hit));
  return { format, hit };
}

const cases: { name: string; lines: string[]; format: LogFormat; expected: Partial<LogHit> }[] = [
  {
    name: 'common',
    lines: ['203.0.113.7 - frank [10/Oct/2025:13:55:36 +0200] "GET /prezzi?q=1 HTTP/1.0" 200 2326'],
    format: 'combined',
    expected: {
      addresses: ['203.0.113.7'],
      target: '/prezzi?q=1',
      status: 200,
      bytes: '2326',
      userAgent: '',
      host: '',
    },
  },
  {
    name: 'combined',
    lines: [
      `203.0.113.7 - - [10/Oct/2025:13:55:36 +0200] "GET / HTTP/2.0" 200 12 "https://www.google.com/" "${chrome}"`,
    ],
    format: 'combined',
    expected: {
      addresses: ['203.0.113.7'],
      referrer: 'https://www.google.com/',
      userAgent: chrome,
      method: 'GET',
    },
  },
  {
    name: 'combined with the virtual host before',
    lines: [
      `www.example.com:443 2001:db8::7 - - [10/Oct/2025:13:55:36 +0200] "GET /a HTTP/1.1" 200 12 "-" "${chrome}"`,
    ],
    format: 'combined',
    expected: { host: 'www.example.com:443', addresses: ['2001:db8::7'], referrer: '' },
  },
  {
    name: 'nginx main with forwarded-for behind',
    lines: [
      `10.0.0.2 - - [10/Oct/2025:13:55:36 +0200] "GET /a HTTP/1.1" 200 12 "-" "${chrome}" "203.0.113.9, 10.0.0.1"`,
    ],
    format: 'combined',
    expected: { addresses: ['203.0.113.9', '10.0.0.1', '10.0.0.2'], userAgent: chrome },
  },
  {
    name: 'Apache with forwarded-for before',
    lines: [
      `203.0.113.9, 10.0.0.1 - - [10/Oct/2025:13:55:36 +0200] "GET /a HTTP/1.1" 200 12 "-" "${chrome}"`,
    ],
    format: 'combined',
    expected: { addresses: ['203.0.113.9', '10.0.0.1'] },
  },
  {
    name: 'nginx with host and times behind',
    lines: [
      `203.0.113.7 - - [10/Oct/2025:13:55:36 +0200] "GET /a HTTP/1.1" 200 12 "-" "${chrome}" 0.005 "shop.example.com" 0.004`,
    ],
    format: 'combined',
    expected: { host: 'shop.example.com', addresses: ['203.0.113.7'] },
  },
  {
    name: 'escaped quotes and bytes in agent and path',
    lines: [
      '203.0.113.7 - - [10/Oct/2025:13:55:36 +0200] "GET /caff\\xC3\\xA8 HTTP/1.1" 200 12 "-" "My \\"odd\\" agent"',
    ],
    format: 'combined',
    expected: { target: '/caffè', userAgent: 'My "odd" agent' },
  },
  {
    name: 'IIS',
    lines: [
      '#Software: Microsoft Internet Information Services 10.0',
      '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status',
      `2025-10-10 11:55:36 10.1.1.1 GET /prodotti q=1 443 - 203.0.113.7 ${chrome.replaceAll(' ', '+')} https://www.bing.com/ 200`,
    ],
    format: 'w3c',
    expected: {
      target: '/prodotti?q=1',
      addresses: ['203.0.113.7'],
      userAgent: chrome,
      referrer: 'https://www.bing.com/',
      status: 200,
    },
  },
  {
    name: 'CloudFront',
    lines: [
      '#Version: 1.0',
      '#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query x-host-header x-forwarded-for',
      [
        ...[
          '2025-10-10',
          '11:55:36',
          'MXP64-C1',
          '512',
          '203.0.113.7',
          'GET',
          'd111.cloudfront.net',
          '/p',
          '200',
        ],
        ...[
          'https://www.google.com/',
          chrome.replaceAll(' ', '%2520'),
          'utm_source=x',
          'www.example.com',
          '-',
        ],
      ].join('\t'),
    ],
    format: 'w3c',
    expected: {
      host: 'www.example.com',
      target: '/p?utm_source=x',
      userAgent: chrome,
      addresses: ['203.0.113.7'],
    },
  },
  {
    name: 'nginx as JSON',
    lines: [
      JSON.stringify({
        time_iso8601: '2025-10-10T13:55:36+02:00',
        remote_addr: '203.0.113.7',
        request: 'GET /a?b=1 HTTP/1.1',
        status: '200',
        http_user_agent: chrome,
        http_referer: 'https://www.google.com/',
        host: 'www.example.com',
      }),
    ],
    format: 'json',
    expected: { target: '/a?b=1', host: 'www.example.com', status: 200, userAgent: chrome, method: 'GET' },
  },
  {
    name: 'Caddy',
    lines: [
      JSON.stringify({
        ts: atMs / 1_000,
        request: {
          remote_ip: '203.0.113.7',
          method: 'GET',
          host: 'www.example.com',
          uri: '/a',
          headers: { 'User-Agent': [chrome], Referer: ['https://www.bing.com/'] },
        },
        status: 200,
        size: 10,
      }),
    ],
    format: 'json',
    expected: {
      target: '/a',
      userAgent: chrome,
      referrer: 'https://www.bing.com/',
      addresses: ['203.0.113.7'],
    },
  },
  {
    name: 'Traefik',
    lines: [
      JSON.stringify({
        StartUTC: '2025-10-10T11:55:36Z',
        ClientHost: '203.0.113.7',
        RequestMethod: 'GET',
        RequestPath: '/a',
        RequestHost: 'www.example.com',
        DownstreamStatus: 200,
        'request_User-Agent': chrome,
      }),
    ],
    format: 'json',
    expected: { target: '/a', userAgent: chrome, host: 'www.example.com' },
  },
];

test.each(cases)('reads $name', ({ lines, format, expected }) => {
  const read = readLast(lines);
  expect(read.format).toBe(format);
  expect(read.hit).toMatchObject({ timeMs: atMs, ...expected });
});

test.each([
  ['', 'skipped'],
  ['garbage', 'unreadable'],
  ['203.0.113.7 - - [10/Oct/2025:13:55:36 +0200] "\\x16\\x03\\x01" 400 0 "-" "-"', 'unreadable'],
  ['203.0.113.7 - - [31/Feb/2025:13:55:36 +0200] "GET / HTTP/1.1" 200 0 "-" "-"', 'unreadable'],
  ['203.0.113.7 - - [10/Oct/2025:13:55:36 +0200] "GET / HTTP/1.1" abc 0 "-" "-"', 'unreadable'],
])('says why it cannot read %j', (line, expected) => {
  expect(Object.keys(createLineReader('combined')(line))).toContain(expected);
});

test('a heading that changes in the middle of a file holds from there on', () => {
  const read = createLineReader('w3c');
  read('#Fields: date time c-ip cs-uri-stem');
  expect(read('2025-10-10 11:55:36 203.0.113.7 /a')).toMatchObject({ target: '/a' });
  read('#Fields: date time cs-uri-stem c-ip');
  expect(read('2025-10-10 11:55:36 /b 203.0.113.7')).toMatchObject({
    target: '/b',
    addresses: ['203.0.113.7'],
  });
});

test('a hostile line of a megabyte is read in no time', () => {
  const read = createLineReader('combined');
  const hostile = [`${'"'.repeat(1_000_000)}`, `${'['.repeat(1_000_000)}`, `1 2 3 [${'\\"'.repeat(500_000)}`];
  const startedAt = performance.now();
  for (const line of hostile) expect(read(line)).toHaveProperty('unreadable');
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('finds no format in what is no log', () => {
  expect(findLogFormat(['hello', 'world', '{"a":1}'])).toBeUndefined();
});
