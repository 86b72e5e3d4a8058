// API keys of whoever is signed in; administrators see and revoke everybody's. Keys themselves make no keys.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import type { ApiKeyMade, ApiKeyRequest, ApiKeyRow } from '#contract/key-report.ts';
import {
  apiKeyMadeSchema,
  apiKeyParams,
  apiKeyRequestSchema,
  apiKeyRowSchema,
} from '#contract/key-report-schema.ts';
import {
  type ApiKeyRecord,
  listApiKeys,
  makeApiKey,
  revokeApiKey,
} from '#stores/records/access/keep-api-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { Refusal } from '../api/refusal.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

const dayMs = 86_400_000;

export function createApiKeyRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), makeRoute(parts), revokeRoute(parts)];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/keys',
    summary: 'The own API keys; for administrators those of everybody',
    roles: 'signed-in',
    rows: 'own',
    audit: 'none',
    input: {},
    outputName: 'ApiKeyRows',
    output: z.array(apiKeyRowSchema),
    handler: async ({ caller }) => (await listApiKeys(records, ownOnly(caller))).map(reportKey),
  });
}

function makeRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/keys',
    summary: 'Makes an API key, which is shown in this answer and never again',
    roles: 'signed-in',
    rows: 'own',
    audit: { action: 'make_api_key', subject: ({ body }) => `${body.name}: ${body.scopes.join(', ')}` },
    input: { body: apiKeyRequestSchema },
    outputName: 'ApiKeyMade',
    output: apiKeyMadeSchema,
    handler: ({ input: { body }, caller }) => makeKey(records, caller, body),
  });
}

async function makeKey(
  records: Records,
  caller: Caller,
  { name, scopes, days }: ApiKeyRequest,
): Promise<ApiKeyMade> {
  const expiresAt = days === null ? null : new Date(Date.now() + days * dayMs);
  const made = await makeApiKey(records, { userId: caller.id, name, scopes, expiresAt });
  if (made === undefined) throw new Refusal('too_many_keys');
  const key = (await listApiKeys(records, caller.id)).find(({ id }) => id === made.id);
  if (key === undefined) throw new Refusal('unknown_key');
  return { key: reportKey(key), token: made.token };
}

function revokeRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: '/api/keys/:id',
    summary: 'Revokes an API key, from the next request on',
    roles: 'signed-in',
    rows: 'own',
    audit: { action: 'revoke_api_key', subject: ({ params }) => String(params.id) },
    input: { params: apiKeyParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params }, caller }) => {
      const isRevoked = await revokeApiKey(records, params.id, ownOnly(caller));
      if (!isRevoked) throw new Refusal('unknown_key');
      return {};
    },
  });
}

/** Undefined for all. */
function ownOnly({ id, role }: Caller): string | undefined {
  return role === 'administrator' ? undefined : id;
}

function reportKey({ userId, userName, createdAt, expiresAt, ...key }: ApiKeyRecord): ApiKeyRow {
  const { id, name, start, scopes, lastUsedAt, revokedAt } = key;
  return {
    ...{ id, name, start, scopes, owner: { id: userId, name: userName } },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
