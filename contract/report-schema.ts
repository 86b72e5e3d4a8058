// The zod schemas of sites, visits and the pipeline in the dashboard API. Each must satisfy its type in `report.ts`: a drift between the two does not
// compile. Faults that need words of their own carry a key of `faults`; the server says it in the reader's language.

import { z } from 'zod';
import { nameSchema } from './access-schema.ts';
import { rejectReasons } from './event-outcome.ts';
import { pageKinds } from './event-stages.ts';
import { visitPersonSchema } from './person-report-schema.ts';
import type * as report from './report.ts';
import { fieldMeanings } from './site.ts';
import { traceReportSchema } from './trace-report-schema.ts';
import type { VisitCompany } from './verdict-report.ts';
import { verdicts } from './verdict-rules.ts';

/** Keys of the faults that a schema can name beyond zod's own; the offending text is in `params.value`. */
const faults = [
  'host',
  'parameter',
  'sensitive_parameter',
  'pattern',
  'window',
  'replay_what',
  'task_only',
  'note_answers',
  'file_link',
] as const;
export type Fault = (typeof faults)[number];

const longestWindowMs = 400 * 86_400_000;

function refuseWith<T>(fault: Fault, accepts: (value: T) => boolean) {
  return (value: T, context: z.core.$RefinementCtx<T>) => {
    if (!accepts(value)) {
      context.addIssue({ code: 'custom', message: fault, params: { value: String(value) } });
    }
  };
}

const time = z.iso.datetime({ offset: true });
const siteId = z.coerce.number().int().min(1).max(4_294_967_295);

const consentState = z.enum(['granted', 'limited', 'denied']);
const pageKind = z.enum(pageKinds);

/** A host name alone, no scheme, port or path: `example.com`, `localhost`, an address. */
const host = z
  .string()
  .trim()
  .toLowerCase()
  .superRefine(
    refuseWith(
      'host',
      (text) =>
        text.length <= 253 &&
        /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text),
    ),
  );

/** Names under which sites carry secrets or people; keeping them would store both for every visitor. */
const sensitive =
  /^(e-?mail|mail|password|passwd|pwd|token|access_token|refresh_token|id_token|session|sessionid|sid|phpsessid|apikey|api_key|secret)$/i;

const parameter = z
  .string()
  .trim()
  .superRefine(refuseWith('parameter', (text) => /^[A-Za-z0-9_.[\]-]{1,64}$/.test(text)))
  .superRefine(refuseWith('sensitive_parameter', (text) => !sensitive.test(text)));

