// Connections to tools that send webhooks: set up, changed and removed here. Secrets are shown only where they must be pasted at
// the provider, and every such look is written down.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import { type ConnectionSettings, providerFacts } from '#contract/connection-report.ts';
import {
  connectionChangeSchema,
  connectionParams,
  connectionRequestSchema,
  connectionRowSchema,
  connectionSecretsSchema,
  secretsRequestSchema,
} from '#contract/connection-report-schema.ts';
import { makeConnectionToken } from '#stores/records/connection-keys.ts';
import { countOutbox } from '#stores/records/outbox/list-items.ts';
import { listPausedLanes, resumeLane } from '#stores/records/outbox/pause-lane.ts';
import {
  type ConnectionChanges,
  type ConnectionRecord,
  changeConnection,
  createConnection,
  forgetConnection,
  type KeptCredentials,
  type KeptSecrets,
  listConnections,
  openConnectionSecrets,
} from '#stores/records/questions/keep-connections.ts';
import { countDeliveries } from '#stores/records/questions/list-deliveries.ts';
import { retryUnfetched, retryUnmapped } from '#stores/records/questions/take-deliveries.ts';
import { connectionLane } from '#stores/records/reported/lead-record-key.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { checkSecret, makeSecrets } from '../connections/make-secrets.ts';
import { connectionRoles, keysOf, openConnection } from '../connections/open-connection.ts';
import { reportConnection, webhookUrl } from '../connections/report-connection.ts';
import { rotateSecret } from '../connections/rotate-secret.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const base = '/api/connections';
const roles = connectionRoles;
const hourMs = 3_600_000;
const recentMs = 24 * hourMs;
const noLease = { leaseUntil: null, leaseAskedAt: null };

export function createConnectionRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), createRoute(parts), changeRoute(parts), forgetRoute(parts), secretsRoute(parts)];
}

function listRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: base,
    summary: 'The connections to other tools, with their addresses and what came lately',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: 'none',
    input: {},
    outputName: 'Connections',
    output: z.array(connectionRowSchema),
    handler: async ({ sites }) => {
      const seen = new Set(sites.map(({ id }) => id));
      const records = await listConnections(parts.records);
      const own = records.filter(({ siteId }) => seen.has(siteId));
      return reportAll(parts, own);
    },
  });
}

function createRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: base,
    summary: 'Sets up a connection; its address takes webhooks at once',
    roles,
    rows: 'site',
    siteOf: ({ body }) => body.siteId,
    audit: { action: 'create_connection', subject: ({ body }) => `${body.provider} ${body.name}` },
    input: { body: connectionRequestSchema },
    outputName: 'Connection',
    output: connectionRowSchema,
    handler: async ({ input: { body }, caller }) => {
      const { siteId, provider, name, secret = '', settings = {}, trackingConsent = false } = body;
      const connection = {
        ...{ siteId, provider, name, trackingConsent, settings: keepSettings(provider, settings) },
        token: makeConnectionToken(),
        secrets: makeSecrets(provider, secret),
        by: authorOf(caller),
      };
      const record = await createConnection(parts.records, connection, keysOf(parts));
      if (record === undefined) throw new Refusal('too_many_connections');
      return report(parts, record);
    },
  });
}

function changeRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: `${base}/:id`,
    summary: 'Changes a connection; what waited for paths is read again when they are chosen',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'change_connection', subject: ({ params, body }) => describeChange(params.id, body) },
    input: { params: connectionParams, body: connectionChangeSchema },
    outputName: 'Connection',
    output: connectionRowSchema,
    handler: async ({ input: { params, body }, sites }) => {
      const before = await openConnection(parts.records, sites, params.id);
      const { secret, settings, accessToken, oldSecretHours = 0, ...plain } = body;
      const keys = keysOf(parts);
      const kept = openConnectionSecrets(before, keys);
      // A lease is of one channel under one secret.
      const isAnother = settings?.channelId !== undefined && settings.channelId !== before.settings.channelId;
      const changes: ConnectionChanges = {
        ...plain,
        ...(isAnother && noLease),
        ...(settings && { settings: keepSettings(before.provider, { ...before.settings, ...settings }) }),
        ...(secret && { secrets: replaceSecret(before.provider, kept, secret, oldSecretHours) }),
        ...(accessToken !== undefined && { credentials: takeToken(before.provider, accessToken) }),
      };
      const record = await changeConnection(parts.records, params.id, changes, keys);
      if (record === undefined) throw new Refusal('unknown_connection');
      if (settings?.mapping !== undefined) await retryUnmapped(parts.records, params.id);
      if (accessToken !== undefined || settings?.apiVersion !== undefined || secret)
        await resumeLane(parts.records.db, connectionLane(params.id));
      if (accessToken) await retryUnfetched(parts.records, params.id);
      return report(parts, record);
    },
  });
}

function forgetRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: `${base}/:id`,
    summary: 'Removes a connection with all that it delivered; events that came of it stay',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'forget_connection', subject: ({ params }) => String(params.id) },
    input: { params: connectionParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params }, sites }) => {
      await openConnection(records, sites, params.id);
      await forgetConnection(records, params.id);
      return {};
    },
  });
}

function secretsRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/:id/secrets`,
    summary: 'Shows what has to be pasted at the provider, made anew where that is asked for',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: {
      action: 'show_connection_secrets',
      subject: ({ params, body }) => `${params.id}${body.renew ? ' renewed' : ''}`,
    },
    input: { params: connectionParams, body: secretsRequestSchema },
    outputName: 'ConnectionSecrets',
    output: connectionSecretsSchema,
    handler: async ({ input: { params, body }, sites }) => {
      const record = await openConnection(parts.records, sites, params.id);
      const keys = keysOf(parts);
      const isMade = providerFacts[record.provider].secret === 'made';
      const kept = openConnectionSecrets(record, keys);
      const made = body.renew ? makeSecrets(record.provider, isMade ? '' : kept.secret) : kept;
      const hours = body.oldSecretHours ?? 0;
      const secrets = body.renew ? rotateSecret(kept, made, hours, Date.now()) : kept;
      const changes = { secrets, ...noLease, ...renewAddress(record, hours) };
      const now = body.renew ? await changeConnection(parts.records, params.id, changes, keys) : record;
      if (now === undefined) throw new Refusal('unknown_connection');
      return {
        url: webhookUrl(now, keys, parts.settings.collectorUrl),
        secret: isMade ? secrets.secret : '',
        verifyToken: secrets.verifyToken,
      };
    },
  });
}

/** Where the address is a secret, it is made anew with the others. */
function renewAddress(before: ConnectionRecord, hours: number): ConnectionChanges {
  if (!providerFacts[before.provider].isAddressSecret) return {};
  // Two addresses hold at the most, and each for as long as was promised; who gives no time wants the old ones gone now.
  if (hours > 0 && (before.oldTokenUntil?.getTime() ?? 0) > Date.now())
    throw new Refusal('connection_address_changing');
  const oldUntil = hours === 0 ? null : new Date(Date.now() + hours * hourMs);
  return { address: { token: makeConnectionToken(), before, oldUntil } };
}

function replaceSecret(
  provider: ConnectionRecord['provider'],
  before: KeptSecrets,
  given: string,
  hours: number,
): KeptSecrets {
  const next = { secret: checkSecret(provider, given), verifyToken: before.verifyToken };
  return rotateSecret(before, next, hours, Date.now());
}

/** Throws Refusal for a tool of which nothing is fetched. */
function takeToken(provider: ConnectionRecord['provider'], accessToken: string): KeptCredentials {
  if (!providerFacts[provider].fetchesLeads) throw new Refusal('connection_without_leads');
  return { accessToken };
}

/** That recipients agreed is a statement of whoever made it, and is written down as one. */
function describeChange(id: number, { trackingConsent }: { trackingConsent?: boolean }): string {
  if (trackingConsent === undefined) return String(id);
  return `${id} ${trackingConsent ? 'recipients agreed to tracking' : 'recipients did not agree to tracking'}`;
}

/** Only what means something to this provider. */
function keepSettings(
  provider: ConnectionRecord['provider'],
  { topicArn, channelId, apiVersion, leadOwner, mapping }: ConnectionSettings,
): ConnectionSettings {
  const { setting, isMapped, fetchesLeads } = providerFacts[provider];
  return {
    ...(setting === 'topicArn' && topicArn !== undefined && { topicArn }),
    ...(setting === 'channelId' && channelId !== undefined && { channelId }),
    ...(fetchesLeads && apiVersion !== undefined && { apiVersion }),
    ...(fetchesLeads && leadOwner !== undefined && { leadOwner }),
    ...(isMapped && mapping !== undefined && { mapping }),
  };
}

async function report(parts: RouteParts, record: ConnectionRecord) {
  const [row] = await reportAll(parts, [record]);
  if (row === undefined) throw new Refusal('unknown_connection');
  return row;
}

async function reportAll(parts: RouteParts, records: readonly ConnectionRecord[]) {
  const nowMs = Date.now();
  const [counts, outbox, lanes] = await Promise.all([
    countDeliveries(parts.records, new Date(nowMs - recentMs)),
    countOutbox(parts.records),
    listPausedLanes(parts.records),
  ]);
  const findings = { counts, outbox, lanes, nowMs };
  const keys = keysOf(parts);
  return records.map((record) => reportConnection(record, keys, parts.settings.collectorUrl, findings));
}
