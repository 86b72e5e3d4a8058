// A stateful stand-in for LinkedIn's versioned API: lead responses and forms with questions, versions, tokens and lists in pages as
// the real one has them. Written from learn.microsoft.com/linkedin/marketing/lead-sync and /shared/api-guide.

import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';

export interface LinkedinStub extends TestHttp {
  responses: Map<string, object>;
  forms: Map<string, object>;
  tokens: Set<string>;
  expired: Set<string>;
  versions: Set<string>;
  owners: Set<string>;
  faults: TestReply[];
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): TestReply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const refusal = (status: number, code: string, message: string): TestReply =>
  json(status, { status, code, message, serviceErrorCode: 65_601 });

export async function startLinkedinStub(): Promise<LinkedinStub> {
  const state = {
    responses: new Map<string, object>(),
    forms: new Map<string, object>(),
    tokens: new Set(['member-token']),
    expired: new Set<string>(),
    versions: new Set(['202606', '202609']),
    owners: new Set(['urn:li:organization:42']),
    faults: [] as TestReply[],
  };
  const server = await startTestHttp(({ path, headers }) => {
    const fault = stub.faults.shift();
    if (fault !== undefined) return fault;
    const version = String(headers['linkedin-version'] ?? '');
    if (!stub.versions.has(version))
      return refusal(426, 'NONEXISTENT_VERSION', `Requested version ${version} is not active`);
    const token = (headers.authorization ?? '').replace(/^Bearer /, '');
    if (stub.expired.has(token))
      return refusal(401, 'EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired');
    if (!stub.tokens.has(token)) return refusal(401, 'INVALID_ACCESS_TOKEN', 'Invalid access token');
    if (headers['x-restli-protocol-version'] !== '2.0.0')
      return refusal(400, 'ILLEGAL_ARGUMENT', 'Syntax exception in path variables');
    return answer(stub, path);
  });
  const stub: LinkedinStub = Object.assign(server, state);
  return stub;
}

function answer(stub: LinkedinStub, path: string): TestReply {
  const [where = '', query = ''] = path.split('?');
  const [, rest, resource = '', id = ''] = where.split('/');
  if (rest !== 'rest') return refusal(404, 'RESOURCE_NOT_FOUND', 'No virtual resource found');
  const held =
    resource === 'leadForms' ? stub.forms : resource === 'leadFormResponses' ? stub.responses : undefined;
  if (held === undefined) return refusal(404, 'RESOURCE_NOT_FOUND', 'No virtual resource found');
  if (id !== '') {
    const one = held.get(decodeURIComponent(id));
    return one === undefined ? refusal(404, 'NOT_FOUND', 'Entity not found') : json(200, one);
  }
  const owner = /owner=\(\w+:([^)]*)\)/.exec(query)?.[1] ?? '';
  if (!stub.owners.has(decodeURIComponent(owner)))
    return refusal(403, 'ACCESS_DENIED', 'Member does not have permission to view the leads of the owner');
  const number = (name: string) => Number(new RegExp(`(?:^|&)${name}=(\\d+)`).exec(query)?.[1] ?? '0');
  const [start, count] = [number('start'), number('count') || 10];
  const elements = [...held.values()].slice(start, start + count);
  return json(200, { paging: { start, count, links: [], total: held.size }, elements });
}
