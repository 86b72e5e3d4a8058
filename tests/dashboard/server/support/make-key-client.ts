// A program that calls the API with a key of a user: without cookies, and without an origin.

import type { ApiScope } from '#contract/key-report.ts';
import type { TestDashboard } from './open-test-dashboard.ts';
import type { TestClient } from './test-client.ts';

/** `owner`: signed in. */
export async function makeKeyClient(
  dashboard: TestDashboard,
  owner: TestClient,
  scopes: readonly ApiScope[],
  name = 'Program',
): Promise<TestClient> {
  const made = await owner.post('/api/keys', { name, scopes, days: 1 });
  if (made.status !== 200) throw new Error(`no key: ${JSON.stringify(made.body)}`);
  const authorization = `Bearer ${String(made.body['token'])}`;
  const bare = dashboard.stranger();
  const send: TestClient['send'] = (method, path, body, headers = {}) =>
    bare.send(method, path, body, { authorization, ...headers });
  return {
    ...bare,
    send,
    get: (path) => send('GET', path),
    post: (path, body = {}, headers = {}) => send('POST', path, body, headers),
    patch: (path, body = {}) => send('PATCH', path, body),
    delete: (path) => send('DELETE', path),
  };
}
