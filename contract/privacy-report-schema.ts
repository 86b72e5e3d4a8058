// The zod schemas of `privacy-report.ts`: each must satisfy its type there.

import { z } from 'zod';
import type * as report from './privacy-report.ts';

/** Who decides about the data, as notices must name them. */
export const controllerSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** Postal address. */
  address: z.string().trim().min(1).max(500),
  /** Where people write to who ask about their data. */
  contact: z.string().trim().min(1).max(200),
  /** The data protection officer; '' when there is none. */
  officer: z.string().trim().max(200),
}) satisfies z.ZodType<report.Controller>;

const siteFactsSchema = z.object({
  name: z.string(),
  hosts: z.array(z.string()),
  consentDefault: z.enum(['granted', 'limited', 'denied']),
  /** ISO 8601: when an administrator signed that companies are named without consent; null: they are not. */
  companyWithoutConsentAt: z.string().nullable(),
  /** Names of the forms whose values are taken. */
  forms: z.array(z.string()),
});

const sourceFactsSchema = z.object({
  /** Id of its data set. */
  id: z.string(),
  kind: z.string(),
  /** Who makes it. */
  source: z.string(),
  /** Host that is told a visitor's address or a hash of its network; '' when nothing leaves the machine. */
  asks: z.string(),
  about: z.literal('persons').exactOptional(),
});

export const privacyFactsSchema = z.object({
  controller: controllerSchema.nullable(),
  rightsUrl: z.string(),
  sites: z.array(siteFactsSchema),
  /** Those in use alone. */
  sources: z.array(sourceFactsSchema),
  mailboxes: z.number(),
  imports: z.array(
    z.object({
      origin: z.string(),
      basis: z.enum(['consent', 'contract', 'legitimate_interest']),
      provider: z.string(),
    }),
  ),
  kept: z.object({
    /** Events of visitors who were not asked or said no. */
    limitedDays: z.number(),
    /** Events of visitors who agreed. */
    grantedMonths: z.number(),
    auditMonths: z.number(),
    personMonths: z.number(),
    requestMonths: z.number(),
    outboxDays: z.number(),
    openingMonths: z.number(),
    recipientMonths: z.number(),
    suspectedDays: z.number(),
    /** The full address, encrypted. */
    addressHours: z.number(),
  }),
}) satisfies z.ZodType<report.PrivacyFacts>;
