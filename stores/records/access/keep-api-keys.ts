// API keys: made, listed, found by the key that a program sends, revoked.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { and, count, desc, eq, isNull, lt, or } from 'drizzle-orm';
import type { ApiScope } from '#contract/key-report.ts';
import type { Records } from '../open-records.ts';
import { users } from '../schema/access.ts';
import { apiKeys } from '../schema/api-keys.ts';

/** More than anybody keeps track of. */
const keysMax = 50;
const listedMax = 1_000;
const startBytes = 6;
const secretBytes = 32;
/** Looked at with each request, written at the most so often. */
const lastUsedEveryMs = 60_000;

const startPattern = /^fiuto_[0-9a-f]{12}/;
export const apiKeyPattern = /^fiuto_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/;

export interface ApiKeyToMake {
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly expiresAt: Date | null;
}

export type ApiKeyRecord = Awaited<ReturnType<typeof listApiKeys>>[number];

/** Undefined when the user has as many as one may have. `token` is kept nowhere. */
export async function makeApiKey(
  records: Records,
  { userId, name, scopes, expiresAt }: ApiKeyToMake,
): Promise<{ id: number; token: string } | undefined> {
  const start = `fiuto_${randomBytes(startBytes).toString('hex')}`;
  const token = `${start}_${randomBytes(secretBytes).toString('base64url')}`;
  return records.db.transaction(async (db) => {
    // Two at the same moment must not both be the last one allowed.
    await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update');
    const standing = and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt));
    const [held] = await db.select({ keys: count() }).from(apiKeys).where(standing);
    if ((held?.keys ?? 0) >= keysMax) return undefined;
    const [made] = await db
      .insert(apiKeys)
      .values({ userId, name, start, keyHash: hashKey(token), scopes: [...new Set(scopes)], expiresAt })
      .returning({ id: apiKeys.id });
    return made && { id: made.id, token };
  });
}

const columns = {
  id: apiKeys.id,
  userId: apiKeys.userId,
  userName: users.name,
  name: apiKeys.name,
  start: apiKeys.start,
  scopes: apiKeys.scopes,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
};

/** The newest first; of all users when none is named. */
export async function listApiKeys(records: Records, userId?: string) {
  return records.db
    .select(columns)
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .where(userId === undefined ? undefined : eq(apiKeys.userId, userId))
    .orderBy(desc(apiKeys.id))
    .limit(listedMax);
}

/** Holds from the next request on. False when there is none that stands. `userId`: only of this user. */
export async function revokeApiKey(records: Records, id: number, userId?: string): Promise<boolean> {
  const isTheirs = userId === undefined ? undefined : eq(apiKeys.userId, userId);
  const revoked = await records.db
    .update(apiKeys)
    .set({ revokedAt: new Date() })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt), isTheirs));
  return (revoked.rowCount ?? 0) > 0;
}

/**
 * The key with its owner as they are now. Undefined for one that is unknown, revoked or over. Found by its first part, and the
 * rest compared in constant time, so that how long it takes says nothing of a secret.
 */
export async function findApiKey(records: Records, token: string, now: Date) {
  const start = startPattern.exec(token)?.[0] ?? '';
  const [found] = await records.db
    .select({ key: apiKeys, user: users })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .where(eq(apiKeys.start, start))
    .limit(1);
  const isRight = timingSafeEqual(
    Buffer.from(hashKey(token)),
    Buffer.from(found?.key.keyHash ?? hashKey('nobody')),
  );
  if (!isRight || found === undefined || found.key.revokedAt !== null) return undefined;
  if (found.key.expiresAt !== null && found.key.expiresAt <= now) return undefined;
  await noteUse(records, found.key.id, now);
  return found;
}

async function noteUse(records: Records, id: number, now: Date): Promise<void> {
  const isOld = lt(apiKeys.lastUsedAt, new Date(now.getTime() - lastUsedEveryMs));
  await records.db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), isOld)));
}

function hashKey(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
