// The words of an import of known companies: how the columns of a file are understood, what a line says, what it would
// change, and what is wrong with it.

import type { CompanyStatus, IndustryScheme } from './company.ts';
import type { ImportCounts as ReportedCounts } from './lists-report.ts';
import type { OrderKind, OrderLine } from './order-report.ts';

export const importFields = [
  'name',
  'legal_name',
  'vat_number',
  'fiscal_code',
  'domains',
  'email',
  'aliases',
  'networks',
  'parent',
  'country',
  'province',
  'postcode',
  'industry_code',
  'employees',
  'turnover',
  'status',
  'owner',
  'external_id',
] as const;
/** What a column may mean. Of an e-mail address only the domain is taken. */
export type ImportField = (typeof importFields)[number];

export const orderFields = [
  ...([
    'document_kind',
    'number',
    'date',
    'product',
    'quantity',
    'line_amount',
    'amount',
    'currency',
  ] as const),
] as const;
/** What a column of a list of orders may mean, beside what tells which company each is of. */
export type OrderField = (typeof orderFields)[number];

/** What a file is a list of. */
export const listKinds = ['companies', 'orders'] as const;
export type ListKind = (typeof listKinds)[number];

/** Header to its meaning; `ignore` for what is of no use. A header that stands twice is told apart by ` (2)`. */
export type ColumnMapping = Record<string, ImportField | OrderField | 'ignore'>;

/** What one line says of a company, cleaned; '' or null or empty where it says nothing. */
export interface ReadLine {
  name: string;
  legalName: string;
  vatNumber: string;
  fiscalCode: string;
  country: string;
  province: string;
  postcode: string;
  industryScheme: IndustryScheme;
  industryCode: string;
  employees: number | null;
  turnover: number | null;
  status: CompanyStatus | '';
  owner: string;
  externalId: string;
  /** Registrable ones, the main one first. */
  domains: string[];
  aliases: string[];
  networks: { first: string; last: string }[];
  /** External id, VAT number, domain or name of the parent, as it stood there. */
  parent: string;
}

const lineFaultCodes = [
  'too_few_columns',
  'too_many_columns',
  'name_missing',
  'too_long',
  'vat_check_digit',
  'vat_format',
  'vat_country_unknown',
  'spreadsheet_number',
  'fiscal_code_format',
  'not_a_domain',
  'free_mail_domain',
  'not_a_network',
  'network_reversed',
  'network_private',
  'network_too_wide',
  'network_overlaps',
  'network_taken',
  'domain_taken',
  'not_a_country',
  'not_a_number',
  'not_a_status',
  'not_an_industry_code',
  'external_id_kept',
  'parent_unknown',
  'parent_loop',
  'duplicate_line',
  'two_companies',
  'company_unknown',
  'only_name',
  'not_a_document',
  'number_missing',
  'number_repeated',
  'order_cut',
  'number_elsewhere',
  'number_other_year',
  'number_other_sign',
  'order_of_crm',
  'not_a_date',
  'not_an_amount',
  'not_a_currency',
] as const;
export type LineFaultCode = (typeof lineFaultCodes)[number];

export interface LineFault {
  code: LineFaultCode;
  /** '' when it is about the whole line. */
  field: ImportField | OrderField | '';
  /** What stood there. */
  value: string;
  /** Another line, or the names of companies, that it has to do with; '' when nothing. */
  other: string;
}

/** `waiting`: not looked at yet. A `faulty` line changes nothing; one with faults of single cells is taken without those. */
export type LineOutcome = 'waiting' | 'new' | 'changed' | 'unchanged' | 'faulty';

export interface LineChange {
  /** A field of a company, or `domains`, `aliases`, `networks` for what is added. */
  field: string;
  /** '' when there was nothing. */
  before: string;
  after: string;
}

/** The fields of a company that an import sets. */
export interface CompanyFields {
  name: string;
  legalName: string;
  vatNumber: string;
  fiscalCode: string;
  country: string;
  province: string;
  postcode: string;
  industryScheme: IndustryScheme;
  industryCode: string;
  employees: number | null;
  turnover: number | null;
  status: CompanyStatus;
  ownerId: string | null;
  ownerName: string;
  externalId: string;
}

/** What an applied line did, exactly, so that it can be taken back. */
export interface WrittenLine {
  /** Null: the line made the company. */
  before: CompanyFields | null;
  after: CompanyFields;
  domains: string[];
  aliases: string[];
  networks: { first: string; last: string }[];
  /** Ids; absent when the parent was left alone. */
  parent?: { before: number | null; after: number };
}

/** An order or invoice as a line says it. */
export interface ReadOrder {
  kind: OrderKind;
  number: string;
  /** A day, such as 2026-11-27. */
  date: string;
  /** '' where the line says nothing. */
  product: string;
  amount: number;
  currency: string;
  /** Where several lines of the file are of it; empty else. */
  lines: OrderLine[];
}

/** What an applied line of orders did: the change under which it was done is beside it. */
export interface WrittenOrder {
  orderId: number;
  isNew: boolean;
}

/** What taking an import back did. */
export interface UndoneImport {
  /** Companies that are as they were. */
  restored: number;
  /** Companies that the import had made. */
  removed: number;
  /** Companies of which something stays, since somebody changed it after the import; the first thousand. */
  kept: { companyId: number; name: string; fields: string[] }[];
  keptCount: number;
}

/**
 * `reading` the file, `ready` to be looked at, `applying`, `applied`, `undoing`, `undone`; `failed` when the file could
 * not be read.
 */
export type ImportState = 'reading' | 'ready' | 'applying' | 'applied' | 'undoing' | 'undone' | 'failed';

/** As they are kept: `byName` is absent in imports that were made before it was counted. */
export type ImportCounts = Omit<ReportedCounts, 'byName'> & Partial<Pick<ReportedCounts, 'byName'>>;
