// The zod schemas of `person-report.ts`.

import { z } from 'zod';
import { importOriginSchema } from './import-report-schema.ts';
import * as report from './person-report.ts';
import { enclosures } from './request-report.ts';
import { withdrawnPurposes } from './rights-report.ts';
import { personFields } from './said.ts';

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const reason = z.string().trim().min(1).max(1_000);
const limit = z.coerce.number().int().min(1).max(200);

export const personParams = z.strictObject({ id });
export const tieParams = z.strictObject({ id: z.string().regex(/^[a-z]+-[0-9a-f]{32}$/) });
export const personQuerySchema = z.strictObject({
  search: z.string().max(200).exactOptional(),
  own: z.string().min(1).max(300).exactOptional(),
  cursor: z.string().max(500).exactOptional(),
  limit: limit.exactOptional(),
}) satisfies z.ZodType<report.PersonQuery>;
export const timelineQuerySchema = z.strictObject({
  channel: z.enum(report.timelineChannels).exactOptional(),
  cursor: z.string().max(500).exactOptional(),
  limit: limit.exactOptional(),
}) satisfies z.ZodType<report.TimelineQuery>;
export const mergeRequestSchema = z.strictObject({
  other: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  reason,
});
export const reasonRequestSchema = z.strictObject({ reason });

const personName = z.object({ id: z.number(), name: z.string() }) satisfies z.ZodType<report.PersonName>;
const company = z.object({
  id: z.number().nullable(),
  name: z.string(),
  domain: z.string(),
  owner: z.object({ id: z.string().nullable(), name: z.string() }),
}) satisfies z.ZodType<report.PersonCompany>;

const personRow = personName.extend({
  isWhole: z.boolean(),
  email: z.string(),
  jobTitle: z.string(),
  company,
  isConfirmed: z.boolean(),
  isShared: z.boolean(),
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
}) satisfies z.ZodType<report.PersonRow>;

export const personPageSchema = z.object({
  people: z.array(personRow),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.PersonPage>;

const told = z.object({
  value: z.string(),
  source: z.string(),
  confidence: z.enum(['looked_up', 'claim', 'told', 'confirmed']),
  link: z.string().nullable(),
  firstAt: z.string(),
  lastAt: z.string(),
}) satisfies z.ZodType<report.ToldValueReport>;

const value = told.extend({
  field: z.enum(personFields),
  why: z.enum(['only', 'confirmed', 'stronger_source', 'newest', 'more_sources']),
  others: z.array(told),
}) satisfies z.ZodType<report.PersonValueReport>;

const keyKind = z.enum(['email', 'user', 'phone', 'social']);
const key = z.object({
  id: z.number(),
  kind: keyKind,
  text: z.string(),
  link: z.string().nullable(),
  isProven: z.boolean(),
  isShared: z.boolean(),
  browsers: z.number(),
  heldFor: z.enum(['', 'too_many_browsers', 'too_many_keys']),
  firstAt: z.string(),
  lastAt: z.string(),
}) satisfies z.ZodType<report.PersonKeyReport>;

const tie = z.object({
  id: z.string(),
  by: z.enum(['proof', 'merge']),
  way: z.enum(['link_token', 'confirmed_form', 'server', 'operator']),
  at: z.string(),
  keys: z.tuple([z.string(), z.string()]),
  byName: z.string(),
  reason: z.string(),
}) satisfies z.ZodType<report.PersonTie>;

const refusedTie = tie.extend({
  refused: z.enum([
    'cut',
    'kept_apart',
    'held_key',
    'shared_mailbox',
    'already_another_person',
    'too_many_keys',
  ]),
  other: personName.nullable(),
}) satisfies z.ZodType<report.RefusedTieReport>;

export const personDetailSchema = personRow.extend({
  employers: z.array(
    z.object({
      name: z.string(),
      domain: z.string(),
      jobTitle: z.string(),
      from: z.string(),
      lastAt: z.string(),
      source: z.string(),
    }),
  ),
  imports: z.array(importOriginSchema),
  values: z.array(value),
  keys: z.array(key),
  ties: z.array(tie),
  refused: z.array(refusedTie),
  suggestions: z.array(
    z.object({
      other: personName,
      why: z.enum(['already_another_person', 'kept_apart', 'same_phone', 'said_together']),
    }),
  ),
  browsers: z.array(
    z.object({
      siteId: z.number(),
      visitor: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      strength: z.enum(['claim', 'proof']),
    }),
  ),
  consent: z
    .object({
      state: z.string(),
      purposes: z.object({ measure: z.boolean(), company: z.boolean(), person: z.boolean() }),
      version: z.string(),
      chosenAt: z.string().nullable(),
      seenAt: z.string(),
    })
    .nullable(),
  decisions: z.array(
    z.object({
      what: z.enum(report.decisionKinds),
      at: z.string(),
      source: z.enum(report.decisionSources),
      purposes: z.array(z.enum(withdrawnPurposes)),
      siteIds: z.array(z.number()),
      email: z.string(),
      dueAt: z.string().nullable(),
      state: z.enum(['open', 'approved', 'done', 'refused', 'under_way']).nullable(),
    }),
  ),
}) satisfies z.ZodType<report.PersonDetail>;

export const timelinePageSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      channel: z.enum(report.timelineChannels),
      siteId: z.number(),
      kind: z.string(),
      title: z.string(),
      detail: z.string(),
      text: z.string(),
      enclosed: z.array(z.enum(enclosures)),
      answers: z.array(z.object({ question: z.string(), answer: z.string() })),
      startsAt: z.string().nullable(),
      provider: z.string(),
      human: z.enum(['human', 'unsure', 'machine', '']),
      visit: z
        .object({
          id: z.string(),
          endedAt: z.string(),
          pages: z.number(),
          events: z.number(),
          companyName: z.string(),
        })
        .nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.TimelinePage>;

export const identityWatchSchema = z.object({
  held: z.array(
    z.object({
      id: z.number(),
      kind: keyKind,
      text: z.string(),
      heldFor: z.enum(['too_many_browsers', 'too_many_keys']),
      heldAt: z.string(),
      browsers: z.number(),
      person: personName,
    }),
  ),
  refusals: z.array(
    z.object({
      siteId: z.number(),
      kind: z.string(),
      reason: z.string(),
      sample: z.string(),
      count: z.number(),
      lastDay: z.string(),
    }),
  ),
}) satisfies z.ZodType<report.IdentityWatch>;

/** How many refusals were lifted, one for each site and address. */
export const personLiftedSchema = z.object({ lifted: z.number() });

export const personErasedSchema = z.object({
  keys: z.number(),
  browsers: z.number(),
  events: z.literal('done'),
  clearedWithinHours: z.number(),
  unreached: z.array(z.enum(['backups', 'other_systems', 'unreadable_batches'])),
  crmRecords: z.array(
    z.object({ crm: z.string(), provider: z.string(), id: z.string(), isQueued: z.boolean() }),
  ),
}) satisfies z.ZodType<report.PersonErased>;

export const visitPersonSchema = personName
  .extend({ strength: z.enum(['claim', 'proof']) })
  .nullable() satisfies z.ZodType<report.VisitPerson | null>;
