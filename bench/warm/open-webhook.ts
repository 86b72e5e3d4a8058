// The program that is told: takes only what is signed with its secret, and notes when it heard of which company.

import type { IncomingHttpHeaders } from 'node:http';
import { verifyStandard } from '#intelligence/webhooks/verify-standard.ts';
import { startTestHttp } from '#tests/support/start-test-http.ts';

export interface WarmWebhook {
  url: string;
  /** The secret that messages must be signed with. */
  expect(secret: string): void;
  /** Milliseconds of `performance.now()`; undefined before. */
  toldAtMs(company: string): number | undefined;
  close(): Promise<void>;
}

export async function openWarmWebhook(): Promise<WarmWebhook> {
  const told = new Map<string, number>();
  let secret = '';
  const server = await startTestHttp(({ method, headers, body }) => {
    const request = { method, urls: [], query: '', headers: flatten(headers), body: Buffer.from(body) };
    const secrets = { secret, verifyToken: '', topicArn: '', channelId: '' };
    const verdict = verifyStandard(request, secrets, Date.now());
    if (!verdict.isGenuine) return { status: 401 };
    const { data } = JSON.parse(body) as { data?: { company?: { name?: string } } };
    const name = data?.company?.name;
    if (name !== undefined && !told.has(name)) told.set(name, performance.now());
    return { status: 204 };
  });
  return {
    url: `${server.url}/told`,
    expect: (given) => {
      secret = given;
    },
    toldAtMs: (company) => told.get(company),
    close: server.close,
  };
}

function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
