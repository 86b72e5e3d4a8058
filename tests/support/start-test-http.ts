// A real HTTP server on loopback that answers as the test says and remembers what it was asked.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestHttp {
  /** `http://127.0.0.1:port`. */
  url: string;
  requests: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[];
  close(): Promise<void>;
}

export interface TestReply {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Sends so many bytes of the body and breaks off. */
  cutAfter?: number;
  /** Never answers. */
  isSilent?: boolean;
}

export async function startTestHttp(
  reply: (request: TestHttp['requests'][number]) => TestReply | Promise<TestReply>,
): Promise<TestHttp> {
  const requests: TestHttp['requests'] = [];
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(piece as Buffer);
    const { method = '', url = '', headers } = incoming;
    const request = { method, path: url, headers, body: Buffer.concat(pieces).toString('utf8') };
    requests.push(request);
    const { status = 200, headers: sent = {}, body = '', cutAfter, isSilent } = await reply(request);
    if (isSilent) return;
    const bytes = Buffer.from(body);
    response.writeHead(status, { 'content-length': String(bytes.length), ...sent });
    if (cutAfter === undefined) response.end(bytes);
    // Ended, not torn down: what was sent arrives, however slow the reader is.
    else response.write(bytes.subarray(0, cutAfter), () => response.socket?.end());
  };
  const server = createServer((incoming, response) => void answer(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
