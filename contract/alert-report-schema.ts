// The zod schemas of the dashboard API about alerts. Each must satisfy its type in `alert-report.ts`.

import { z } from 'zod';
import * as report from './alert-report.ts';
import { type SignalKind, signalKinds, tellingRulesSchema } from './signal-rules.ts';

export const channelParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

const signal = z.enum(signalKinds) satisfies z.ZodType<report.AlertSignal> & z.ZodType<SignalKind>;
const language = z.enum(['en', 'it']);
const line = (lengthMax: number) =>
  z
    .string()
    .trim()
    .max(lengthMax)
    .regex(/^[^\p{Cc}]*$/u);

export const tellingTimesSchema = tellingRulesSchema satisfies z.ZodType<report.TellingTimes>;

export const alertSettingsSchema = z.object({
  ...tellingTimesSchema.shape,
  ...{ takesUnowned: z.boolean(), weekly: z.boolean(), isDefault: z.boolean(), sendsMail: z.boolean() },
}) satisfies z.ZodType<report.AlertSettings>;

const times = tellingTimesSchema.shape;

export const alertSettingsChangeSchema = z.strictObject({
  timeZone: times.timeZone.exactOptional(),
  workingDays: times.workingDays.exactOptional(),
  digestMinute: times.digestMinute.exactOptional(),
  quietFromMinute: times.quietFromMinute.exactOptional(),
  quietToMinute: times.quietToMinute.exactOptional(),
  atOnceMax: times.atOnceMax.exactOptional(),
  takesUnowned: z.boolean().exactOptional(),
  weekly: z.boolean().exactOptional(),
}) satisfies z.ZodType<report.AlertSettingsChange>;

const channelValues = {
  name: line(100).min(1),
  address: line(2_000),
  signals: z.array(signal).max(signalKinds.length),
  pace: z.enum(report.channelPaces),
  language,
  names: z.boolean(),
};

export const alertChannelRequestSchema = z.strictObject({
  isOwn: z.boolean(),
  // A browser subscribes with a click in itself.
  kind: z.enum(report.channelKinds).exclude(['push']),
  ...channelValues,
}) satisfies z.ZodType<report.AlertChannelRequest>;

export const alertChannelChangeSchema = z.strictObject({
  name: channelValues.name.exactOptional(),
  address: channelValues.address.exactOptional(),
  signals: channelValues.signals.exactOptional(),
  pace: channelValues.pace.exactOptional(),
  language: language.exactOptional(),
  names: z.boolean().exactOptional(),
  enabled: z.boolean().exactOptional(),
}) satisfies z.ZodType<report.AlertChannelChange>;

export const alertChannelSchema = z.object({
  ...{ id: z.number(), isOwn: z.boolean(), kind: z.enum(report.channelKinds), name: z.string() },
  ...{ where: z.string(), signals: z.array(signal), pace: z.enum(report.channelPaces), language },
  ...{ names: z.boolean(), enabled: z.boolean() },
  ended: z.enum(['', 'switched_off', 'unsubscribed', 'gone_there']),
  oldSecretUntil: z.string().nullable(),
  lastSentAt: z.string().nullable(),
  lastFault: z.string(),
}) satisfies z.ZodType<report.AlertChannel>;

export const alertChannelMadeSchema = z.object({
  channel: alertChannelSchema,
  secret: z.string().nullable(),
}) satisfies z.ZodType<report.AlertChannelMade>;

const base64url = (characters: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${characters}}$`));

const subscriptionValues = {
  endpoint: line(2_000).min(1),
  // 65 bytes that begin with 4: a point that is not compressed.
  p256dh: base64url(87).startsWith('B'),
  auth: base64url(22),
};

export const pushRequestSchema = z.strictObject(subscriptionValues) satisfies z.ZodType<report.PushRequest>;

export const pushMoveRequestSchema = z.strictObject({
  ...subscriptionValues,
  former: line(2_000).min(1),
}) satisfies z.ZodType<report.PushMoveRequest>;

export const pushKeySchema = z.object({ publicKey: z.string() }) satisfies z.ZodType<report.PushKey>;

export const alertDeliverySchema = z.object({
  ...{ id: z.number(), channelId: z.number(), channel: z.string(), what: z.enum(report.alertContents) },
  ...{ messageId: z.string(), state: z.enum(report.alertStates), attempts: z.number(), status: z.number() },
  ...{ reason: z.string(), createdAt: z.string() },
  ...{ lastTryAt: z.string().nullable(), nextTryAt: z.string().nullable() },
}) satisfies z.ZodType<report.AlertDelivery>;

export const alertDeliveryPageSchema = z.object({
  deliveries: z.array(alertDeliverySchema),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.AlertDeliveryPage>;

const cursor = z.string().max(200).exactOptional();
const limit = z.coerce.number().int().min(1).max(100).exactOptional();

export const alertDeliveryQuerySchema = z.strictObject({
  channel: z.coerce.number().int().min(1).exactOptional(),
  ...{ cursor, limit },
});

export const alertPreviewQuerySchema = z.strictObject({
  kind: z.enum(report.channelKinds),
  what: z.enum(['signal', 'together', 'week']),
  language,
  names: z.enum(['yes', 'no']),
}) satisfies z.ZodType<report.AlertPreviewQuery>;

export const alertPreviewSchema = z.object({
  ...{ subject: z.string(), html: z.string(), text: z.string(), isReal: z.boolean() },
}) satisfies z.ZodType<report.AlertPreview>;

export const alertSignalQuerySchema = z.strictObject({
  untold: z.literal('yes').exactOptional(),
  team: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).exactOptional(),
  ...{ cursor, limit },
}) satisfies z.ZodType<report.AlertSignalQuery>;

export const alertSignalPageSchema = z.object({
  signals: z.array(
    z.object({
      ...{ id: z.number(), kind: signal, companyId: z.number(), company: z.string(), at: z.string() },
      ...{ score: z.number(), fit: z.number() },
      tellings: z.array(
        z.object({
          ...{ who: z.string(), how: z.enum(['at_once', 'together', 'not']), reason: z.string() },
          ...{ dueAt: z.string(), toldAt: z.string().nullable() },
        }),
      ),
    }),
  ),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.AlertSignalPage>;
