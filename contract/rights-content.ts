// What the page of one's own data shows, as the processor puts it together for the collector: sealed in between.

import { z } from 'zod';
import { withdrawnPurposes } from './rights-report.ts';

/** Version of the texts by which consent is taken back; counted up whenever they change. */
export const rightsTextVersion = 1;

/** Kinds of data, in the order of the page. */
export const heldCategories = [
  'names',
  'values',
  'browsers',
  'visits',
  'emails',
  'forms',
  'messages',
  'requests',
  'mailings',
  'openings',
] as const;

export const heldContentSchema = z.object({
  email: z.string(),
  /** ISO 8601. */
  at: z.string(),
  categories: z.array(
    z.object({
      category: z.enum(heldCategories),
      count: z.number(),
      /** Where it came from: `site:NAME`, `mailing`, names of tools. */
      sources: z.array(z.string()),
      /** ISO 8601; '' when nobody knows. */
      since: z.string(),
    }),
  ),
  /** What was last chosen in a browser that is known as theirs; null where there is none. */
  consent: z
    .object({
      state: z.string(),
      measure: z.boolean(),
      company: z.boolean(),
      person: z.boolean(),
      version: z.string(),
      /** ISO 8601; '' when the browser does not say. */
      chosenAt: z.string(),
      seenAt: z.string(),
    })
    .nullable(),
  /** Taken back here, the newest of each purpose. */
  withdrawn: z.array(z.object({ purpose: z.enum(withdrawnPurposes), at: z.string() })),
  /** Texts that they agreed to in forms, with version and time. */
  agreed: z.array(z.object({ text: z.string(), version: z.number(), at: z.string() })),
  mailings: z.array(
    z.object({
      name: z.string(),
      site: z.string(),
      /** ISO 8601; '' when they did not. */
      unsubscribedAt: z.string(),
      /** Whether openings and clicks are put down to them. */
      isTracked: z.boolean(),
    }),
  ),
  requests: z.array(
    z.object({
      kind: z.enum(['erasure', 'objection']),
      state: z.string(),
      at: z.string(),
      dueAt: z.string(),
    }),
  ),
  /** The copy of everything, JSON text. */
  copy: z.string(),
});

export type HeldContent = z.infer<typeof heldContentSchema>;
