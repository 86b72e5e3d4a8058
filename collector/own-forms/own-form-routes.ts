// The addresses of the forms of our own: `/f/KEY` shows and takes one, `/f/confirm/TOKEN` confirms an answer. Browsers of any
// page may read what they are told; which pages may show a form, the hosts of its site say.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Site } from '#contract/site.ts';
import type { OwnFormDesk } from '#stores/records/open-own-forms.ts';
import type { OwnForm } from '#stores/records/questions/own-forms.ts';
import { answerJson, refuse, tooManyFrom } from '../answer.ts';
import type { CollectorContext } from '../collector-context.ts';
import { Refusal } from '../collector-parts.ts';
import { isAllowedOrigin } from '../cross-origin.ts';
import { clientAddressOf } from '../describe-arrival.ts';
import { clientOf } from '../limit-rate.ts';
import { readBody } from '../read-body.ts';
import { createTokenBuckets } from '../token-buckets.ts';
import { answerConfirmation } from './confirm-page.ts';
import { describeOwnForm } from './show-form.ts';
import { takeAnswer } from './take-answer.ts';

const bodyBytesMax = 64_000;
/** Per minute and client, beside the general limit: more is no person, nor an office. */
const answersPerMinute = 10;
/** Per minute and form. */
const formAnswersPerMinute = 120;
/** No address stays in memory for longer than it is counted. */
const forgetEveryMs = 60_000;

/** Answers when the path is one of these, and says whether it did. */
export type ServeOwnForms = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
) => boolean;

export function createServeOwnForms(context: CollectorContext): ServeOwnForms {
  const desk = context.parts.ownForms;
  if (desk === undefined) return () => false;
  const limits = {
    clients: createTokenBuckets(answersPerMinute),
    forms: createTokenBuckets(formAnswersPerMinute),
  };
  setInterval(() => {
    for (const buckets of Object.values(limits)) buckets.forgetFull(Date.now());
  }, forgetEveryMs).unref();
  return (request, response, path, query) => {
    const [, token] = /^\/f\/confirm\/([\w.-]{1,100})$/.exec(path) ?? [];
    const [, key] = /^\/f\/([a-z0-9]{12})$/.exec(path) ?? [];
    if (token !== undefined) void answerConfirmation(request, response, context, desk, token);
    else if (key !== undefined) void answerForm(request, response, { context, desk, limits, key, query });
    else return false;
    return true;
  };
}

interface FormCall {
  context: CollectorContext;
  desk: OwnFormDesk;
  limits: Record<'clients' | 'forms', ReturnType<typeof createTokenBuckets>>;
  key: string;
  query: string;
}

async function answerForm(request: IncomingMessage, response: ServerResponse, call: FormCall): Promise<void> {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  try {
    if (request.method === 'GET') answerJson(response, 200, await show(request, call));
    else if (request.method === 'POST') await take(request, response, call);
    else
      throw new Refusal(405, 'wrong_method', 'Forms are read with GET and sent with POST.', {
        allow: 'GET, POST',
      });
  } catch (error) {
    refuse(request, response, error, call.context.parts, 'code');
  }
}

async function show(request: IncomingMessage, call: FormCall) {
  const nowMs = Date.now();
  admitClient(request, call.context, nowMs);
  const { form } = await findForm(request, call);
  const language = /(^|&)l=it\b/i.test(call.query) ? 'it' : 'en';
  return describeOwnForm(form, language, call.desk.keys.tickets, nowMs);
}

async function take(request: IncomingMessage, response: ServerResponse, call: FormCall): Promise<void> {
  const { desk, limits, key, context } = call;
  const receivedAtMs = Date.now();
  const address = admitClient(request, context, receivedAtMs);
  if (context.parts.settings.requestsPerMinuteMax > 0) {
    if (!limits.clients.take(clientOf(address), 1, 1, receivedAtMs)) throw tooManyFrom('address');
    if (!limits.forms.take(key, 1, 1, receivedAtMs)) throw tooManyFrom('site');
  }
  const body = parseBody(await readBody(request, bodyBytesMax));
  const { form, site } = await findForm(request, call);
  const refusal = { dnt: request.headers['dnt'] === '1', gpc: request.headers['sec-gpc'] === '1' };
  const taken = await takeAnswer(desk, body, {
    ...{ site, form, receivedAtMs, refusal, takenBackOf: context.parts.takenBackOf },
  });
  if (taken.kept) answerJson(response, 202, { confirms: taken.confirms });
  else if (taken.code === 'faults') answerJson(response, 422, { error: taken });
  else answerJson(response, 409, { error: { code: taken.code } });
}

function admitClient(request: IncomingMessage, context: CollectorContext, nowMs: number): string {
  const address = clientAddressOf(request, context.findClientAddress);
  if (!context.limitRate.admitRequest(address, nowMs)) throw tooManyFrom('address');
  return address;
}

async function findForm(
  request: IncomingMessage,
  { context, desk, key }: FormCall,
): Promise<{ form: OwnForm; site: Site }> {
  const form = await desk.find(key);
  const ofForm = (sites: CollectorContext['parts']['sites']) =>
    sites.all().find(({ id }) => id === form?.siteId);
  const site = form && (await context.findSite(ofForm));
  if (!form || !site) throw new Refusal(404, 'wrong_key', 'No form has this key, or it is switched off.');
  const { origin, referer } = request.headers;
  if (!isAllowedOrigin(site, origin ?? referer)) {
    throw new Refusal(
      403,
      'wrong_origin',
      'The site does not allow pages of this host: add it to its hosts.',
    );
  }
  return { form, site };
}

function parseBody(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  throw new Refusal(400, 'malformed', 'An answer is a JSON object.');
}
