// A stateful stand-in for Meta's Graph API: pages with tokens, forms and leads, the versions and errors of the real one, and faults
// that can be switched on. Written from developers.facebook.com/docs/graph-api and /docs/marketing-api/guides/lead-ads/retrieving.

import { createHmac } from 'node:crypto';
import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';

export interface GraphStub extends TestHttp {
  leads: Map<string, object>;
  /** Of lead forms, by their ids. */
  forms: Map<string, object>;
  /** Pages beside the first, each with the token that alone may read its leads; a system user's token is told it. */
  pageTokens: Map<string, string>;
  /** Whose page a lead is; the first page's when absent. */
  leadPages: Map<string, string>;
  /** Tokens of system users. */
  userTokens: Set<string>;
  /** As `Authorization: Bearer` brings them. */
  tokens: Set<string>;
  expired: Set<string>;
  /** When set, calls without a proof made with it are refused. */
  appSecret: string;
  versions: Set<string>;
  /** The next answers, before any real one. */
  faults: TestReply[];
  /** What happens while the next question is on its way. */
  meanwhile: (() => Promise<void>) | undefined;
  /** Percent of what is allowed, told with every answer. */
  usage: number;
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): TestReply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const refusal = (code: number, message: string, more: object = {}, status = 400): TestReply =>
  json(status, { error: { message, type: 'OAuthException', code, fbtrace_id: 'A1b2', ...more } });

export const graphHtml: TestReply = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<!DOCTYPE html><title>Error</title><p>Sorry, something went wrong.</p>',
};

export const graphLimited: TestReply = refusal(
  80_005,
  'There have been too many leadgen API calls for this Page account.',
);

export const graphForbidden: TestReply = refusal(
  200,
  '(#200) Requires leads_retrieval permission to manage the object',
  {},
  403,
);

export async function startGraphStub(): Promise<GraphStub> {
  const state = {
    leads: new Map<string, object>(),
    forms: new Map<string, object>(),
    pageTokens: new Map<string, string>(),
    leadPages: new Map<string, string>(),
    userTokens: new Set<string>(),
    tokens: new Set(['page-token']),
    expired: new Set<string>(),
    appSecret: '',
    versions: new Set(['v24.0', 'v25.0']),
    faults: [] as TestReply[],
    meanwhile: undefined as (() => Promise<void>) | undefined,
    usage: 0,
  };
  const server = await startTestHttp(async ({ path, headers }) => {
    await stub.meanwhile?.();
    const fault = stub.faults.shift();
    if (fault !== undefined) return fault;
    return answer(stub, new URL(path, 'http://graph'), (headers.authorization ?? '').replace(/^Bearer /, ''));
  });
  const stub: GraphStub = Object.assign(server, state);
  return stub;
}

function answer(stub: GraphStub, url: URL, token: string): TestReply {
  const [, version = '', node = '', edge] = url.pathname.split('/');
  if (!stub.versions.has(version))
    return refusal(
      2635,
      `You are calling a deprecated version of the Ads API. Please update to the latest version: v25.0.`,
    );
  if (token === '') return refusal(104, 'An access token is required to request this resource.', {}, 401);
  if (stub.expired.has(token))
    return refusal(190, 'Error validating access token: Session has expired.', { error_subcode: 463 }, 401);
  if (![...stub.tokens, ...stub.userTokens, ...stub.pageTokens.values()].includes(token))
    return refusal(190, 'Invalid OAuth access token - Cannot parse access token', {}, 401);
  const proof = createHmac('sha256', stub.appSecret).update(token).digest('hex');
  if (stub.appSecret !== '' && url.searchParams.get('appsecret_proof') !== proof)
    return refusal(100, 'Invalid appsecret_proof provided in the API argument');
  const usage = {
    'x-app-usage': JSON.stringify({ call_count: stub.usage, total_time: 1, total_cputime: 1 }),
  };
  const page = answerPage(stub, { node, edge, token }, usage);
  if (page !== undefined) return page;
  const form = stub.forms.get(node);
  if (form !== undefined && url.searchParams.get('fields') === 'name,questions{key,label,options}')
    return json(200, form, usage);
  const lead = stub.leads.get(node);
  if (lead === undefined)
    return refusal(
      100,
      `Unsupported get request. Object with ID '${node}' does not exist, cannot be loaded due to missing permissions`,
      { error_subcode: 33 },
    );
  if (stub.leadPages.has(node) && stub.pageTokens.get(stub.leadPages.get(node) ?? '') !== token)
    return refusal(200, '(#200) Requires leads_retrieval permission to manage the object', {}, 403);
  const wanted = (url.searchParams.get('fields') ?? 'id,created_time,field_data').split(',');
  return json(200, Object.fromEntries(Object.entries(lead).filter(([name]) => wanted.includes(name))), usage);
}

/** Undefined for what is no page and nobody's own. */
function answerPage(
  { userTokens, pageTokens }: GraphStub,
  { node, edge, token }: { node: string; edge: string | undefined; token: string },
  usage: Record<string, string>,
): TestReply | undefined {
  const isUser = userTokens.has(token);
  const own = [...pageTokens].find(([, of]) => of === token)?.[0] ?? '777';
  if (node === 'me' && edge === 'accounts')
    return json(200, { data: [...pageTokens].map(([id, access_token]) => ({ id, access_token })) }, usage);
  if (node === 'me')
    return json(200, isUser ? { id: '9', name: 'System user' } : { id: own, name: 'Acme page' }, usage);
  if (edge === 'leadgen_forms' && node === '9')
    return refusal(100, '(#100) Tried accessing nonexisting field (leadgen_forms) on node type (User)');
  if (edge === 'leadgen_forms' && node === own) return json(200, { data: [], paging: {} }, usage);
  const pageToken = pageTokens.get(node);
  if (pageToken === undefined) return undefined;
  // Whoever has no task on a page is told of it without its token.
  return json(
    200,
    { id: node, ...(isUser || token === pageToken ? { access_token: pageToken } : {}) },
    usage,
  );
}