const pathRule = z.object({
  pattern: z
    .string()
    .trim()
    .superRefine(refuseWith('pattern', (text) => text.length <= 300 && /^[/*][^?#\s]*$/.test(text))),
  kind: pageKind,
});
const pathRules = z.array(pathRule).max(200);

const siteSettingsSchema = z.strictObject({
  name: nameSchema,
  allowedHosts: z.array(host).max(100),
  linkedDomains: z.array(host).max(100),
  consentDefault: consentState,
  keptParameters: z.array(parameter).max(100),
  searchParameters: z.array(parameter).max(30),
  pathRules,
}) satisfies z.ZodType<report.SiteSettings>;

const optionalSettings = {
  allowedHosts: siteSettingsSchema.shape.allowedHosts.exactOptional(),
  linkedDomains: siteSettingsSchema.shape.linkedDomains.exactOptional(),
  consentDefault: consentState.exactOptional(),
  keptParameters: siteSettingsSchema.shape.keptParameters.exactOptional(),
  searchParameters: siteSettingsSchema.shape.searchParameters.exactOptional(),
  pathRules: pathRules.exactOptional(),
};

export const siteRequestSchema = z.strictObject({
  name: nameSchema,
  ...optionalSettings,
}) satisfies z.ZodType<report.SiteRequest>;

export const siteChangeSchema = z.strictObject({
  name: nameSchema.exactOptional(),
  ...optionalSettings,
}) satisfies z.ZodType<report.SiteChange>;

export const siteSummarySchema = z.object({
  id: z.number(),
  name: z.string(),
  publicKey: z.string(),
  firstEventAt: z.string().nullable(),
  lastEventAt: z.string().nullable(),
  createdAt: z.string(),
}) satisfies z.ZodType<report.SiteSummary>;

export const siteDetailSchema = z.object({
  ...siteSummarySchema.shape,
  allowedHosts: z.array(z.string()),
  linkedDomains: z.array(z.string()),
  consentDefault: consentState,
  keptParameters: z.array(z.string()),
  searchParameters: z.array(z.string()),
  pathRules: z.array(z.object({ pattern: z.string(), kind: pageKind })),
  companyWithoutConsent: z
    .object({ version: z.number(), text: z.string(), signedBy: z.string(), at: z.string() })
    .nullable(),
  collectorUrl: z.string(),
  scriptTag: z.string(),
  pixelUrl: z.string(),
}) satisfies z.ZodType<report.SiteDetail>;

export const siteCreatedSchema = z.object({
  site: siteDetailSchema,
  secretKey: z.string(),
}) satisfies z.ZodType<report.SiteCreated>;

export const secretRotatedSchema = z.object({
  secretKey: z.string(),
}) satisfies z.ZodType<report.SecretRotated>;

const meaning = z.enum(fieldMeanings);

export const formReportSchema = z.object({
  key: z.string(),
  name: z.string(),
  page: z.string(),
  fields: z.array(z.object({ name: z.string(), type: z.string(), label: z.string().exactOptional() })),
  enabled: z.boolean(),
  mapping: z.record(z.string(), meaning),
  lastSeenAt: z.string(),
  submissions30d: z.number(),
}) satisfies z.ZodType<report.FormReport>;

export const formChangeSchema = z.strictObject({
  enabled: z.boolean().exactOptional(),
  mapping: z.record(z.string().max(200), meaning).exactOptional(),
}) satisfies z.ZodType<report.FormChange>;

export const pageReportSchema = z.object({
  path: z.string(),
  views: z.number(),
  kind: pageKind,
  rule: z.string().nullable(),
}) satisfies z.ZodType<report.PageReport>;

export const pagePreviewSchema = z.strictObject({ pathRules });

const place = z.object({ country: z.string(), region: z.string(), city: z.string() });

export const visitCompanySchema = z.object({
  decision: z.string(),
  companyId: z.number().nullable(),
  name: z.string(),
  owner: z.object({ id: z.string().nullable(), name: z.string() }),
  domain: z.string(),
  band: z.enum(['verified', 'high', 'medium', 'low', 'none']),
  kind: z.string(),
  reason: z.string(),
  probability: z.number(),
  verdict: z.enum(verdicts),
  rule: z.string(),
}) satisfies z.ZodType<VisitCompany>;

const liveVisitorSchema = z.object({
  visitId: z.string(),
  siteId: z.number(),
  visitor: z.string(),
  consent: consentState,
  startedAt: z.string(),
  lastAt: z.string(),
  pages: z.number(),
  currentPath: z.string(),
  currentTitle: z.string(),
  channel: z.string(),
  sourceName: z.string(),
  place,
  networkName: z.string(),
  device: z.string(),
  browser: z.string(),
  company: visitCompanySchema,
  person: visitPersonSchema,
}) satisfies z.ZodType<report.LiveVisitor>;

export const liveSchema = z.object({
  at: z.string(),
  visitors: z.array(liveVisitorSchema),
  viewsPerMinute: z.array(z.number()),
  deniedViews: z.number(),
  botEvents: z.number(),
}) satisfies z.ZodType<report.Live>;

export const liveQuerySchema = z.strictObject({ site: siteId.exactOptional() });

const visitRowSchema = z.object({
  id: z.string(),
  siteId: z.number(),
  visitor: z.string(),
  consent: consentState,
  startedAt: z.string(),
  endedAt: z.string(),
  pages: z.number(),
  events: z.number(),
  engagedMs: z.number(),
  entryPath: z.string(),
  exitPath: z.string(),
  channel: z.string(),
  sourceName: z.string(),
  campaign: z.object({
    source: z.string(),
    medium: z.string(),
    name: z.string(),
    term: z.string(),
    content: z.string(),
    id: z.string(),
  }),
  clickId: z.object({ name: z.string(), value: z.string() }).nullable(),
  referrerHost: z.string(),
  place,
  networkName: z.string(),
  networkClass: z.string(),
  device: z.string(),
  browser: z.string(),
  os: z.string(),
  isBot: z.boolean(),
  company: visitCompanySchema,
  person: visitPersonSchema,
}) satisfies z.ZodType<report.VisitRow>;

/** Of a question's period: the other way round it is none, and longer than anything is kept it only costs. */
export const windowIsSane = (query: { from: string; to: string }) => {
  const lengthMs = Date.parse(query.to) - Date.parse(query.from);
  return lengthMs > 0 && lengthMs <= longestWindowMs;
};

export const visitQuerySchema = z
  .strictObject({
    site: siteId.exactOptional(),
    from: time,
    to: time,
    channel: z.string().max(50).exactOptional(),
    country: z.string().max(50).exactOptional(),
    device: z.string().max(50).exactOptional(),
    path: z.string().max(500).exactOptional(),
    consent: consentState.exactOptional(),
    minPages: z.coerce.number().int().min(0).max(10_000).exactOptional(),
    company: z.coerce.number().int().min(1).max(2_147_483_647).exactOptional(),
    companyDomain: z.string().trim().toLowerCase().max(253).exactOptional(),
    companyName: z.string().trim().max(300).exactOptional(),
    verdict: z.enum(verdicts).exactOptional(),
    bots: z.enum(['without', 'only', 'with']).exactOptional(),
    cursor: z.string().max(300).exactOptional(),
    limit: z.coerce.number().int().min(1).max(200).exactOptional(),
  })
  .superRefine(refuseWith('window', windowIsSane)) satisfies z.ZodType<report.VisitQuery>;

export const visitPageSchema = z.object({
  visits: z.array(visitRowSchema),
  nextCursor: z.string().nullable(),
  lookedUntil: z.string().nullable(),
}) satisfies z.ZodType<report.VisitPage>;

const visitStepSchema = z.object({
  eventId: z.string(),
  at: z.string(),
  type: z.string(),
  action: z.string(),
  host: z.string(),
  path: z.string(),
  query: z.string(),
  title: z.string(),
  pageKind,
  name: z.string(),
  target: z.string(),
  engagedMs: z.number(),
  scrollPercent: z.number(),
  properties: z.string(),
}) satisfies z.ZodType<report.VisitStep>;

const decisionReportSchema = z.object({
  id: z.string(),
  decidedAt: z.string(),
  changedAt: z.string(),
  trace: traceReportSchema,
}) satisfies z.ZodType<report.DecisionReport>;

export const visitDetailSchema = z.object({
  visit: visitRowSchema,
  steps: z.array(visitStepSchema),
  botReasons: z.array(z.string()),
  decision: decisionReportSchema.nullable(),
  otherDecisions: z.array(decisionReportSchema),
  language: z.string(),
  referrer: z.string(),
}) satisfies z.ZodType<report.VisitDetail>;

const counts = z.object({
  received: z.number(),
  stored: z.number(),
  dropped: z.number(),
  rejected: z.number(),
  waiting: z.number(),
}) satisfies z.ZodType<report.PipelineCounts>;

export const pipelineSchema = z.object({
  totals: counts,
  perSite: z.array(z.object({ siteId: z.number(), name: z.string(), counts })),
  perHour: z.array(
    z.object({ hour: z.string(), stored: z.number(), dropped: z.number(), rejected: z.number() }),
  ),
  dropReasons: z.array(z.object({ reason: z.string(), count: z.number() })),
  rejectReasons: z.array(z.object({ reason: z.string(), step: z.string(), count: z.number() })),
  unreadable: z.number(),
  warnings: z.array(z.object({ source: z.string(), message: z.string() })),
  unknownConsent: z.array(
    z.object({ siteId: z.number(), name: z.string(), events: z.number(), lastAt: z.string() }),
  ),
}) satisfies z.ZodType<report.Pipeline>;

export const pipelineQuerySchema = z
  .strictObject({ site: siteId.exactOptional(), from: time, to: time })
  .superRefine(refuseWith('window', windowIsSane)) satisfies z.ZodType<report.PipelineQuery>;

export const rejectedQuerySchema = z
  .strictObject({
    site: siteId.exactOptional(),
    from: time,
    to: time,
    reason: z.enum(rejectReasons).exactOptional(),
    cursor: z.string().max(300).exactOptional(),
    limit: z.coerce.number().int().min(1).max(200).exactOptional(),
  })
  .superRefine(refuseWith('window', windowIsSane)) satisfies z.ZodType<report.RejectedQuery>;

export const rejectedPageSchema = z.object({
  events: z.array(
    z.object({
      siteId: z.number(),
      id: z.string(),
      receivedAt: z.string(),
      reason: z.string(),
      step: z.string(),
      error: z.string(),
      attempt: z.number(),
      raw: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.RejectedPage>;

export const replayRequestSchema = z
  .strictObject({
    ids: z.array(z.uuid()).min(1).max(1_000).exactOptional(),
    filter: z
      .strictObject({
        site: z.number().int().min(1).exactOptional(),
        reason: z.enum(rejectReasons).exactOptional(),
        from: time,
        to: time,
      })
      .superRefine(refuseWith('window', windowIsSane))
      .exactOptional(),
  })
  .superRefine(
    refuseWith('replay_what', (request) => (request.ids === undefined) !== (request.filter === undefined)),
  ) satisfies z.ZodType<report.ReplayRequest>;

export const replayResultSchema = z.object({ queued: z.number() }) satisfies z.ZodType<report.ReplayResult>;
