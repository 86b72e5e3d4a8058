// Browsers that tell their user of signals: the key that they subscribe with, and each that did.

import type { AlertChannel, PushRequest } from '#contract/alert-report.ts';
import {
  alertChannelSchema,
  pushKeySchema,
  pushMoveRequestSchema,
  pushRequestSchema,
} from '#contract/alert-report-schema.ts';
import { describeAgent, noHints } from '#intelligence/agents/describe-agent.ts';
import { openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import { findListedChannel } from '#stores/records/alerts/keep-channels.ts';
import { keepPushChannel, movePushChannel } from '#stores/records/alerts/keep-push.ts';
import { openPushKeys } from '#stores/records/alerts/push-keys.ts';
import { alertRoles as roles } from '../alerts/alert-roles.ts';
import { checkAddress } from '../alerts/check-channel.ts';
import { reportChannel } from '../alerts/report-channel.ts';
import { Refusal } from '../api/refusal.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

const path = '/api/alerts/push';
const rows = 'own' as const;

export function createPushRoutes(parts: RouteParts): Route[] {
  return [keyRoute(parts), subscribeRoute(parts), moveRoute(parts)];
}

const keyRoute = ({ records, secret }: RouteParts): Route =>
  defineRoute({
    method: 'get',
    path,
    summary: 'The public key with which a browser subscribes',
    ...{ roles, rows },
    audit: 'none',
    input: {},
    outputName: 'PushKey',
    output: pushKeySchema,
    handler: async () => ({ publicKey: (await openPushKeys(records, openAlertKeys(secret))).publicKey }),
  });

const subscribeRoute = (parts: RouteParts): Route =>
  defineRoute({
    method: 'post',
    path,
    summary: 'Makes the caller’s browser a channel of theirs, and nobody else’s any more',
    ...{ roles, rows },
    audit: { action: 'create_alert_channel', subject: () => 'push' },
    input: { body: pushRequestSchema },
    outputName: 'AlertChannel',
    output: alertChannelSchema,
    handler: async ({ input: { body }, caller, headers, language }) => {
      const record = await keepPushChannel(parts.records, openAlertKeys(parts.secret), {
        ...{ userId: caller.id, createdByName: caller.name, language, name: nameDevice(headers) },
        ...checkSubscription(parts, body, caller),
      });
      if (record === undefined) throw new Refusal('too_many_channels');
      return reportKept(parts, record.id, caller);
    },
  });

const moveRoute = (parts: RouteParts): Route =>
  defineRoute({
    method: 'patch',
    path,
    summary: 'Keeps the caller’s browser their channel when its push service gave it another address',
    ...{ roles, rows },
    audit: { action: 'move_alert_channel', subject: () => 'push' },
    input: { body: pushMoveRequestSchema },
    outputName: 'AlertChannel',
    output: alertChannelSchema,
    handler: async ({ input: { body }, caller }) => {
      const record = await movePushChannel(parts.records, openAlertKeys(parts.secret), {
        ...{ userId: caller.id, formerEndpoint: hrefOf(body.former) },
        ...checkSubscription(parts, body, caller),
      });
      if (record === undefined) throw new Refusal('unknown_channel');
      return reportKept(parts, record.id, caller);
    },
  });

/** Throws Refusal for a push service that this caller may not send to. */
function checkSubscription({ trySource }: RouteParts, given: PushRequest, { role }: Caller) {
  const rights = { isFree: role === 'administrator', isOwnHost: trySource.isOwnHost };
  const { address, shownAddress } = checkAddress('push', given.endpoint, rights);
  return { shownAddress, subscription: { endpoint: address, p256dh: given.p256dh, auth: given.auth } };
}

async function reportKept({ records }: RouteParts, id: number, caller: Caller): Promise<AlertChannel> {
  const listed = await findListedChannel(records, caller.id, id);
  if (listed === undefined) throw new Refusal('unknown_channel');
  return reportChannel(listed, caller.email, Date.now());
}

/** As `checkAddress` writes it. */
const hrefOf = (endpoint: string) => (URL.canParse(endpoint) ? new URL(endpoint).href : endpoint);

/** Such as `Firefox, Windows`. */
function nameDevice(headers: Headers): string {
  const { browser, os } = describeAgent(headers.get('user-agent') ?? '', noHints);
  return [browser, os].filter((part) => part !== '').join(', ') || 'Web Push';
}
