// API keys as the API answers them, as plain types that the interface shares; `key-report-schema.ts` holds their zod
// schemas.

/** What a key may be allowed, in the order in which it is offered. A key never does more than its owner may. */
export const apiScopes = [
  ...(['leads:read', 'leads:write', 'companies:read', 'companies:write'] as const),
  ...(['people:read', 'requests:read', 'requests:write', 'exports'] as const),
] as const;
export type ApiScope = (typeof apiScopes)[number];

export interface ApiKeyRow {
  id: number;
  name: string;
  /** First characters of the key, by which its owner knows it again. */
  start: string;
  scopes: ApiScope[];
  owner: { id: string; name: string };
  createdAt: string;
  /** Null for one that lasts until it is revoked. */
  expiresAt: string | null;
  /** To the minute. */
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface ApiKeyRequest {
  name: string;
  scopes: ApiScope[];
  /** From 1 to 730, or null for one that lasts until it is revoked. */
  days: number | null;
}

export interface ApiKeyMade {
  key: ApiKeyRow;
  /** The key itself, which is not kept and can be shown this once. */
  token: string;
}

export interface ApiKeyEndpoints {
  'GET /api/keys': { output: ApiKeyRow[] };
  'POST /api/keys': { body: ApiKeyRequest; output: ApiKeyMade };
  'DELETE /api/keys/:id': { output: Record<string, never> };
}
