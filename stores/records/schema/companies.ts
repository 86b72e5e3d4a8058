// Tables of the known companies and of what belongs to them: domains, other names, networks. Ids are for ever: a company
// that is merged or removed keeps its row.

import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  customType,
  index,
  inet,
  integer,
  pgTable,
  real,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { CompanyStatus, DomainKind, IndustryScheme } from '#contract/company.ts';
import { users } from './access.ts';
import { time } from './time-column.ts';

/** Words to search by, each once; written with `array_to_tsvector`, so that no parser cuts them up again. */
const searchWords = customType<{ data: string }>({ dataType: () => 'tsvector' });
/** Compared byte by byte, on every server alike: pages of a list and prefixes rest on it. */
const sortText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

export const companies = pgTable(
  'companies',
  {
    id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
    name: text('name').notNull(),
    legalName: text('legal_name').notNull().default(''),
    /** With the country's letters before it, such as IT01234567897. */
    vatNumber: text('vat_number').notNull().default(''),
    fiscalCode: text('fiscal_code').notNull().default(''),
    /** ISO 3166 code, upper case. */
    country: text('country').notNull().default(''),
    province: text('province').notNull().default(''),
    /** As the country writes it, such as 20121 or SW1A 1AA. */
    postcode: text('postcode').notNull().default(''),
    industryScheme: text('industry_scheme').$type<IndustryScheme>().notNull().default(''),
    industryCode: text('industry_code').notNull().default(''),
    employees: integer('employees'),
    /** Whole euros a year. */
    turnover: bigint('turnover', { mode: 'number' }),
    status: text('status').$type<CompanyStatus>().notNull().default('other'),
    /** Who looks after it: a user, or a name alone as it stood in the source. */
    ownerId: text('owner_id').references(() => users.id, { onDelete: 'set null' }),
    ownerName: text('owner_name').notNull().default(''),
    /** Its id in the CRM or list that it came from. */
    externalId: text('external_id').notNull().default(''),
    /** The company that it is a plant or a subsidiary of. */
    parentId: integer('parent_id').references((): AnyPgColumn => companies.id),
    /** Set while a merge holds; the row and what belongs to it stay as they were. */
    mergedIntoId: integer('merged_into_id').references((): AnyPgColumn => companies.id),
    /** Its name in small letters without accents, to sort and page by. */
    nameSort: sortText('name_sort').notNull(),
    /** Bases of its name, legal name and other names, as names are compared. */
    nameKeys: text('name_keys').array().notNull().default([]),
    /** Words of each of its names in order of the alphabet: under these the resolver looks for a name. */
    nameOrders: text('name_orders').array().notNull().default([]),
    search: searchWords('search').notNull().default(sql`''::tsvector`),
    /** What brought it, such as `manual` or `import:12`. */
    source: text('source').notNull().default('manual'),
    createdAt: time('created_at').notNull().defaultNow(),
    changedAt: time('changed_at').notNull().defaultNow(),
    /** The `company_changes` row of the last change to it or to what belongs to it. */
    changeId: bigint('change_id', { mode: 'number' }).notNull(),
    /** Set when the import that made it was taken back. */
    removedAt: time('removed_at'),
  },
  (table) => {
    const isListed = sql`${table.mergedIntoId} IS NULL AND ${table.removedAt} IS NULL`;
    // So that those of a status or country are told apart in the index, and not one by one in the table.
    const told = [table.status, table.country] as const;
    return [
      uniqueIndex('companies_external')
        .on(table.externalId)
        .where(sql`${table.externalId} <> '' AND ${table.removedAt} IS NULL`),
      index('companies_vat').on(table.vatNumber).where(sql`${table.vatNumber} <> ''`),
      index('companies_fiscal').on(table.fiscalCode).where(sql`${table.fiscalCode} <> ''`),
      index('companies_name_keys').using('gin', table.nameKeys),
      index('companies_search').using('gin', table.search),
      index('companies_by_name')
        .on(table.nameSort, table.id, ...told)
        .where(isListed),
      index('companies_by_change')
        .on(table.changedAt, table.id, ...told)
        .where(isListed),
      index('companies_by_creation')
        .on(table.createdAt, table.id, ...told)
        .where(isListed),
      index('companies_by_status').on(table.status, table.nameSort, table.id).where(isListed),
      index('companies_by_country').on(table.country, table.province, table.nameSort).where(isListed),
      index('companies_by_owner').on(table.ownerId, table.nameSort).where(isListed),
      index('companies_by_source').on(table.source, table.nameSort).where(isListed),
      index('companies_by_parent').on(table.parentId).where(sql`${table.parentId} IS NOT NULL`),
      index('companies_merged').on(table.mergedIntoId).where(sql`${table.mergedIntoId} IS NOT NULL`),
      // Few are not listed; of all others nobody has to look whether they are.
      index('companies_aside')
        .on(table.id)
        .where(sql`(${table.mergedIntoId} IS NOT NULL OR ${table.removedAt} IS NOT NULL)`),
      index('companies_changed_by').on(table.changeId),
    ];
  },
);

/** A registrable domain belongs to one company; a company has many. */
export const companyDomains = pgTable(
  'company_domains',
  {
    domain: text('domain').primaryKey(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    kind: text('kind').$type<DomainKind>().notNull(),
    /** 0 to 1. */
    confidence: real('confidence').notNull().default(1),
    source: text('source').notNull().default('manual'),
    addedAt: time('added_at').notNull().defaultNow(),
  },
  (table) => [index('company_domains_company').on(table.companyId, table.domain)],
);

export const companyAliases = pgTable(
  'company_aliases',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    name: text('name').notNull(),
    source: text('source').notNull().default('manual'),
    addedAt: time('added_at').notNull().defaultNow(),
  },
  (table) => [unique('company_aliases_name').on(table.companyId, table.name)],
);

/** Addresses that the company itself uses: its offices' ways out. */
export const companyNetworks = pgTable(
  'company_networks',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    first: inet('first').notNull(),
    last: inet('last').notNull(),
    label: text('label').notNull().default(''),
    source: text('source').notNull().default('manual'),
    /** Name of the person who vouches for it. */
    confirmedBy: text('confirmed_by').notNull().default(''),
    addedAt: time('added_at').notNull().defaultNow(),
  },
  (table) => [
    unique('company_networks_range').on(table.first, table.last),
    index('company_networks_company').on(table.companyId),
  ],
);

/** Handles under which registries know the company, such as ORG-AB1-RIPE: what is theirs there is its network. */
export const companyHandles = pgTable(
  'company_handles',
  {
    handle: text('handle').primaryKey(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    source: text('source').notNull().default('manual'),
    addedAt: time('added_at').notNull().defaultNow(),
  },
  (table) => [index('company_handles_company').on(table.companyId)],
);
