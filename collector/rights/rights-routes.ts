// `/rights`: where people ask for a link to their own data, and `/rights/TOKEN`: what is behind it. Without script; opening
// changes nothing and shows nothing of anybody, since scanners of mail open every link.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { cutAddress } from '#intelligence/networks/cut-address.ts';
import { failureReason } from '#stores/records/failure-reason.ts';
import type { OpenedLink, RightsDesk } from '#stores/records/rights/open-rights-desk.ts';
import type { CollectorContext } from '../collector-context.ts';
import { Refusal } from '../collector-parts.ts';
import { clientAddressOf } from '../describe-arrival.ts';
import { paragraph } from '../plain-page.ts';
import { readBody } from '../read-body.ts';
import { createTokenBuckets } from '../token-buckets.ts';
import { answerAsk } from './answer-ask.ts';
import type { RightsCall } from './rights-call.ts';
import { takeWish } from './take-wish.ts';
import { writeHeld } from './write-held.ts';
import { button, chooseWords, type PageFacts, type PageFrame, sendPage } from './write-page.ts';

const rightsPath = '/rights';
const bodyBytesMax = 4_000;
/** Of one network; more is no person, nor an office. */
const asksPerHour = 20;
const opensPerMinute = 30;
const forgetEveryMs = 60_000;
/** How long a page waits for what the processor puts together, and how often it looks. */
const waitMs = 8_000;
const lookEveryMs = 250;
/** Then the page loads itself anew, so often at the most: about five minutes. Whoever still waits presses the button. */
const pauseSeconds = 2;
const waitsMax = 30;

/** Answers when the path is one of these, and says whether it did. */
export type ServeRights = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
) => boolean;

export function createServeRights(context: CollectorContext): ServeRights {
  const desk = context.parts.rights;
  if (desk === undefined) return () => false;
  const limits = { asks: createTokenBuckets(asksPerHour), opens: createTokenBuckets(opensPerMinute) };
  setInterval(() => {
    limits.asks.forgetFull(hourly(Date.now()));
    limits.opens.forgetFull(Date.now());
  }, forgetEveryMs).unref();
  const admits = (request: IncomingMessage, kind: keyof typeof limits, nowMs: number): boolean => {
    const address = clientAddressOf(request, context.findClientAddress);
    if (!context.limitRate.admitRequest(address, nowMs)) return false;
    if (context.parts.settings.requestsPerMinuteMax === 0) return true;
    return limits[kind].take(cutAddress(address), 1, 1, kind === 'asks' ? hourly(nowMs) : nowMs);
  };
  return (request, response, path, query) => {
    const [, token] = /^\/rights(?:\/([\w.-]{1,100}))?\/?$/.exec(path) ?? [];
    if (token === undefined && path.replace(/\/$/, '') !== rightsPath) return false;
    void answer({ request, response, path, query, token, desk, admits, context });
    return true;
  };
}

/** Buckets are filled in a minute; of a clock sixty times as slow, in an hour. */
function hourly(nowMs: number): number {
  return nowMs / 60;
}

interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  query: string;
  token: string | undefined;
  desk: RightsDesk;
  admits(request: IncomingMessage, kind: 'asks' | 'opens', nowMs: number): boolean;
  context: CollectorContext;
}

async function answer({
  request,
  response,
  path,
  query,
  token,
  desk,
  admits,
  context,
}: Asked): Promise<void> {
  const words = chooseWords(request, query);
  const frame: PageFrame = { words, path: path.replace(/\/$/, ''), controller: undefined };
  const nowMs = Date.now();
  try {
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
      throw new Refusal(405, 'wrong_method', 'Open the page in a browser.', { allow: 'GET, HEAD, POST' });
    }
    const counts = token === undefined && method === 'POST' ? 'asks' : 'opens';
    if (!admits(request, counts, nowMs)) {
      return sendPage(request, response, frame, {
        status: 429,
        title: words.busyTitle,
        content: paragraph(words.busy),
      });
    }
    frame.controller = await desk.controller();
    const fields = new URLSearchParams(
      method === 'POST' ? (await readBody(request, bodyBytesMax)).toString() : '',
    );
    const call: RightsCall = { request, query, desk, frame, nowMs, fields };
    if (token === undefined) return sendPage(request, response, frame, await answerAsk(call));
    const page = await answerLink(call, token);
    if ('copy' in page) return sendCopy(response, page.copy);
    sendPage(request, response, frame, page);
  } catch (error) {
    if (response.headersSent || response.destroyed) return;
    if (error instanceof Refusal) {
      for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
      return sendPage(request, response, frame, {
        ...{ status: error.status, title: words.goneTitle, content: paragraph(words.gone) },
      });
    }
    context.parts.log.error(
      { reason: failureReason(error) },
      'the page of one’s own data could not be answered',
    );
    sendPage(request, response, frame, {
      status: 503,
      title: words.awayTitle,
      content: paragraph(words.away),
    });
  }
}

async function answerLink(
  { request, query, desk, frame: { words }, nowMs, fields }: RightsCall,
  token: string,
): Promise<PageFacts | { copy: string }> {
  const link = await desk.open(token, nowMs);
  if (link === undefined) {
    const anew = `<p><a href="${rightsPath}?l=${words.language}">${words.askAnew}</a></p>`;
    return { status: 410, title: words.goneTitle, content: paragraph(words.gone) + anew };
  }
  if (request.method !== 'POST') {
    const [, times] = /(?:^|&)wait=(\d{1,2})(?:&|$)/.exec(query) ?? [];
    // Only the page that waits leads here, and what it waits for was asked for with a tap.
    if (times !== undefined && (await desk.isAsked(link)))
      return show(desk, link, words, { waited: Number(times) });
    const content = paragraph(words.open) + button('show', words.show, '', 'main');
    return { status: 200, title: words.openTitle, content };
  }
  const wish = fields.get('do') ?? '';
  if (wish === 'show' || wish === 'copy' || wish === 'look')
    return show(desk, link, words, { wish, waited: 0 });
  const done = await takeWish(desk, link, wish, fields.get('sure') === '1', words.language);
  if (done === undefined) {
    return { status: 400, title: words.openTitle, content: button('show', words.show, '', 'main') };
  }
  return {
    ...{ status: 200, title: words.doneTitle },
    content: paragraph(words.done[done]) + button('show', words.back, '', 'main'),
  };
}

async function show(
  desk: RightsDesk,
  link: OpenedLink,
  words: PageFrame['words'],
  { wish = 'look', waited }: { wish?: 'show' | 'copy' | 'look'; waited: number },
): Promise<PageFacts | { copy: string }> {
  if (wish === 'show') await desk.askForHeld(link);
  const untilMs = Date.now() + waitMs;
  for (;;) {
    const held = await desk.findHeld(link);
    if (held !== undefined) {
      if (wish === 'copy') return { copy: held.copy };
      return { status: 200, title: words.title, content: writeHeld(words, held) };
    }
    if (wish === 'copy') await desk.askForHeld(link);
    if (Date.now() > untilMs) break;
    await wait(lookEveryMs);
  }
  return {
    status: 202,
    title: words.waitTitle,
    content: paragraph(words.wait) + button('look', words.again, '', 'main'),
    ...(waited < waitsMax && {
      again: { seconds: pauseSeconds, query: `?l=${words.language}&wait=${waited + 1}` },
    }),
  };
}

function sendCopy(response: ServerResponse, copy: string): void {
  const body = Buffer.from(copy);
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'content-disposition': 'attachment; filename="my-data.json"',
    'cache-control': 'no-store, private',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
