// A push service on loopback as RFC 8030 and 8292 describe it, with browsers that subscribe: it refuses what the real ones refuse,
// and hands a browser what it can open.

import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decryptPush } from './decrypt-push.ts';

export interface TestBrowser {
  readonly subscription: { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
  /** What it showed, in order. */
  readonly shown: Record<string, unknown>[];
  /** The user withdrew the permission: the service knows it no more. */
  leave(): void;
}

export interface TestPush {
  readonly url: string;
  /** Headers of the requests, and how each was answered. */
  readonly requests: { headers: IncomingMessage['headers']; status: number }[];
  /** Answers once with this instead of taking the message. */
  failWith(status: number, headers?: Record<string, string>): void;
  subscribe(vapidKey: string): TestBrowser;
  close(): Promise<void>;
}

interface Subscriber {
  readonly vapidKey: string;
  readonly open: (body: Buffer) => Record<string, unknown>;
  readonly shown: Record<string, unknown>[];
}

export async function startTestPush(nowMs: () => number): Promise<TestPush> {
  const subscribers = new Map<string, Subscriber>();
  const requests: TestPush['requests'] = [];
  const failures: { status: number; headers: Record<string, string> }[] = [];
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(piece as Buffer);
    const failure = failures.shift();
    const origin = `http://${incoming.headers.host}`;
    const status =
      failure?.status ?? take(incoming, Buffer.concat(pieces), { subscribers, origin, nowMs: nowMs() });
    requests.push({ headers: incoming.headers, status });
    response.writeHead(status, failure?.headers ?? {}).end();
  };
  const server = createServer((incoming, response) => void answer(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    failWith: (status, headers = {}) => void failures.push({ status, headers }),
    subscribe: (vapidKey) => subscribeBrowser(url, subscribers, vapidKey),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function subscribeBrowser(url: string, subscribers: Map<string, Subscriber>, vapidKey: string): TestBrowser {
  const pair = createECDH('prime256v1');
  const p256dh = pair.generateKeys('base64url');
  const auth = randomBytes(16);
  const path = `/send/${randomBytes(12).toString('base64url')}`;
  const shown: Record<string, unknown>[] = [];
  const open = (body: Buffer) =>
    JSON.parse(decryptPush(body, { privateKey: pair.getPrivateKey(), auth }).toString()) as Record<
      string,
      unknown
    >;
  subscribers.set(path, { vapidKey, open, shown });
  return {
    subscription: { endpoint: `${url}${path}`, p256dh, auth: auth.toString('base64url') },
    shown,
    leave: () => void subscribers.delete(path),
  };
}

/** The status; 201 when the browser shows it. */
function take(
  { method, url = '', headers }: IncomingMessage,
  body: Buffer,
  { subscribers, origin, nowMs }: { subscribers: Map<string, Subscriber>; origin: string; nowMs: number },
): number {
  const subscriber = subscribers.get(url);
  if (subscriber === undefined) return 410;
  if (method !== 'POST' || !/^\d+$/.test(String(headers['ttl'] ?? ''))) return 400;
  if (headers['content-encoding'] !== 'aes128gcm') return 415;
  if (body.length > 4_096) return 413;
  const { topic, urgency } = headers;
  if (topic !== undefined && !/^[A-Za-z0-9_-]{1,32}$/.test(String(topic))) return 400;
  if (urgency !== undefined && !['very-low', 'low', 'normal', 'high'].includes(String(urgency))) return 400;
  const status = checkSender(headers.authorization ?? '', { vapidKey: subscriber.vapidKey, origin, nowMs });
  if (status !== 0) return status;
  subscriber.shown.push(subscriber.open(body));
  return 201;
}

/** 0 when the sender is the one that the browser subscribed with. */
function checkSender(
  text: string,
  { vapidKey, origin, nowMs }: { vapidKey: string; origin: string; nowMs: number },
): number {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(text) ?? [];
  const [header = '', payload = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65) return 401;
  const [x = '', y = ''] = [point.subarray(1, 33), point.subarray(33)].map((part) =>
    part.toString('base64url'),
  );
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } });
  const checked = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  if (!verify('sha256', Buffer.from(`${header}.${payload}`), checked, Buffer.from(signature, 'base64url')))
    return 401;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  const aheadSeconds = Number(claims['exp']) - nowMs / 1_000;
  const isFit = claims['aud'] === origin && aheadSeconds > 0 && aheadSeconds <= 86_400;
  if (!isFit || !/^(https:|mailto:)/.test(String(claims['sub']))) return 401;
  return key === vapidKey ? 0 : 403;
}
