// The way of one API request: who calls, may they, is the input right, which sites, write the look down, answer.
// Every refusal leaves here as an ApiError; what was not foreseen is logged under the request's id and says nothing.

import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Language } from '#contract/report.ts';
import type { Site } from '#contract/site.ts';
import { EventStoreError } from '#stores/events/event-store-error.ts';
import { CompanyRefusal } from '#stores/records/company-refusal.ts';
import { describeFailure } from '#stores/records/describe-failure.ts';
import { EngagementImportRefusal } from '#stores/records/engagement-import/import-refusal.ts';
import { IdentityRefusal } from '#stores/records/identity/change-ties.ts';
import { LeadRefusal } from '#stores/records/leads/lead-refusal.ts';
import { LinkRefusal } from '#stores/records/links/link-refusal.ts';
import { OrderRefusal } from '#stores/records/orders/order-refusal.ts';
import { clientAddressHeader } from '../access/open-login.ts';
import { readInput } from './read-input.ts';
import { readUpload } from './read-upload.ts';
import { Refusal } from './refusal.ts';
import { type RefusalCode, refusalStatus, refusalText } from './refusal-texts.ts';
import type { Caller, Route, RouteInput } from './route.ts';
import { type FileAnswer, sendFile } from './send-file.ts';

export interface Look {
  userId: string;
  userName: string;
  /** `look_...` shows personal data; anything else changes something, and `not_done_...` says that it was not changed. */
  action: string;
  subject: string;
  siteId: number | null;
  /** Rows of personal data that are shown. */
  rows: number;
  /** Which part of the same look this is, such as a page of a list. */
  page: string;
}

/** What answering needs from the rest of the server. */
export interface ApiParts {
  /** The signed-in user or the owner of the API key, and cookies that prolong the login. */
  findCaller(
    headers: Headers,
    clientAddress: string,
  ): Promise<{ caller: Caller | null; cookies: readonly string[] }>;
  /** All sites that this user may see. */
  sitesOf(caller: Caller): Promise<readonly Site[]>;
  /** Resolves when the look is in the audit log. Answers the number of the entry, 0 where the same look was written a moment ago. */
  recordLook(look: Look): Promise<number>;
  /** Says of an entry of this user how many rows of personal data went out with it. */
  countLook(entryId: number, rows: number, userId: string): Promise<void>;
  log: Logger;
}

/** Express handler of one route. */
export function answerRoute(route: Route, parts: ApiParts): RequestHandler {
  return async (request, response) => {
    const headers = readHeaders(request);
    const { caller, cookies } = await parts.findCaller(headers, request.ip ?? '');
    for (const cookie of cookies) response.append('Set-Cookie', cookie);
    const language = preferredLanguage(request) ?? caller?.language ?? 'en';
    response.locals['language'] = language;
    checkCaller(route, caller);
    const input = readInput(route, request, language);
    const sites = await sitesFor(route, input, caller, parts);
    const upload = route.upload ? await readUpload(request, route.upload.bytesMax) : Buffer.alloc(0);
    const look = describeLook(route, caller, input);
    // A deed is written down before it is done: whoever can stop the log from being written must not act unseen.
    const isDeed = look !== undefined && !look.action.startsWith('look_');
    const entryId = isDeed ? await parts.recordLook(look) : 0;
    const answering = route.handler({
      input,
      caller,
      language,
      sites,
      upload,
      clientAddress: request.ip ?? '',
      headers,
      setCookies: (more) => {
        for (const cookie of more) response.append('Set-Cookie', cookie);
      },
      setStatus: (status) => response.status(status),
    });
    const answer = await (isDeed ? orWriteNotDone(answering, look, parts) : answering);
    const userId = caller?.id ?? '';
    if (route.file) return answerFile(route, answer as FileAnswer, response, { entryId, userId, parts });
    const rows = countRows(route, answer);
    if (isDeed && rows > 0) await parts.countLook(entryId, rows, userId);
    // The answer leaves only when the look is in the audit log.
    if (look && !isDeed) await parts.recordLook({ ...look, rows });
    response.json(answer);
  };
}

/** A reading route, asked by another door than its address: the same checks, and the look is written down. Throws Refusal. */
export async function askRoute(
  route: Route,
  parts: Pick<ApiParts, 'sitesOf' | 'recordLook'>,
  asking: Asking,
): Promise<unknown> {
  const { input, caller, language } = asking;
  checkCaller(route, caller);
  const answer = await route.handler({
    ...{ input, caller, language, upload: Buffer.alloc(0), clientAddress: '', headers: new Headers() },
    ...{ setCookies: () => undefined, setStatus: () => undefined },
    sites: await sitesFor(route, input, caller, parts),
  });
  const look = describeLook(route, caller, input);
  if (look) await parts.recordLook({ ...look, rows: countRows(route, answer) });
  return answer;
}

interface Asking {
  input: RouteInput<unknown, unknown, unknown>;
  caller: Caller;
  language: Language;
}

/** How much of it went out is written down behind it, also when it was broken off; that it was taken stands in the log before. */
async function answerFile(
  route: Route,
  file: FileAnswer,
  response: Response,
  { entryId, userId, parts }: { entryId: number; userId: string; parts: Pick<ApiParts, 'countLook' | 'log'> },
): Promise<void> {
  try {
    await sendFile(response, file);
  } catch (error) {
    if (!response.headersSent) throw error;
    parts.log.error({ path: route.path, err: describeFailure(error) }, 'a file ended before its end');
  }
  const rows = countRows(route, file);
  if (rows > 0) await parts.countLook(entryId, rows, userId);
}

