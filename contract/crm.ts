// The words about a connection to a CRM that both ends and the records share: which CRMs, who owns a field, which companies go there.

import { z } from 'zod';
import { type FilesSettings, fileSeparators } from './files-report.ts';
import { restMappingSchema } from './rest-mapping.ts';
import type { RestMapping } from './rest-report.ts';

/** Those that a connector speaks to. */
export const crmProviders = [
  'hubspot',
  'pipedrive',
  'tryton',
  'odoo',
  'twenty',
  'salesforce',
  'rest',
  'folder',
  'sftp',
] as const;
export type CrmProvider = (typeof crmProviders)[number];

/** `ours`: a field that bears our name, written by us alone. `theirs`: read and never written. `fill`: written where it is blank. */
export const fieldModes = ['ours', 'theirs', 'fill'] as const;
export type FieldMode = (typeof fieldModes)[number];

/** Our names of fields of a company and of a person; the others of a CRM are none of our business. */
const companyFields = [
  ...['name', 'website', 'vatNumber', 'country', 'employees', 'turnover', 'industryCode'],
  ...['score', 'fit', 'band', 'verdict', 'lastVisitDay'],
] as const;
const personFields = ['name', 'email', 'phone', 'jobTitle'] as const;

export interface FieldRule {
  /** Our name of it, such as `vatNumber`. */
  readonly ours: string;
  /** The CRM's name of it. */
  readonly theirs: string;
  readonly mode: FieldMode;
}

const createPolicies = ['accepted_leads', 'never', 'all'] as const;
/** When a record may be made in the CRM that is not there yet. */
export type CreatePolicy = (typeof createPolicies)[number];

export interface PushFilter {
  /** From 0 to 100. */
  readonly scoreMin: number;
  readonly verdicts: readonly string[];
  /** Ids of lead stages; empty for all. */
  readonly stages: readonly string[];
}

export interface DealStages {
  readonly won: readonly string[];
  readonly lost: readonly string[];
}

export interface CrmSettings {
  readonly filter: PushFilter;
  readonly create: CreatePolicy;
  /** Records and notes written in one day; then the rest waits for the next. */
  readonly writesPerDay: number;
  /** Of notes and tasks. */
  readonly language: 'en' | 'it';
  /** In the place of the connector's own for the same field of ours. */
  readonly companyRules: readonly FieldRule[];
  readonly personRules: readonly FieldRule[];
  /** Persons of the company go too; those alone who are confirmed. */
  readonly sendsPersons: boolean;
  readonly writesNotes: boolean;
  readonly writesTasks: boolean;
  /** Companies that stand there and not here become known companies here. */
  readonly takesCompanies: boolean;
  /** A lead of ours ends when its deal is won or lost there. */
  readonly closesLeads: boolean;
  /** Orders and invoices that stand there stand here too, where the CRM has such and they may be read. */
  readonly takesOrders: boolean;
  /** Of amounts of orders that bear none there; ISO 4217. */
  readonly currency: string;
  /** Time zone in which the CRM's day ends, such as `Europe/Rome`. */
  readonly timeZone: string;
  /** The part of the CRM's addresses that names a version; '' for the one that this program was written for. */
  readonly apiVersion: string;
  /** Which stages end a deal, by their names, where the CRM does not say it; Twenty alone. */
  readonly dealStages?: DealStages;
  /** How a REST API is described; of that kind alone. */
  readonly rest?: RestMapping;
  /** How tables are exchanged; of folders and SFTP servers alone. */
  readonly files?: FilesSettings;
}

/** A kind of order or invoice there, as the CRM names it, such as `sale.order`. */
export interface CrmOrderDocument {
  readonly name: string;
  /** '' where it is read, `missing` where there is none such, `forbidden` where it may not be read. */
  readonly problem: '' | 'missing' | 'forbidden';
}

const stageNames = z.array(z.string().trim().min(1).max(100)).max(40);

