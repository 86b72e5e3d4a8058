// Browsers that tell their user of signals: the key that they subscribe with, and each that did.

import { alertChannelSchema, pushKeySchema, pushRequestSchema } from '#contract/alert-report-schema.ts';
import { describeAgent, noHints } from '#intelligence/agents/describe-agent.ts';
import { openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import { findListedChannel } from '#stores/records/alerts/keep-channels.ts';
import { keepPushChannel } from '#stores/records/alerts/keep-push.ts';
import { openPushKeys } from '#stores/records/alerts/push-keys.ts';
import { alertRoles as roles } from '../alerts/alert-roles.ts';
import { checkAddress } from '../alerts/check-channel.ts';
import { reportChannel } from '../alerts/report-channel.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

const path = '/api/alerts/push';
const rows = 'own' as const;

export function createPushRoutes({ records, secret, trySource }: RouteParts): Route[] {
  const key = defineRoute({
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
  const subscribe = defineRoute({
    method: 'post',
    path,
    summary: 'Makes the caller’s browser a channel of theirs, and nobody else’s any more',
    ...{ roles, rows },
    audit: { action: 'create_alert_channel', subject: () => 'push' },
    input: { body: pushRequestSchema },
    outputName: 'AlertChannel',
    output: alertChannelSchema,
    handler: async ({ input: { body }, caller, headers, language }) => {
      const { endpoint, p256dh, auth } = body;
      const isFree = caller.role === 'administrator';
      const { address, shownAddress } = checkAddress('push', endpoint, {
        isFree,
        isOwnHost: trySource.isOwnHost,
      });
      const record = await keepPushChannel(records, openAlertKeys(secret), {
        ...{ userId: caller.id, createdByName: caller.name, language, shownAddress },
        ...{ name: nameDevice(headers), subscription: { endpoint: address, p256dh, auth } },
      });
      if (record === undefined) throw new Refusal('too_many_channels');
      const listed = await findListedChannel(records, caller.id, record.id);
      if (listed === undefined) throw new Refusal('unknown_channel');
      return reportChannel(listed, caller.email, Date.now());
    },
  });
  return [key, subscribe];
}

/** Such as `Firefox, Windows`. */
function nameDevice(headers: Headers): string {
  const { browser, os } = describeAgent(headers.get('user-agent') ?? '', noHints);
  return [browser, os].filter((part) => part !== '').join(', ') || 'Web Push';
}
