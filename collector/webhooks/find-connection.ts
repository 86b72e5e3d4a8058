// Finds the connection whose token stands in the address of a webhook, with its secrets opened.

import { setTimeout as delay } from 'node:timers/promises';
import QuickLRU from 'quick-lru';
import type { WebhookProvider } from '#contract/connection-report.ts';
import type { RotatingSecrets } from '#intelligence/webhooks/verify-either.ts';
import { type ConnectionKeys, hashToken } from '#stores/records/connection-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  type ConnectionRecord,
  findConnectionsByTokens,
  openConnectionSecrets,
} from '#stores/records/questions/keep-connections.ts';
import { Refusal } from '../collector-parts.ts';

export interface WebhookConnection extends RotatingSecrets {
  id: number;
  provider: WebhookProvider;
}

/**
 * Undefined for what nobody set up or somebody switched off. `admit` is called before a token that was never found waits for the
 * records, and throws when whoever sends it has guessed too often.
 */
export type FindConnection = (token: string, admit: () => void) => Promise<WebhookConnection | undefined>;

const rememberedMax = 500;
/** A secret that was just changed holds everywhere after so long. */
const rememberedMs = 2_000;
/** So long a token that led to a connection is looked up whatever else is guessed: a provider sends some things only once. */
const trustedMs = 7 * 86_400_000;

/** At the most so often the records are asked, for all tokens together that came meanwhile: guesses cost next to nothing. */
const askEveryMsMin = 250;
/** Different tokens that may wait for the next asking: more than one address may guess in a minute. */
const waitingMax = 2_000;

/** What is not there is not remembered: somebody may set it up the next moment. */
export function createFindConnection(records: Records, keys: ConnectionKeys): FindConnection {
  const known = new QuickLRU<string, WebhookConnection>({ maxSize: rememberedMax, maxAge: rememberedMs });
  const trusted = new QuickLRU<string, true>({ maxSize: rememberedMax, maxAge: trustedMs });
  let waiting = new Set<string>();
  let next: Promise<Map<string, WebhookConnection>> | undefined;
  let startedAtMs = Number.NEGATIVE_INFINITY;
  const ask = async () => {
    await delay(Math.max(0, startedAtMs + askEveryMsMin - performance.now()));
    startedAtMs = performance.now();
    const asked = [...waiting];
    // Whoever comes while it runs waits for the one after.
    [waiting, next] = [new Set(), undefined];
    const rows = await findConnectionsByTokens(records, asked);
    const found = rows
      .filter(({ enabled }) => enabled)
      .flatMap((row) => {
        const connection = open(row, keys);
        const names = [row.tokenHash, row.oldTokenHash].filter((name) => asked.includes(name));
        return names.map((name) => [name, connection] as const);
      });
    for (const [name, connection] of found) {
      known.set(name, connection);
      trusted.set(name, true);
    }
    return new Map(found);
  };
  return async (token, admit) => {
    const name = hashToken(token);
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;
    if (!waiting.has(name) && trusted.get(name) === undefined) {
      admit();
      if (waiting.size >= waitingMax) {
        const message = 'Too many addresses are being looked up: send it again shortly.';
        throw new Refusal(503, 'busy', message, { 'retry-after': '2' });
      }
    }
    waiting.add(name);
    next ??= ask();
    return (await next).get(name);
  };
}

function open(row: ConnectionRecord, keys: ConnectionKeys): WebhookConnection {
  const { topicArn = '', channelId = '' } = row.settings;
  const { secret, verifyToken, oldSecret = '', oldUntilMs = 0 } = openConnectionSecrets(row, keys);
  const secrets = { secret, verifyToken, topicArn, channelId };
  return { id: row.id, provider: row.provider, secrets, oldSecret, oldUntilMs };
}
