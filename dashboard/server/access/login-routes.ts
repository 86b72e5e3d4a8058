// `/api/auth/*`: the login library's own paths, only those that the interface needs, behind the throttle. Everything
// else that the library could do (sign-up, change of e-mail, deleting oneself) does not exist here.

import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { type Request as ExpressRequest, type Response as ExpressResponse, json, Router } from 'express';
import { z } from 'zod';
import { Refusal } from '../api/refusal.ts';
import { clientAddressHeader, type Login } from './open-login.ts';
import type { Throttle } from './throttle-tries.ts';

const code = z.object({ code: z.string(), trustDevice: z.boolean().optional() });
const password = z.object({ password: z.string() });

const credentials = z.object({ email: z.string().max(254), password: z.string().max(1_000) });

interface LoginPath {
  method: 'get' | 'post';
  path: string;
  summary: string;
  body?: z.ZodObject;
  /** Strangers may call it. */
  open?: boolean;
}

const loginPaths: readonly LoginPath[] = [
  { method: 'post', path: '/sign-in/email', summary: 'Signs in', body: credentials, open: true },
  { method: 'post', path: '/sign-out', summary: 'Signs out', open: true },
  { method: 'get', path: '/get-session', summary: 'The login of this browser', open: true },
  {
    method: 'post',
    path: '/change-password',
    summary: 'Changes the own password',
    body: z.object({
      currentPassword: z.string(),
      newPassword: z.string(),
      revokeOtherSessions: z.boolean().optional(),
    }),
  },
  { method: 'get', path: '/list-sessions', summary: 'The own logins' },
  {
    method: 'post',
    path: '/revoke-session',
    summary: 'Ends one login',
    body: z.object({ token: z.string() }),
  },
  { method: 'post', path: '/revoke-other-sessions', summary: 'Ends all other logins' },
  {
    method: 'post',
    path: '/two-factor/enable',
    summary: 'Begins two-factor: key and recovery codes',
    body: password,
  },
  { method: 'post', path: '/two-factor/disable', summary: 'Ends two-factor', body: password },
  { method: 'post', path: '/two-factor/get-totp-uri', summary: 'The key again', body: password },
  {
    method: 'post',
    path: '/two-factor/generate-backup-codes',
    summary: 'New recovery codes',
    body: password,
  },
  {
    method: 'post',
    path: '/two-factor/verify-totp',
    summary: 'Confirms a code of the authenticator app',
    body: code,
    open: true,
  },
  {
    method: 'post',
    path: '/two-factor/verify-backup-code',
    summary: 'Signs in with a recovery code',
    body: code,
    open: true,
  },
];

/** The same paths for the OpenAPI document. */
export function describeLoginPaths(): RouteConfig[] {
  return loginPaths.map(({ method, path, summary, body, open }) => ({
    method,
    path: `/api/auth${path}`,
    summary,
    tags: ['auth'],
    ...(open ? {} : { security: [{ login: [] }] }),
    ...(body ? { request: { body: { content: { 'application/json': { schema: body } } } } } : {}),
    responses: { 200: { description: summary } },
  }));
}

/** `baseUrl` is the dashboard's own address; the library builds cookies for it. */
export function buildLoginRouter(login: Login, throttle: Throttle, baseUrl: string): Router {
  const router = Router();
  router.use(json({ limit: '20kb' }));
  for (const { method, path } of loginPaths) {
    router[method](`/api/auth${path}`, async (request, response) => {
      if (path !== '/sign-in/email') return send(await login.answer(pass(request, baseUrl)), response);
      const tried = credentials.safeParse(request.body);
      if (!tried.success) throw refuseBody(tried.error);
      const clientAddress = request.ip ?? '';
      await throttle.countPassword(tried.data.email, clientAddress);
      const answer = await login.answer(pass(request, baseUrl));
      if (answer.ok) await throttle.forgetPassword(tried.data.email, clientAddress);
      return send(answer, response);
    });
  }
  return router;
}

function refuseBody(error: z.ZodError): Refusal {
  const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]));
  return new Refusal('invalid_input', { fields });
}

/** The request in the form that the library reads, with the client's address as we know it. */
function pass(request: ExpressRequest, baseUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !/^(host|content-length|transfer-encoding|connection)$/.test(name)) {
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
  }
  headers.set(clientAddressHeader, request.ip ?? '');
  const init: RequestInit = { method: request.method, headers };
  if (request.method === 'POST') {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(request.body ?? {});
  }
  return new Request(new URL(request.originalUrl, baseUrl), init);
}

/** The library's refusals get the envelope of all others; its own `code` and `message` stay beside it. */
async function send(answer: Response, response: ExpressResponse): Promise<void> {
  for (const [name, value] of answer.headers) {
    if (!/^(set-cookie|content-length|content-type)$/.test(name)) response.set(name, value);
  }
  for (const cookie of answer.headers.getSetCookie()) response.append('Set-Cookie', cookie);
  const retryAfter = answer.headers.get('x-retry-after');
  if (retryAfter) response.set('Retry-After', retryAfter);
  response.status(answer.status);
  const text = await answer.text();
  const value: unknown = text === '' ? {} : JSON.parse(text);
  response.json(answer.ok ? value : { ...(value as object), error: errorOf(value, answer.status) });
}

function errorOf(value: unknown, status: number): { code: string; message: string } {
  const { code, message } = (value ?? {}) as { code?: string; message?: string };
  return {
    code: code ?? (status === 429 ? 'too_many_tries' : `http_${status}`),
    message: message ?? 'The login refused the request.',
  };
}
