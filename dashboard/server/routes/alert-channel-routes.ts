// Channels through which signals are told: made, tried, changed and removed here. Addresses and secrets go in and do not come out,
// but for a secret of our own making, once.

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import type { AlertChannelChange } from '#contract/alert-report.ts';
import {
  alertChannelChangeSchema,
  alertChannelMadeSchema,
  alertChannelRequestSchema,
  alertChannelSchema,
  alertDeliverySchema,
  channelParams,
} from '#contract/alert-report-schema.ts';
import { openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import { makeOwnMail } from '#stores/records/alerts/find-recipients.ts';
import {
  type ChannelChanges,
  type ChannelRecord,
  changeChannel,
  createChannel,
  findChannel,
  forgetChannel,
  listChannels,
} from '#stores/records/alerts/keep-channels.ts';
import { listAlertDeliveries } from '#stores/records/alerts/list-deliveries.ts';
import { laneOf, writeDeliveries } from '#stores/records/alerts/write-deliveries.ts';
import { resumeLane } from '#stores/records/outbox/pause-lane.ts';
import { alertRoles, mayKeepHouse } from '../alerts/alert-roles.ts';
import { checkAddress } from '../alerts/check-channel.ts';
import { reportChannel, reportDelivery } from '../alerts/report-channel.ts';
import { Refusal } from '../api/refusal.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

const base = '/api/alerts/channels';
const roles = alertRoles;
const rows = 'own' as const;
/** As Standard Webhooks advise: 24 to 64. */
const secretBytes = 32;
/** Time for the other side to take the new secret. */
const oldSecretMs = 24 * 3_600_000;

export function createAlertChannelRoutes(parts: RouteParts): Route[] {
  return [
    listRoute(parts),
    createRoute(parts),
    changeRoute(parts),
    forgetRoute(parts),
    testRoute(parts),
    rotateRoute(parts),
  ];
}

function listRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: base,
    summary: 'The caller’s channels, and for managers those that are everybody’s',
    ...{ roles, rows },
    audit: 'none',
    input: {},
    outputName: 'AlertChannels',
    output: z.array(alertChannelSchema),
    handler: ({ caller }) => report(parts, caller),
  });
}

function createRoute(parts: RouteParts): Route {
  const { records, secret, trySource } = parts;
  return defineRoute({
    method: 'post',
    path: base,
    summary: 'Sets up a channel through which signals are told',
    ...{ roles, rows },
    audit: {
      action: 'create_alert_channel',
      subject: ({ body }) => `${body.kind} ${body.name}${body.names ? ' with names' : ''}`,
    },
    input: { body: alertChannelRequestSchema },
    outputName: 'AlertChannelMade',
    output: alertChannelMadeSchema,
    handler: async ({ input: { body }, caller }) => {
      const { isOwn, address: given, ...plain } = body;
      if (!isOwn && !mayKeepHouse(caller.role)) throw new Refusal('not_allowed');
      if (isOwn && plain.kind === 'mail') throw new Refusal('channel_own_mail');
      const isFree = caller.role === 'administrator';
      const { address, shownAddress } = checkAddress(plain.kind, given, {
        ...{ isFree, isOwnHost: trySource.isOwnHost },
      });
      const keys = openAlertKeys(secret);
      const made = plain.kind === 'webhook' ? makeSecret() : null;
      const record = await createChannel(records, {
        ...plain,
        ...{ shownAddress, sealedAddress: keys.seal(address), sealedSecret: keys.seal(made ?? '') },
        userId: isOwn ? caller.id : null,
        ...{ createdById: caller.id, createdByName: caller.name },
      });
      if (record === undefined) throw new Refusal('too_many_channels');
      return { channel: await reportOne(parts, caller, record.id), secret: made };
    },
  });
}

function changeRoute(parts: RouteParts): Route {
  const { records, secret, trySource } = parts;
  return defineRoute({
    method: 'patch',
    path: `${base}/:id`,
    summary: 'Changes a channel, switches it off or on',
    ...{ roles, rows },
    audit: {
      action: 'change_alert_channel',
      subject: ({ params, body }) => `${params.id} ${describeChange(body)}`.trim(),
    },
    input: { params: channelParams, body: alertChannelChangeSchema },
    outputName: 'AlertChannel',
    output: alertChannelSchema,
    handler: async ({ input: { params, body }, caller }) => {
      const before = await openChannel(parts, caller, params.id);
      const { address: given, enabled, ...plain } = body;
      const isOwnMail = before.kind === 'mail' && before.userId !== null;
      if (isOwnMail && given !== undefined) throw new Refusal('channel_own_mail');
      if (before.kind === 'push' && given !== undefined) throw new Refusal('channel_is_browser');
      const rights = { isFree: caller.role === 'administrator', isOwnHost: trySource.isOwnHost };
      const checked = given === undefined ? undefined : checkAddress(before.kind, given, rights);
      const changes: ChannelChanges = {
        ...plain,
        ...(checked && {
          sealedAddress: openAlertKeys(secret).seal(checked.address),
          shownAddress: checked.shownAddress,
        }),
        ...(enabled !== undefined && { enabled, ended: enabled ? '' : 'switched_off' }),
      };
      if (Object.keys(changes).length > 0) await changeChannel(records, params.id, changes);
      if (enabled === true) await resumeLane(records.db, laneOf(before.kind, before.id));
      return reportOne(parts, caller, params.id);
    },
  });
}

function forgetRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: `${base}/:id`,
    summary: 'Removes a channel with what stands in its log',
    ...{ roles, rows },
    audit: { action: 'forget_alert_channel', subject: ({ params }) => String(params.id) },
    input: { params: channelParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params }, caller }) => {
      const channel = await openChannel(parts, caller, params.id);
      // It would only be made again.
      if (channel.kind === 'mail' && channel.userId !== null) throw new Refusal('channel_own_mail');
      await forgetChannel(parts.records, params.id);
      return {};
    },
  });
}

function testRoute(parts: RouteParts): Route {
  const { records, secret } = parts;
  return defineRoute({
    method: 'post',
    path: `${base}/:id/test`,
    summary: 'Sends a test through a channel; its log says what came of it',
    ...{ roles, rows },
    audit: { action: 'test_alert_channel', subject: ({ params }) => String(params.id) },
    input: { params: channelParams },
    outputName: 'AlertDelivery',
    output: alertDeliverySchema,
    handler: async ({ input: { params }, caller }) => {
      const { id: channelId, kind } = await openChannel(parts, caller, params.id);
      const messageId = `test-${Date.now().toString(36)}-${channelId}`;
      await records.db.transaction((db) =>
        writeDeliveries(db, [{ channelId, kind, what: 'test', messageId }], openAlertKeys(secret).outbox),
      );
      const question = { userId: caller.id, withShared: true, channelId, limit: 1 };
      const [row] = await listAlertDeliveries(records, question);
      if (row === undefined) throw new Refusal('unknown_channel');
      return reportDelivery(row);
    },
  });
}

function rotateRoute(parts: RouteParts): Route {
  const { records, secret } = parts;
  return defineRoute({
    method: 'post',
    path: `${base}/:id/rotate-secret`,
    summary: 'Makes a new secret; the old one signs beside it for a day',
    ...{ roles, rows },
    audit: { action: 'rotate_alert_secret', subject: ({ params }) => String(params.id) },
    input: { params: channelParams },
    outputName: 'AlertChannelMade',
    output: alertChannelMadeSchema,
    handler: async ({ input: { params }, caller }) => {
      const before = await openChannel(parts, caller, params.id);
      if (before.kind !== 'webhook') throw new Refusal('channel_without_secret');
      const made = makeSecret();
      await changeChannel(records, before.id, {
        sealedSecret: openAlertKeys(secret).seal(made),
        sealedOldSecret: before.sealedSecret,
        oldSecretUntil: new Date(Date.now() + oldSecretMs),
      });
      return { channel: await reportOne(parts, caller, before.id), secret: made };
    },
  });
}

/** Which values were changed, and whether names may leave from now on; no value itself. */
function describeChange({ names, ...rest }: AlertChannelChange): string {
  const told = names === undefined ? [] : [names ? 'with names' : 'without names'];
  return [...Object.keys(rest), ...told].join(' ');
}

const makeSecret = () => `whsec_${randomBytes(secretBytes).toString('base64')}`;

/** Throws Refusal `unknown_channel` for one that is not the caller's to change. */
async function openChannel({ records }: RouteParts, caller: Caller, id: number): Promise<ChannelRecord> {
  const channel = await findChannel(records, id);
  const isTheirs =
    channel !== undefined &&
    (channel.userId === null ? mayKeepHouse(caller.role) : channel.userId === caller.id);
  if (!isTheirs) throw new Refusal('unknown_channel');
  return channel;
}

async function report({ records }: RouteParts, caller: Caller) {
  await makeOwnMail(records.db, [caller.id]);
  const listed = await listChannels(records, caller.id);
  return listed
    .filter(({ channel }) => channel.userId !== null || mayKeepHouse(caller.role))
    .map((one) => reportChannel(one, caller.email, Date.now()));
}

async function reportOne(parts: RouteParts, caller: Caller, id: number) {
  const found = (await report(parts, caller)).find((channel) => channel.id === id);
  if (found === undefined) throw new Refusal('unknown_channel');
  return found;
}