const rule = z.strictObject({
  ours: z.enum([...companyFields, ...personFields]),
  theirs: z.string().trim().min(1).max(200),
  mode: z.enum(fieldModes),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const filesSettingsSchema = z.strictObject({
  separator: z.enum(fileSeparators),
  hasBom: z.boolean(),
  hostKey: z
    .string()
    .trim()
    .regex(/^$|^SHA256:[A-Za-z0-9+/]{43}$/, 'A fingerprint is such as SHA256: with 43 letters behind it.'),
}) satisfies z.ZodType<FilesSettings>;

export const crmSettingsSchema = z.strictObject({
  filter: z.strictObject({
    scoreMin: z.int().min(0).max(100),
    verdicts: z.array(z.enum(['known', 'prospect'])).min(1),
    stages: z.array(z.string().max(40)).max(40),
  }),
  create: z.enum(createPolicies),
  writesPerDay: z.int().min(1).max(1_000_000),
  language: z.enum(['en', 'it']),
  companyRules: z.array(rule).max(40),
  personRules: z.array(rule).max(40),
  sendsPersons: z.boolean(),
  writesNotes: z.boolean(),
  writesTasks: z.boolean(),
  takesCompanies: z.boolean(),
  closesLeads: z.boolean(),
  takesOrders: z.boolean(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'A currency has three letters, such as EUR.'),
  timeZone: z.string().max(60).refine(isTimeZone, { error: 'This is no time zone, such as Europe/Rome.' }),
  apiVersion: z.string().regex(/^[\w.-]{0,20}$/, 'A version is such as v62.0 or 2026-09.'),
  dealStages: z.strictObject({ won: stageNames, lost: stageNames }).exactOptional(),
  rest: restMappingSchema.exactOptional(),
  files: filesSettingsSchema.exactOptional(),
}) satisfies z.ZodType<CrmSettings>;

/** Nothing is made there but what a person accepted. */
export const defaultCrmSettings: CrmSettings = {
  filter: { scoreMin: 60, verdicts: ['known', 'prospect'], stages: [] },
  create: 'accepted_leads',
  writesPerDay: 500,
  language: 'en',
  ...{ companyRules: [], personRules: [] },
  ...{ sendsPersons: true, writesNotes: true, writesTasks: true, takesCompanies: true, closesLeads: true },
  takesOrders: true,
  currency: 'EUR',
  timeZone: 'UTC',
  apiVersion: '',
};

/** What identifies us to the CRM; which of them a CRM needs, its connector says. */
export const crmCredentialsSchema = z.strictObject({
  /** API key, private app token, password or client secret. */
  secret: z.string().max(4_000),
  /** User name or client id; '' where the CRM has none. */
  user: z.string().max(300),
  /** Odoo's and Tryton's; '' where there is but one. */
  database: z.string().max(100),
  /** Of OAuth, secret too; absent where the client identifies itself. Salesforce alone. */
  refreshToken: z.string().max(4_000).exactOptional(),
});
export type CrmCredentials = z.output<typeof crmCredentialsSchema>;

/** `dry`: each change is written down and none is made. `paused`: nothing is done, what waits stays. */
export const crmModes = ['dry', 'live', 'paused'] as const;
export type CrmMode = (typeof crmModes)[number];

/** What has a counterpart in a CRM. */
export type CrmKind = 'company' | 'person' | 'note' | 'task';

const crmActions = ['create', 'update', 'link', 'note', 'task', 'skip', 'remove', 'restore'] as const;
export type CrmAction = (typeof crmActions)[number];

/**
 * `planned`: a dry run. `sending`: it went out, and what became of it is not known yet. `done`, `refused` by the CRM, `skipped` by a rule
 * of ours, `undone`.
 */
export const crmWriteStates = ['planned', 'sending', 'done', 'refused', 'skipped', 'undone'] as const;
export type CrmWriteState = (typeof crmWriteStates)[number];

/** `unknown`: the CRM says it in a word that nobody has told us the meaning of. */
export type DealState = 'open' | 'won' | 'lost' | 'unknown';
