// The zod schemas of the dashboard API about companies. Each must satisfy its type in `company-report.ts`: a drift between
// the two does not compile. What a domain, a range or a VAT number is, the server checks.

import { z } from 'zod';
import {
  companyStatuses,
  correctionKinds,
  domainKinds,
  industrySchemes,
  pinTargets,
  suggestionKinds,
  suggestionStates,
} from './company.ts';
import type * as report from './company-report.ts';

const id = z.coerce.number().int().min(1).max(2_147_483_647);
const bodyId = z.number().int().min(1).max(2_147_483_647);
const text = z.string().trim().max(300);
const note = z.string().trim().max(1_000);
const reason = z.string().trim().min(1).max(1_000);
const status = z.enum(companyStatuses);
const domainKind = z.enum(domainKinds);
const cursor = z.string().max(600);
const limit = z.coerce.number().int().min(1).max(200);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const companyParams = z.object({ id });
export const companyPartParams = z.object({ id, partId: id });
export const companyDomainParams = z.object({ id, domain: z.string().max(253) });
export const companyHandleParams = z.object({ id, handle: z.string().max(100) });

const companyName = z.object({ id: z.number(), name: z.string() });

const rowShape = {
  id: z.number(),
  name: z.string(),
  country: z.string(),
  province: z.string(),
  status,
  owner: z.object({ id: z.string().nullable(), name: z.string() }),
  domain: z.string(),
  industryCode: z.string(),
  employees: z.number().nullable(),
  turnover: z.number().nullable(),
  source: z.string(),
  parentId: z.number().nullable(),
  createdAt: z.string(),
  changedAt: z.string(),
  isWhole: z.boolean(),
};

export const companyPageSchema = z.object({
  companies: z.array(z.object(rowShape)),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.CompanyPage>;

export const companyQuerySchema = z.strictObject({
  search: z.string().max(200).exactOptional(),
  status: status.exactOptional(),
  country: z.string().trim().toUpperCase().max(2).exactOptional(),
  province: text.exactOptional(),
  owner: z.string().max(100).exactOptional(),
  team: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).exactOptional(),
  source: z.string().max(100).exactOptional(),
  parent: id.exactOptional(),
  own: z.string().min(1).max(300).exactOptional(),
  sort: z.enum(['name', 'changed', 'created']).exactOptional(),
  cursor: cursor.exactOptional(),
  limit: limit.exactOptional(),
}) satisfies z.ZodType<report.CompanyQuery>;

export const companyDetailSchema = z.object({
  ...rowShape,
  postcode: z.string(),
  legalName: z.string(),
  vatNumber: z.string(),
  fiscalCode: z.string(),
  industryScheme: z.enum(industrySchemes),
  externalId: z.string(),
  domains: z.array(
    z.object({ domain: z.string(), kind: domainKind, confidence: z.number(), source: z.string() }),
  ),
  aliases: z.array(z.object({ id: z.number(), name: z.string(), source: z.string() })),
  networks: z.array(
    z.object({
      id: z.number(),
      range: z.string(),
      label: z.string(),
      source: z.string(),
      confirmedBy: z.string(),
    }),
  ),
  handles: z.array(z.string()),
  parent: companyName.nullable(),
  plants: z.array(companyName.extend({ country: z.string(), province: z.string() })),
  mergedInto: companyName.nullable(),
  merges: z.array(companyName.extend({ reason: z.string(), by: z.string(), at: z.string() })),
}) satisfies z.ZodType<report.CompanyDetail>;

const changeShape = {
  legalName: text.exactOptional(),
  vatNumber: text.exactOptional(),
  fiscalCode: text.exactOptional(),
  country: z.string().trim().max(100).exactOptional(),
  province: text.exactOptional(),
  postcode: z.string().trim().max(20).exactOptional(),
  industryCode: z.string().trim().max(20).exactOptional(),
  employees: z.number().int().min(0).max(10_000_000).nullable().exactOptional(),
  turnover: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().exactOptional(),
  status: status.exactOptional(),
  ownerId: z.string().max(100).nullable().exactOptional(),
  externalId: text.exactOptional(),
  parentId: bodyId.nullable().exactOptional(),
};
const name = text.min(1);

export const companyChangeSchema = z.strictObject({
  name: name.exactOptional(),
  ...changeShape,
}) satisfies z.ZodType<report.CompanyChange>;

export const companyRequestSchema = z.strictObject({
  name,
  ...changeShape,
  domains: z.array(text).max(100).exactOptional(),
}) satisfies z.ZodType<report.CompanyRequest>;

export const domainRequestSchema = z.strictObject({
  domain: text,
  kind: domainKind,
  confidence: z.number().min(0).max(1).exactOptional(),
}) satisfies z.ZodType<report.DomainRequest>;

export const aliasRequestSchema = z.strictObject({ name });

export const networkRequestSchema = z.strictObject({
  range: text,
  label: note.exactOptional(),
}) satisfies z.ZodType<report.NetworkRequest>;

export const handleRequestSchema = z.strictObject({
  handle: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9._-]{1,99}$/),
});

