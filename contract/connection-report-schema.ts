// The zod schemas of the dashboard API about connections. Each must satisfy its type in `connection-report.ts`.

import { z } from 'zod';
import * as report from './connection-report.ts';

const id = z.coerce.number().int().min(1).max(2_147_483_647);
export const connectionParams = z.object({ id });
export const deliveryParams = z.object({ id, delivery: z.coerce.number().int().min(1) });

/** Any names between dots and brackets: tools call their fields what they like. */
const path = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\p{Cc}]*$/u);

const paths = Object.fromEntries(report.mappedFields.map((field) => [field, path.exactOptional()])) as Record<
  report.MappedField,
  z.ZodExactOptional<typeof path>
>;

const mapping = z.strictObject({
  kind: z.enum(report.mappedKinds),
  paths: z.strictObject(paths),
}) satisfies z.ZodType<report.PayloadMapping>;

const settings = z.strictObject({
  topicArn: z
    .string()
    .trim()
    .regex(/^arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:\d{12}:[\w.-]{1,256}$/)
    .exactOptional(),
  channelId: z
    .string()
    .trim()
    .regex(/^UC[\w-]{22}$/)
    .exactOptional(),
  apiVersion: z
    .string()
    .trim()
    .regex(/^(v\d{1,3}\.\d{1,2}|20\d{4}(\.\d{2})?|)$/)
    .exactOptional(),
  leadOwner: z
    .string()
    .trim()
    .regex(/^(urn:li:(organization|sponsoredAccount):\d{1,20}|)$/)
    .exactOptional(),
  mapping: mapping.exactOptional(),
}) satisfies z.ZodType<report.ConnectionSettings>;

const name = z.string().trim().min(1).max(100);
const secret = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .regex(/^[\x20-\x7e\r\n]+$/);

export const connectionRequestSchema = z.strictObject({
  siteId: z.number().int().min(1),
  provider: z.enum(report.webhookProviders),
  name,
  secret: secret.exactOptional(),
  settings: settings.exactOptional(),
  trackingConsent: z.boolean().exactOptional(),
}) satisfies z.ZodType<report.ConnectionRequest>;

/** A week: whoever has not changed it by then has forgotten it. */
const oldSecretHours = z.number().int().min(0).max(168);
/** No line breaks: it goes into a header. */
const accessToken = z
  .string()
  .trim()
  .max(4_000)
  .regex(/^[\x21-\x7e]*$/);

export const connectionChangeSchema = z.strictObject({
  name: name.exactOptional(),
  secret: secret.exactOptional(),
  oldSecretHours: oldSecretHours.exactOptional(),
  accessToken: accessToken.exactOptional(),
  settings: settings.exactOptional(),
  trackingConsent: z.boolean().exactOptional(),
  enabled: z.boolean().exactOptional(),
}) satisfies z.ZodType<report.ConnectionChange>;

const states = [
  'waiting',
  'understood',
  'ignored',
  'failed',
] as const satisfies readonly report.DeliveryState[];

const secretUsed = z.enum(['', 'new', 'old'] as const satisfies readonly report.SecretUsed[]);

export const connectionRowSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  provider: z.enum(report.webhookProviders),
  name: z.string(),
  enabled: z.boolean(),
  url: z.string(),
  hasSecret: z.boolean(),
  trackingConsent: z.boolean(),
  settings,
  lastReceivedAt: z.string().nullable(),
  recent: z.object({
    waiting: z.number(),
    understood: z.number(),
    ignored: z.number(),
    failed: z.number(),
  }),
  refused: z.object({ count: z.number(), lastAt: z.string().nullable(), lastReason: z.string() }),
  unsigned: z.object({ count: z.number(), lastAt: z.string().nullable() }),
  deleted: z.object({ count: z.number(), lastAt: z.string().nullable() }),
  leads: z
    .object({
      hasToken: z.boolean(),
      waiting: z.number(),
      checking: z.number(),
      aside: z.number(),
      paused: z
        .object({
          reason: z.string(),
          detail: z.string(),
          since: z.string(),
          until: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable(),
  oldSecret: z.object({ until: z.string(), lastUsed: secretUsed }).nullable(),
  oldAddressUntil: z.string().nullable(),
  leaseUntil: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
}) satisfies z.ZodType<report.ConnectionRow>;

export const secretsRequestSchema = z.strictObject({
  renew: z.boolean(),
  oldSecretHours: oldSecretHours.exactOptional(),
});
export const connectionSecretsSchema = z.object({
  url: z.string(),
  secret: z.string(),
  verifyToken: z.string(),
}) satisfies z.ZodType<report.ConnectionSecrets>;

export const testDeliverySchema = z.object({
  status: z.number(),
  delivered: z.boolean(),
}) satisfies z.ZodType<report.TestDelivery>;

export const leadTrialSchema = z.object({
  works: z.boolean(),
  name: z.string(),
  reason: z.string(),
  detail: z.string(),
}) satisfies z.ZodType<report.LeadTrial>;

export const asidePageSchema = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      createdAt: z.string(),
      asideAt: z.string().nullable(),
      attempts: z.number(),
      reason: z.string(),
      detail: z.string(),
    }) satisfies z.ZodType<report.AsideRow>,
  ),
  nextCursor: z.string().nullable(),
});

export const asideRetrySchema = z.strictObject({ item: z.number().int().min(1).exactOptional() });
export const asideRetriedSchema = z.object({ count: z.number() });

export const deliveryQuerySchema = z.strictObject({
  cursor: z.string().max(600).exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).exactOptional(),
});

export const deliveryPageSchema = z.object({
  deliveries: z.array(
    z.object({
      id: z.number(),
      receivedAt: z.string(),
      state: z.enum(states),
      events: z.number(),
      losses: z.array(
        z.object({ outcome: z.enum(['dropped', 'rejected']), reason: z.string(), count: z.number() }),
      ),
      reason: z.string(),
      bytes: z.number(),
      isTest: z.boolean(),
      secretUsed,
      hasBody: z.boolean(),
    }) satisfies z.ZodType<report.DeliveryRow>,
  ),
  nextCursor: z.string().nullable(),
});

export const lastPayloadSchema = z.object({
  receivedAt: z.string().nullable(),
  values: z.array(z.object({ path: z.string(), value: z.string() })),
}) satisfies z.ZodType<report.LastPayload>;
