// Connections to tools that send webhooks: made, found by the token in their address, changed, removed.

import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { ConnectionSettings, WebhookProvider } from '#contract/connection-report.ts';
import { type ConnectionKeys, hashToken } from '../connection-keys.ts';
import type { Records } from '../open-records.ts';
import { connections } from '../schema/connections.ts';
import { openSecret, sealSecret } from '../seal-secret.ts';

export type ConnectionRecord = typeof connections.$inferSelect;

/** '' for what was never given. */
export interface KeptSecrets {
  secret: string;
  verifyToken: string;
  /** The one before, which holds as well until then; absent or '' when there is none. */
  oldSecret?: string;
  /** Milliseconds since 1970. */
  oldUntilMs?: number;
}

/** What the provider is asked with; '' for what was never given. */
export interface KeptCredentials {
  accessToken: string;
}

export interface NewConnection {
  siteId: number;
  provider: WebhookProvider;
  name: string;
  token: string;
  secrets: KeptSecrets;
  settings: ConnectionSettings;
  trackingConsent: boolean;
  by: { id: string; name: string };
}

/** More than any company has. */
const connectionsMax = 500;

export async function listConnections(records: Records): Promise<ConnectionRecord[]> {
  return records.db.select().from(connections).orderBy(asc(connections.id)).limit(connectionsMax);
}

export async function findConnection(records: Records, id: number): Promise<ConnectionRecord | undefined> {
  const [row] = await records.db.select().from(connections).where(eq(connections.id, id)).limit(1);
  return row;
}

/** By the hashes of the tokens in their addresses, old ones that still hold included; what nobody set up is missing. */
export async function findConnectionsByTokens(
  records: Records,
  hashes: readonly string[],
): Promise<ConnectionRecord[]> {
  if (hashes.length === 0) return [];
  return records.db
    .select()
    .from(connections)
    .where(
      or(
        inArray(connections.tokenHash, [...hashes]),
        and(inArray(connections.oldTokenHash, [...hashes]), gt(connections.oldTokenUntil, new Date())),
      ),
    )
    .limit(hashes.length);
}

/** Undefined when there are as many as there may be. */
export async function createConnection(
  records: Records,
  connection: NewConnection,
  keys: ConnectionKeys,
): Promise<ConnectionRecord | undefined> {
  const { token, secrets, by, ...plain } = connection;
  const { rows } = await records.db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM ${connections} LIMIT 1`,
  );
  if ((rows[0]?.count ?? 0) >= connectionsMax) return undefined;
  const [row] = await records.db
    .insert(connections)
    .values({
      ...plain,
      tokenHash: hashToken(token),
      sealedToken: sealSecret(Buffer.from(token), keys.secrets),
      sealedSecrets: sealSecrets(secrets, keys),
      createdById: by.id,
      createdByName: by.name,
    })
    .returning();
  return row;
}

export interface ConnectionChanges {
  name?: string;
  secrets?: KeptSecrets;
  /** Another address; the one before is heard until then as well. */
  address?: { token: string; before: ConnectionRecord; oldUntil: Date | null };
  credentials?: KeptCredentials;
  settings?: ConnectionSettings;
  trackingConsent?: boolean;
  enabled?: boolean;
  leaseUntil?: Date | null;
  leaseAskedAt?: Date | null;
}

/** What is absent stays. Undefined when there is no such connection. */
export async function changeConnection(
  records: Records,
  id: number,
  changes: ConnectionChanges,
  keys: ConnectionKeys,
): Promise<ConnectionRecord | undefined> {
  const { secrets, credentials, address, ...plain } = changes;
  const sealed = {
    ...(address && {
      tokenHash: hashToken(address.token),
      sealedToken: sealSecret(Buffer.from(address.token), keys.secrets),
      oldTokenHash: address.oldUntil === null ? '' : address.before.tokenHash,
      oldTokenUntil: address.oldUntil,
    }),
    ...(secrets && { sealedSecrets: sealSecrets(secrets, keys) }),
    ...(credentials && { sealedCredentials: sealCredentials(credentials, keys) }),
  };
  const [row] = await records.db
    .update(connections)
    .set({ ...plain, ...sealed, changedAt: new Date() })
    .where(eq(connections.id, id))
    .returning();
  return row;
}

/** With all that it delivered. */
export async function forgetConnection(records: Records, id: number): Promise<void> {
  await records.db.delete(connections).where(eq(connections.id, id));
}

/** Counts requests that were signed and did not pass the check. */
export async function noteRefused(
  records: Records,
  id: number,
  reason: string,
  times: number,
): Promise<void> {
  await records.db
    .update(connections)
    .set({
      refusedCount: sql`least(${connections.refusedCount}::bigint + ${times}, 2147483647)::int`,
      refusedAt: new Date(),
      refusedReason: reason,
    })
    .where(eq(connections.id, id));
}

/** Counts requests that nobody signed. */
export async function noteUnsigned(records: Records, id: number, times: number): Promise<void> {
  await records.db
    .update(connections)
    .set({
      unsignedCount: sql`least(${connections.unsignedCount}::bigint + ${times}, 2147483647)::int`,
      unsignedAt: new Date(),
    })
    .where(eq(connections.id, id));
}

/** Throws when it was sealed with another key. */
export function openConnectionSecrets(
  { sealedSecrets }: Pick<ConnectionRecord, 'sealedSecrets'>,
  keys: ConnectionKeys,
): KeptSecrets {
  const opened = openJson(sealedSecrets, keys);
  const secrets = { secret: textIn(opened, 'secret'), verifyToken: textIn(opened, 'verifyToken') };
  const oldSecret = textIn(opened, 'oldSecret');
  const until: unknown = Reflect.get(opened, 'oldUntilMs');
  return oldSecret === '' || typeof until !== 'number'
    ? secrets
    : { ...secrets, oldSecret, oldUntilMs: until };
}

/** Throws when it was sealed with another key. */
export function openConnectionCredentials(
  { sealedCredentials }: Pick<ConnectionRecord, 'sealedCredentials'>,
  keys: ConnectionKeys,
): KeptCredentials {
  if (sealedCredentials === '') return { accessToken: '' };
  return { accessToken: textIn(openJson(sealedCredentials, keys), 'accessToken') };
}

export function openConnectionToken({ sealedToken }: ConnectionRecord, keys: ConnectionKeys): string {
  return openSecret(sealedToken, keys.secrets).toString('utf8');
}

function sealSecrets(secrets: KeptSecrets, keys: ConnectionKeys): string {
  const { secret, verifyToken, oldSecret, oldUntilMs } = secrets;
  const kept = { secret, verifyToken, oldSecret, oldUntilMs };
  return sealSecret(Buffer.from(JSON.stringify(kept)), keys.secrets);
}

function sealCredentials({ accessToken }: KeptCredentials, keys: ConnectionKeys): string {
  return accessToken === '' ? '' : sealSecret(Buffer.from(JSON.stringify({ accessToken })), keys.secrets);
}

function openJson(sealed: string, keys: ConnectionKeys): object {
  const opened: unknown = JSON.parse(openSecret(sealed, keys.secrets).toString('utf8'));
  return typeof opened === 'object' && opened !== null ? opened : {};
}

function textIn(opened: object, name: string): string {
  const value: unknown = Reflect.get(opened, name);
  return typeof value === 'string' ? value : '';
}
