// Asks YouTube's hub to send what happens on a channel, and again before it stops: a hub grants some days. It answers by asking
// our address whether we want it, which the collector confirms. Source: w3.org/TR/websub, section 5.1.

import type { Logger } from 'pino';
import { youtubeTopic } from '#intelligence/webhooks/verify-youtube.ts';
import { askChecked, OutgoingError } from '#outgoing/ask-checked.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listDueSubscriptions } from '#stores/records/questions/due-subscriptions.ts';
import {
  type ConnectionRecord,
  changeConnection,
  openConnectionSecrets,
  openConnectionToken,
} from '#stores/records/questions/keep-connections.ts';

export interface SubscriptionParts {
  records: Records;
  /** The installation's master key in hexadecimal digits. */
  secret: string;
  /** Public address of the collector, without trailing slash. */
  collectorUrl: string;
  hubUrl: string;
  /** Names or addresses that may be in private networks. */
  allowedHosts: readonly string[];
  log: Pick<Logger, 'info' | 'warn'>;
}

/** The hub that feeds of YouTube name. */
export const youtubeHub = 'https://pubsubhubbub.appspot.com/subscribe';

const hourMs = 3_600_000;
/** A day before the end there is time for several tries. */
const earlyMs = 24 * hourMs;
/** Asked in vain, it is asked again after so long. */
const againMs = hourMs;
/** The longest that the hub is known to grant. */
const leaseSeconds = 864_000;
const waitMsMax = 15_000;

/** Answers how many hubs took the wish. */
export async function renewSubscriptions(parts: SubscriptionParts, nowMs: number): Promise<number> {
  const { records, log } = parts;
  const keys = openConnectionKeys(parts.secret);
  const endsBefore = new Date(nowMs + earlyMs);
  const due = await listDueSubscriptions(records, 'youtube', endsBefore, new Date(nowMs - againMs));
  let asked = 0;
  for (const connection of due) {
    if ((connection.settings.channelId ?? '') === '') continue;
    await changeConnection(records, connection.id, { leaseAskedAt: new Date(nowMs) }, keys);
    try {
      await subscribe(connection, parts);
      asked += 1;
    } catch (error) {
      log.warn({ connection: connection.id, reason: String(error) }, 'a hub could not be asked to send');
    }
  }
  return asked;
}

async function subscribe(connection: ConnectionRecord, parts: SubscriptionParts): Promise<void> {
  const keys = openConnectionKeys(parts.secret);
  const { secret, verifyToken } = openConnectionSecrets(connection, keys);
  const token = openConnectionToken(connection, keys);
  const wish = new URLSearchParams({
    'hub.callback': `${parts.collectorUrl}/hooks/${connection.provider}/${token}`,
    'hub.mode': 'subscribe',
    'hub.topic': youtubeTopic(connection.settings.channelId ?? ''),
    'hub.verify': 'async',
    'hub.verify_token': verifyToken,
    'hub.secret': secret,
    'hub.lease_seconds': String(leaseSeconds),
  });
  const answer = await askChecked({
    url: parts.hubUrl,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: wish.toString(),
    silentMsMax: waitMsMax,
    allowedHosts: parts.allowedHosts,
    signal: AbortSignal.timeout(waitMsMax),
  });
  answer.body.resume();
  if (answer.status < 200 || answer.status > 299) throw new OutgoingError(`it answered ${answer.status}`);
}
