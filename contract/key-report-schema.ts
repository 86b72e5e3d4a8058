// The zod schemas of the API about its keys. Each must satisfy its type in `key-report.ts`.

import { z } from 'zod';
import { nameSchema } from './access-schema.ts';
import type * as report from './key-report.ts';
import { apiScopes } from './key-report.ts';

const daysMax = 730;

const apiScopeSchema = z.enum(apiScopes);
export const apiKeyParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

export const apiKeyRowSchema = z.object({
  id: z.number(),
  name: z.string(),
  start: z.string(),
  scopes: z.array(apiScopeSchema),
  owner: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
}) satisfies z.ZodType<report.ApiKeyRow>;

export const apiKeyRequestSchema = z.strictObject({
  name: nameSchema,
  scopes: z.array(apiScopeSchema).min(1).max(apiScopes.length),
  days: z.number().int().min(1).max(daysMax).nullable(),
}) satisfies z.ZodType<report.ApiKeyRequest>;

export const apiKeyMadeSchema = z.object({
  key: apiKeyRowSchema,
  token: z.string(),
}) satisfies z.ZodType<report.ApiKeyMade>;
