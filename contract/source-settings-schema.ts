// The zod schemas of the dashboard API about vendors, reverse DNS and paid look-ups; also what the records keep of them. Each
// must satisfy its type in `source-report.ts`.

import { z } from 'zod';
import type * as report from './source-report.ts';

export const vendorNames = ['maxmind', 'ipinfo'] as const satisfies readonly report.VendorName[];
export const vendorParams = z.object({ vendor: z.enum(vendorNames) });

/** A name of a file at the vendor's, and of ours: nothing that could leave the directory. */
const editionId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

export const vendorRequestSchema = z.strictObject({
  accountId: z
    .string()
    .trim()
    .regex(/^\d{0,20}$/)
    .exactOptional(),
  key: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .regex(/^[\x21-\x7e]+$/)
    .exactOptional(),
  editions: z.array(editionId).max(20).exactOptional(),
});

export const sourceVendorSchema = z.object({
  name: z.enum(vendorNames),
  title: z.string(),
  hasKey: z.boolean(),
  keyEnd: z.string(),
  accountId: z.string(),
  editions: z.array(
    z.object({
      id: z.string(),
      datasetId: z.string(),
      isWanted: z.boolean(),
      isFree: z.boolean(),
      licence: z.string(),
      fetchedAt: z.string().nullable(),
      nextFetchAt: z.string().nullable(),
    }),
  ),
  statement: z.string(),
  termsUrl: z.string(),
  keyUrl: z.string(),
}) satisfies z.ZodType<report.SourceVendor>;

export const sourceTrialSchema = z.object({
  isWell: z.boolean(),
  message: z.string(),
}) satisfies z.ZodType<report.SourceTrial>;

/** `192.0.2.1`, `192.0.2.1:53`, `2001:db8::1` or `[2001:db8::1]:53`. */
const nameServer = z.union([
  z.ipv4(),
  z.ipv6(),
  z.string().regex(/^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:.]+\]):\d{1,5}$/),
]);
export const reverseDnsRequestSchema = z.strictObject({ servers: z.array(nameServer).max(5) });
export const reverseDnsSchema = z.object({
  enabled: z.boolean(),
  servers: z.array(z.string()),
  statement: z.string(),
}) satisfies z.ZodType<report.ReverseDns>;

export const providerParams = z.object({ name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/) });

const path = z
  .string()
  .trim()
  .max(200)
  .regex(/^(?:[\w-]+(?:\[\d{1,3}\])*(?:\.[\w-]+(?:\[\d{1,3}\])*)*)?$/);
const statusCode = z.number().int().min(300).max(599);
const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/);

const lookedUpFields = [
  'name',
  'first_name',
  'last_name',
  'job_title',
  'company',
  'seniority',
  'department',
  'phone',
  'language',
  'linkedin',
  'x',
  'website',
] as const satisfies readonly report.LookedUpField[];

const statusCodes = z.array(statusCode).max(20);

/** What a provider's own record holds beside its price. */
export const lookupProviderConfigSchema = z.object({
  asks: z.enum(['companies', 'persons']).exactOptional(),
  personPaths: z.partialRecord(z.enum(lookedUpFields), path).exactOptional(),
  everyEmail: z.boolean().exactOptional(),
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  method: z.enum(['GET', 'POST']),
  headers: z.record(
    headerName,
    z
      .string()
      .max(1_000)
      .regex(/^[\x20-\x7e]*$/),
  ),
  body: z.string().max(10_000),
  batchMax: z.number().int().min(1).max(1_000),
  answersPath: path,
  paths: z.object({
    address: path.default(''),
    name: path,
    domain: path.default(''),
    country: path.default(''),
    kind: path.default(''),
    confidence: path.default(''),
    range: path.default(''),
  }),
  confidenceMin: z.number().min(0).max(1_000),
  kinds: z.record(z.string().max(60), z.string().max(60)),
  creditEndCodes: statusCodes,
  missCodes: statusCodes,
  timeoutMs: z.number().int().min(100).max(60_000),
  licence: z.string().trim().max(300),
}) satisfies z.ZodType<report.LookupProviderConfig>;

const prices = {
  pricePerLookupMicros: z.number().int().min(1).max(1_000_000_000),
  monthlyBudgetMicros: z.number().int().min(0).max(1_000_000_000_000),
  currency: z.string().regex(/^(?:[A-Z]{3})?$/),
};
const key = z
  .string()
  .trim()
  .max(1_000)
  .regex(/^[\x21-\x7e]*$/);

const { shape } = lookupProviderConfigSchema;

export const lookupProviderRequestSchema = z.strictObject({
  ...shape,
  ...prices,
  name: providerParams.shape.name,
  key: key.default(''),
  method: shape.method.default('GET'),
  headers: shape.headers.default({}),
  body: shape.body.default(''),
  batchMax: shape.batchMax.default(1),
  answersPath: path.default(''),
  confidenceMin: shape.confidenceMin.default(0),
  kinds: shape.kinds.default({}),
  creditEndCodes: statusCodes.default([402, 403, 429]),
  missCodes: statusCodes.default([404]),
  timeoutMs: shape.timeoutMs.default(5_000),
  licence: shape.licence.default('operator-supplied'),
  currency: prices.currency.default(''),
});

/** What is absent stays. */
export const lookupProviderChangeSchema = z
  .strictObject({ ...shape, ...prices, key })
  .omit({ asks: true })
  .partial();

export const lookupProviderSchema = z.object({
  ...shape,
  ...prices,
  name: z.string(),
  hasKey: z.boolean(),
  keyEnd: z.string(),
  enabled: z.boolean(),
  spent: z.object({ lookups: z.number(), costMicros: z.number() }),
  stopped: z.string(),
}) satisfies z.ZodType<report.LookupProvider>;

export const lookupTrialRequestSchema = z.union([
  z.strictObject({ address: z.union([z.ipv4(), z.ipv6()]) }),
  z.strictObject({ email: z.email().max(320) }),
]);
export const lookupTrialSchema = z.object({
  isWell: z.boolean(),
  message: z.string(),
  answer: z
    .object({
      name: z.string(),
      domain: z.string(),
      country: z.string(),
      kind: z.string(),
      confidence: z.number(),
      range: z.string(),
    })
    .nullable(),
  person: z.partialRecord(z.enum(lookedUpFields), z.string()).nullable(),
}) satisfies z.ZodType<report.LookupTrial>;
