// The zod schemas of what the browser script and backends send. Each must satisfy its type in `wire-format.ts`: a
// drift between the two does not compile. The processor checks single events with them, `explain` whole requests; the
// collector reads frames by hand, since it takes what it can of a request that is not quite right.

import { z } from 'zod';
import type * as wire from './wire-format.ts';

const eventId = z.uuid();
const timeMs = z.number().min(0);
const attributes = z.record(z.string(), z.unknown());

export const wireConsentSchema = z.object({
  state: z.enum(['granted', 'limited', 'denied']),
  purposes: z.object({ measure: z.boolean(), company: z.boolean(), person: z.boolean() }).exactOptional(),
  version: z.string().exactOptional(),
  at: timeMs.exactOptional(),
  origin: z.enum(['api', 'gcm', 'iubenda', 'cookiebot', 'dnt', 'gpc', 'opt-out', 'default']).exactOptional(),
}) satisfies z.ZodType<wire.WireConsent>;

export const wireSignalsSchema = z.object({
  automation: z.array(z.string()).exactOptional(),
  gesture: z.boolean().exactOptional(),
}) satisfies z.ZodType<wire.WireSignals>;

export const wireHintsSchema = z.object({
  language: z.string().exactOptional(),
  timeZone: z.string().exactOptional(),
  screenWidth: z.number().exactOptional(),
  screenHeight: z.number().exactOptional(),
  viewportWidth: z.number().exactOptional(),
  platform: z.string().exactOptional(),
  mobile: z.boolean().exactOptional(),
  brands: z.array(z.string()).exactOptional(),
}) satisfies z.ZodType<wire.WireHints>;

const page = z.object({
  url: z.string(),
  title: z.string().exactOptional(),
  referrer: z.string().exactOptional(),
}) satisfies z.ZodType<wire.WirePage>;

const base = { id: eventId.exactOptional(), at: timeMs, page: page.exactOptional() };

const form = z.object({
  key: z.string(),
  name: z.string().exactOptional(),
  fields: z.array(z.object({ name: z.string(), type: z.string(), label: z.string().exactOptional() })),
}) satisfies z.ZodType<wire.WireForm>;

const pageView = z.object({
  ...base,
  type: z.literal('page_view'),
  navigation: z.enum(['load', 'history', 'hash', 'bfcache', 'prerender']).exactOptional(),
  properties: attributes.exactOptional(),
}) satisfies z.ZodType<wire.WirePageView>;

const pageLeave = z.object({
  ...base,
  type: z.literal('page_leave'),
  view: eventId.exactOptional(),
  engagedMs: z.number().exactOptional(),
  scrollPercent: z.number().exactOptional(),
}) satisfies z.ZodType<wire.WirePageLeave>;

const click = z.object({
  ...base,
  type: z.literal('click'),
  kind: z.enum(['outbound', 'download', 'mail', 'phone', 'chat', 'social']),
  target: z.string(),
  text: z.string().exactOptional(),
  network: z.string().exactOptional(),
  action: z.enum(['share', 'follow']).exactOptional(),
}) satisfies z.ZodType<wire.WireClick>;

const siteSearch = z.object({
  ...base,
  type: z.literal('site_search'),
  term: z.string(),
}) satisfies z.ZodType<wire.WireSiteSearch>;

const formSeen = z.object({
  ...base,
  type: z.literal('form_seen'),
  form,
}) satisfies z.ZodType<wire.WireFormSeen>;

const formSubmit = z.object({
  ...base,
  type: z.literal('form_submit'),
  form,
  values: z.record(z.string(), z.string()).exactOptional(),
}) satisfies z.ZodType<wire.WireFormSubmit>;

const formLeft = z.object({
  ...base,
  type: z.literal('form_left'),
  form,
}) satisfies z.ZodType<wire.WireFormLeft>;

const video = z.object({
  ...base,
  type: z.literal('video'),
  provider: z.enum(['youtube', 'vimeo']),
  video: z.string(),
  action: z.enum(['play', 'progress', 'complete']),
  percent: z.number().exactOptional(),
  title: z.string().exactOptional(),
}) satisfies z.ZodType<wire.WireVideo>;

const identify = z.object({
  ...base,
  type: z.literal('identify'),
  userId: z.string().exactOptional(),
  traits: attributes.exactOptional(),
}) satisfies z.ZodType<wire.WireIdentify>;

const track = z.object({
  ...base,
  type: z.literal('track'),
  name: z.string(),
  properties: attributes.exactOptional(),
}) satisfies z.ZodType<wire.WireTrack>;

const group = z.object({
  ...base,
  type: z.literal('group'),
  groupId: z.string(),
  traits: attributes.exactOptional(),
}) satisfies z.ZodType<wire.WireGroup>;

const consentChange = z.object({
  ...base,
  type: z.literal('consent'),
}) satisfies z.ZodType<wire.WireConsentChange>;

/** By type, so that a fault names the field of that type and not every alternative. */
export const wireEventSchemas = {
  page_view: pageView,
  page_leave: pageLeave,
  click,
  site_search: siteSearch,
  form_seen: formSeen,
  form_submit: formSubmit,
  form_left: formLeft,
  video,
  identify,
  track,
  group,
  consent: consentChange,
} satisfies { [Type in wire.EventType]: z.ZodType<Extract<wire.WireEvent, { type: Type }>> };

/** The frame of a request alone; what is inside `events` is checked one by one, so that one harms no other. */
export const wireBatchFrame = z.object({
  v: z.literal(1),
  site: z.string(),
  sent: timeMs.exactOptional(),
  consent: wireConsentSchema.exactOptional(),
  visitor: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .exactOptional(),
  signals: wireSignalsSchema.exactOptional(),
  hints: wireHintsSchema.exactOptional(),
  events: z.array(z.unknown()),
}) satisfies z.ZodType<Omit<wire.WireBatch, 'events'> & { events: unknown[] }>;
