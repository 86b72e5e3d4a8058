// What the headers and the connection tell about a request.

import type { IncomingMessage } from 'node:http';
import type { FindClientAddress } from './client-address.ts';
import type { Arrival } from './prepare-request.ts';

/** `receivedAtMs`: server clock, milliseconds since 1970. */
export function describeArrival(
  request: IncomingMessage,
  channel: 'browser' | 'pixel',
  address: string,
  receivedAtMs: number,
): Arrival {
  const { headers } = request;
  return {
    channel,
    receivedAtMs,
    address,
    userAgent: headers['user-agent'] ?? '',
    headers: {
      acceptLanguage: (headers['accept-language'] ?? '').slice(0, 200),
      secFetch: headers['sec-fetch-mode'] !== undefined,
      clientHints: headers['sec-ch-ua'] !== undefined,
      brands: readHeader(headers['sec-ch-ua']).slice(0, 300),
      platform: readHeader(headers['sec-ch-ua-platform']).replaceAll('"', '').slice(0, 50),
      mobile: readFlag(headers['sec-ch-ua-mobile']),
    },
    refusal: { dnt: headers['dnt'] === '1', gpc: headers['sec-gpc'] === '1' },
    historical: false,
  };
}

export function clientAddressOf(request: IncomingMessage, find: FindClientAddress): string {
  return find(request.socket.remoteAddress, readHeader(request.headers['x-forwarded-for']));
}

function readHeader(value: string | string[] | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : value.join(',');
}

function readFlag(value: string | string[] | undefined): boolean | null {
  if (value === '?1') return true;
  return value === '?0' ? false : null;
}