/** Undefined where there is nothing to write down. */
function describeLook(
  route: Route,
  caller: Caller | null,
  input: RouteInput<unknown, unknown, unknown>,
): Look | undefined {
  if (!caller || route.audit === 'none') return undefined;
  const { action, subject, subjectMax = 500 } = route.audit;
  return {
    userId: caller.id,
    userName: caller.key ? `${caller.name} (API key ${caller.key.name})`.slice(0, 250) : caller.name,
    action,
    subject: subject(input).slice(0, subjectMax),
    siteId: route.siteOf?.(input) ?? null,
    rows: 0,
    page: describePage(input.query),
  };
}

/** The same page with more rows in it is no other page. */
function describePage(query: unknown): string {
  const { limit: _limit, ...rest } = (query ?? {}) as Record<string, unknown>;
  return JSON.stringify(rest);
}

function countRows(route: Route, answer: unknown): number {
  return route.audit === 'none' ? 0 : (route.audit.rows?.(answer) ?? 0);
}

/** The log would otherwise say of a deed that was refused after all that it was done. */
async function orWriteNotDone<T>(doing: Promise<T>, deed: Look, parts: ApiParts): Promise<T> {
  try {
    return await doing;
  } catch (error) {
    await parts.recordLook({ ...deed, action: `not_done_${deed.action}` });
    throw error;
  }
}

/** Last handler of the API: every error as an ApiError. */
export function answerRefusal(log: Logger): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, next) => {
    if (response.headersSent) return next(error);
    const language =
      (response.locals['language'] as Language | undefined) ?? preferredLanguage(request) ?? 'en';
    const refusal = error instanceof Refusal ? error : refusalOf(error);
    if (refusalStatus(refusal.code) >= 500) {
      const requestId = randomUUID();
      response.set('X-Request-Id', requestId);
      const failure = describeFailure(error);
      log.error({ requestId, method: request.method, path: request.path, err: failure }, 'a request failed');
    }
    if (refusal.retryAfterSeconds !== undefined)
      response.set('Retry-After', String(refusal.retryAfterSeconds));
    response.status(refusalStatus(refusal.code)).json({
      error: {
        code: refusal.code,
        message: refusalText(refusal.code, language),
        ...(refusal.fields ? { fields: refusal.fields } : {}),
      },
    });
  };
}

/** ClickHouse took too long, needed too much memory, or found too many rows. */
const tooMuchCodes = new Set([159, 241, 396]);

/** The errors of Express's own body reader carry a status and a type; anything else is ours to mend. */
function refusalOf(error: unknown): Refusal {
  const codes: Record<string, RefusalCode> = {
    'entity.parse.failed': 'invalid_json',
    'entity.too.large': 'too_large',
    'encoding.unsupported': 'invalid_json',
    'charset.unsupported': 'invalid_json',
    'request.size.invalid': 'invalid_json',
    'request.aborted': 'invalid_json',
  };
  if (error instanceof CompanyRefusal) {
    const { code, detail } = error;
    return new Refusal(code, detail === '' ? {} : { fields: { company: detail } });
  }
  if (error instanceof IdentityRefusal) return new Refusal(error.code);
  if (error instanceof EngagementImportRefusal) return new Refusal(error.code);
  if (error instanceof LeadRefusal)
    return new Refusal(error.code, error.leadId === 0 ? {} : { fields: { lead: String(error.leadId) } });
  if (error instanceof LinkRefusal || error instanceof OrderRefusal) return new Refusal(error.code);
  if (error instanceof EventStoreError) {
    if (tooMuchCodes.has(error.code)) return new Refusal('period_too_long');
    if (error.retryable) return new Refusal('events_away', { retryAfterSeconds: 5 });
  }
  const type = typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : '';
  if (error instanceof URIError) return new Refusal('unknown_route');
  return new Refusal(codes[type] ?? 'internal');
}

function checkCaller(route: Route, caller: Caller | null): void {
  if (route.roles === 'anyone') return;
  if (!caller) throw new Refusal('not_signed_in');
  if (route.roles !== 'signed-in' && !route.roles.includes(caller.role)) throw new Refusal('not_allowed');
  if (caller.key) checkScope(route, caller.key);
}

function checkScope({ scope }: Route, { scopes }: NonNullable<Caller['key']>): void {
  if (scope === undefined) throw new Refusal('not_for_keys');
  if (scope !== 'any' && !scopes.includes(scope)) throw new Refusal('scope_missing', { fields: { scope } });
}

async function sitesFor(
  route: Route,
  input: RouteInput<unknown, unknown, unknown>,
  caller: Caller | null,
  parts: Pick<ApiParts, 'sitesOf'>,
): Promise<readonly Site[]> {
  if (route.rows !== 'site' || !caller) return [];
  const visible = await parts.sitesOf(caller);
  const asked = route.siteOf?.(input);
  if (asked === undefined) return visible;
  const site = visible.find((candidate) => candidate.id === asked);
  if (!site) throw new Refusal('unknown_site');
  return [site];
}

/** The interface states the language of its page; a browser on its own states the person's. */
function preferredLanguage(request: Request): Language | undefined {
  if (!request.headers['accept-language']) return undefined;
  const preferred = request.acceptsLanguages('en', 'it');
  return preferred === 'en' || preferred === 'it' ? preferred : undefined;
}

function readHeaders(request: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) headers.append(name, one);
  }
  headers.delete(clientAddressHeader);
  return headers;
}
