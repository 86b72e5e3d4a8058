// Runs a drop-in endpoint and answers as its client libraries expect, readable for pages of allowed hosts.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from '../answer.ts';
import type { CollectorContext } from '../collector-context.ts';
import { Refusal } from '../collector-parts.ts';
import { allowReading, answerPreflight } from '../cross-origin.ts';

export interface DropInAnswer {
  status: 200 | 202 | 204;
  contentType: string;
  body: string | Buffer;
  /** Fields of the call that were not taken, such as `context.ip`: named in the header `fiuto-ignored`. */
  ignored: ReadonlySet<string>;
}

const ignoredNamedMax = 20;

/** `methods`: those that the endpoint takes beside OPTIONS. */
export async function answerDropIn(
  request: IncomingMessage,
  response: ServerResponse,
  context: CollectorContext,
  methods: readonly string[],
  take: () => Promise<DropInAnswer>,
): Promise<void> {
  const { origin } = request.headers;
  const { parts } = context;
  if (request.method === 'OPTIONS') {
    answerPreflight(request, response, parts.sites.all(), 'content-type, authorization');
    return;
  }
  try {
    if (!methods.includes(request.method ?? '')) {
      const allow = [...methods, 'OPTIONS'].join(', ');
      throw new Refusal(405, 'wrong_method', `This address takes ${methods.join(' and ')}.`, { allow });
    }
    const { status, contentType, body, ignored } = await take();
    allowReading(response, origin);
    if (ignored.size > 0) response.setHeader('fiuto-ignored', nameIgnored(ignored));
    if (contentType !== '') response.setHeader('content-type', contentType);
    response.writeHead(status, {
      ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }),
      'cache-control': 'no-store, private',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
    response.end(status === 204 ? undefined : body);
  } catch (error) {
    allowReading(response, origin);
    refuse(request, response, error, parts, origin === undefined ? 'message' : 'code');
  }
}

function nameIgnored(ignored: ReadonlySet<string>): string {
  const names = [...ignored].filter((name) => /^[\w.-]{1,60}$/.test(name));
  return names.slice(0, ignoredNamedMax).join(', ');
}