export const mergeRequestSchema = z.strictObject({
  into: bodyId,
  reason,
  keptLead: z.number().int().min(1).exactOptional(),
});
export const mergeQuerySchema = z.strictObject({ into: id });

const mergedLeads = z.array(
  z.object({
    ...{ leadId: z.number(), companyId: z.number(), stage: z.string(), ownerName: z.string() },
    ...{ score: z.number(), changedAt: z.string() },
  }) satisfies z.ZodType<report.MergedLead>,
);
export const mergedLeadsSchema = z.object({ leads: mergedLeads });
export const unmergeRequestSchema = z.strictObject({ reason });

const subjectShape = { range: text.exactOptional(), domain: text.exactOptional() };
const subject = { subject: z.string(), isDomain: z.boolean() };
const pageShape = { cursor: cursor.exactOptional(), limit: limit.exactOptional() };

export const pageQuerySchema = z.strictObject(pageShape) satisfies z.ZodType<report.PageQuery>;

export const pinQuerySchema = z.strictObject({
  target: z.enum(pinTargets).exactOptional(),
  company: id.exactOptional(),
  ...pageShape,
});

export const pinPageSchema = z.object({
  pins: z.array(
    z.object({
      id: z.number(),
      ...subject,
      target: z.enum(pinTargets),
      company: companyName.nullable(),
      note: z.string(),
      by: z.string(),
      at: z.string(),
    }) satisfies z.ZodType<report.Pin>,
  ),
  nextCursor: z.string().nullable(),
});

export const pinRequestSchema = z.strictObject({
  ...subjectShape,
  target: z.enum(pinTargets),
  companyId: bodyId.exactOptional(),
  note: note.exactOptional(),
}) satisfies z.ZodType<report.PinRequest>;

export const madeSchema = z.object({ id: z.number() });

export const correctionQuerySchema = z.strictObject({
  inEffect: flag.exactOptional(),
  id: id.exactOptional(),
  company: id.exactOptional(),
  ...pageShape,
});

export const correctionPageSchema = z.object({
  corrections: z.array(
    z.object({
      id: z.number(),
      kind: z.enum(correctionKinds),
      ...subject,
      wrong: z.object({ id: z.number().nullable(), name: z.string() }),
      right: companyName.nullable(),
      note: z.string(),
      by: z.string(),
      at: z.string(),
      undoneBy: z.string().nullable(),
      undoneAt: z.string().nullable(),
      mayUndo: z.boolean(),
    }) satisfies z.ZodType<report.Correction>,
  ),
  nextCursor: z.string().nullable(),
});

export const correctionRequestSchema = z.strictObject({
  kind: z.enum(correctionKinds),
  ...subjectShape,
  wrongCompanyId: bodyId.exactOptional(),
  wrongName: text.exactOptional(),
  rightCompanyId: bodyId.exactOptional(),
  decision: z
    .string()
    .regex(/^\d{1,20}$/)
    .exactOptional(),
  note: note.exactOptional(),
}) satisfies z.ZodType<report.CorrectionRequest>;

export const suggestionQuerySchema = z.strictObject({
  state: z.enum(suggestionStates).exactOptional(),
  kind: z.enum(suggestionKinds).exactOptional(),
  ...pageShape,
});

export const suggestionPageSchema = z.object({
  suggestions: z.array(
    z.object({
      id: z.number(),
      kind: z.enum(suggestionKinds),
      company: companyName,
      other: companyName.nullable(),
      name: z.string(),
      range: z.string(),
      score: z.number(),
      reasons: z.array(z.string()),
      state: z.enum(suggestionStates),
      madeAt: z.string(),
      decidedBy: z.string().nullable(),
      decidedAt: z.string().nullable(),
      leads: mergedLeads,
    }) satisfies z.ZodType<report.Suggestion>,
  ),
  nextCursor: z.string().nullable(),
});
