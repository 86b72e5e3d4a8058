// Finds the connection whose token stands in the address of a webhook, with its secrets opened.

import { lru } from 'tiny-lru';
import type { WebhookProvider } from '#contract/connection-report.ts';
import type { RotatingSecrets } from '#intelligence/webhooks/verify-either.ts';
import { type ConnectionKeys, hashToken } from '#stores/records/connection-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { findConnectionByToken, openConnectionSecrets } from '#stores/records/questions/keep-connections.ts';

export interface WebhookConnection extends RotatingSecrets {
  id: number;
  provider: WebhookProvider;
}

export type FindConnection = (token: string) => Promise<WebhookConnection | undefined>;

const rememberedMax = 500;
/** A secret that was just changed holds everywhere after so long. */
const rememberedMs = 2_000;

/** Undefined for what nobody set up or somebody switched off; then the records are asked every time. */
export function createFindConnection(records: Records, keys: ConnectionKeys): FindConnection {
  const known = lru<WebhookConnection>(rememberedMax, rememberedMs);
  return async (token) => {
    const name = hashToken(token);
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;
    const row = await findConnectionByToken(records, token);
    if (row === undefined || !row.enabled) return undefined;
    const { topicArn = '', channelId = '' } = row.settings;
    const { secret, verifyToken, oldSecret = '', oldUntilMs = 0 } = openConnectionSecrets(row, keys);
    const secrets = { secret, verifyToken, topicArn, channelId };
    const connection = { id: row.id, provider: row.provider, secrets, oldSecret, oldUntilMs };
    known.set(name, connection);
    return connection;
  };
}
