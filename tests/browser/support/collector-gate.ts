// Stands between the browser and the collector and can refuse, cut or slow what the script sends, as a bad network does.

import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `refuse` answers 503; `cut` ends the connection without an answer; `swallow` passes on and answers nothing. */
type GateMode = 'open' | 'refuse' | 'cut' | 'swallow';

export interface CollectorGate {
  url: string;
  /** Applies to event requests; script and settings stay reachable. */
  set(mode: GateMode): void;
  /** Event requests that reached the gate so far, whatever became of them. */
  requests(): { body: string; contentType: string }[];
  /** Milliseconds by which the answer with the site's settings is held back. */
  holdSettings(delayMs: number): void;
  close(): Promise<void>;
}

export async function startCollectorGate(collectorUrl: string): Promise<CollectorGate> {
  let mode: GateMode = 'open';
  let settingsDelayMs = 0;
  const requests: { body: string; contentType: string }[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    if (request.method === 'POST') {
      requests.push({ body: body.toString(), contentType: request.headers['content-type'] ?? '' });
      if (mode === 'cut') return void request.socket.destroy();
      if (mode === 'refuse') {
        response.writeHead(503, { 'access-control-allow-origin': '*' }).end();
        return;
      }
    }
    if (request.url?.startsWith('/c/')) await new Promise((resolve) => setTimeout(resolve, settingsDelayMs));
    const swallowed = request.method === 'POST' && mode === 'swallow';
    pass(collectorUrl, request, body, swallowed ? undefined : response);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => {
      mode = next;
    },
    requests: () => requests,
    holdSettings: (delayMs) => {
      settingsDelayMs = delayMs;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function pass(collectorUrl: string, request: IncomingMessage, body: Buffer, response?: ServerResponse): void {
  const { method, headers, url } = request;
  const onward = ask(new URL(url ?? '/', collectorUrl), { method, headers }, (answer) => {
    if (!response) return void answer.resume();
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => request.socket.destroy());
  onward.end(body);
}
