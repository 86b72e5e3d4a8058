// Whom a lead is asked of, and with what: the connection with its opened credentials.

import { isDeepStrictEqual } from 'node:util';
import type { WebhookProvider } from '#contract/connection-report.ts';
import type { ConnectionKeys } from '#stores/records/connection-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  type ConnectionRecord,
  findConnection,
  openConnectionCredentials,
  openConnectionSecrets,
} from '#stores/records/questions/keep-connections.ts';
import type { Delivery } from '../outbox/deliverer.ts';

export interface LeadAccount {
  readonly connectionId: number;
  readonly accessToken: string;
  /** The app's secret, by which Graph knows that a token is used by whom it was given to; '' when there is none. */
  readonly appSecret: string;
  /** As the provider writes it; '' for the one that this program was written for. */
  readonly apiVersion: string;
  /** Organisation or advertising account, as a URN; '' when none was given. */
  readonly owner: string;
}

/** How the providers are reached. */
export interface LeadParts {
  readonly records: Records;
  readonly keys: ConnectionKeys;
  /** Without trailing slash. */
  readonly graphUrl: string;
  readonly linkedinUrl: string;
  /** Names or addresses that may be in private networks. */
  readonly allowedHosts: readonly string[];
  /** Of one call, in milliseconds. */
  readonly timeoutMs: number;
}

/** Undefined when there is no such connection, or no token. */
export async function openLeadAccount(
  { records, keys }: Pick<LeadParts, 'records' | 'keys'>,
  connectionId: number | null,
  provider: WebhookProvider,
): Promise<LeadAccount | undefined> {
  const record = connectionId === null ? undefined : await findConnection(records, connectionId);
  return record?.provider === provider ? accountOf(record, keys) : undefined;
}

/** Undefined when it has no token. */
export function accountOf(record: ConnectionRecord, keys: ConnectionKeys): LeadAccount | undefined {
  const { accessToken } = openConnectionCredentials(record, keys);
  if (accessToken === '') return undefined;
  return {
    ...{ connectionId: record.id, accessToken },
    appSecret: openConnectionSecrets(record, keys).secret,
    apiVersion: record.settings.apiVersion ?? '',
    owner: record.settings.leadOwner ?? '',
  };
}

/**
 * A pause that only a change of the connection ends. `used`: what the provider was asked with; undefined when there was no token. It does
 * not hold for what somebody has given since.
 */
export function pauseForAccount(
  parts: Pick<LeadParts, 'records' | 'keys'>,
  { connectionId, provider }: { connectionId: number | null; provider: WebhookProvider },
  used: LeadAccount | undefined,
  { reason, detail }: { reason: string; detail: string },
): Delivery {
  const stillHolds = async () => {
    const now = await openLeadAccount(parts, connectionId, provider);
    return isDeepStrictEqual(now, used);
  };
  return { outcome: 'paused', reason, detail, untilMs: null, stillHolds };
}
