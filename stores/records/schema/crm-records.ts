// Tables of what has a counterpart in a CRM: links, deals, every write with what became of it, and what a human must say.

import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { CompanyStatus } from '#contract/company.ts';
import type { CrmAction, CrmKind, CrmWriteState, DealState } from '#contract/crm.ts';
import { companies } from './companies.ts';
import { crmConnections } from './crm-connections.ts';
import { identityKeys } from './persons.ts';
import { time } from './time-column.ts';

const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();
const crmId = () =>
  integer('crm_id')
    .notNull()
    .references(() => crmConnections.id, { onDelete: 'cascade' });
/** Null when it is about none, or whoever it was has been erased. */
const keyId = () =>
  bigint('key_id', { mode: 'number' }).references(() => identityKeys.id, { onDelete: 'set null' });

/** Which of ours is which of theirs: one to one. A deleted one keeps its row, so that it is not made anew. */
export const crmLinks = pgTable(
  'crm_links',
  {
    id: id(),
    crmId: crmId(),
    kind: text('kind').$type<CrmKind>().notNull(),
    /** As it stands in their record, such as `fiuto_c_42`. */
    ourId: text('our_id').notNull(),
    theirId: text('their_id').notNull(),
    companyId: integer('company_id').references(() => companies.id),
    keyId: keyId(),
    /** How they were found to be the same: `own_id`, `vat`, `domain`, `email`, `created`, `human`. */
    foundBy: text('found_by').notNull(),
    /** Of a note or a task: what we last wrote. Of a record: its state as our last write left it, by which an undo knows it again. */
    pushedHash: text('pushed_hash').notNull().default(''),
    pushedAt: time('pushed_at'),
    /** What we last saw or made of their record: what equals it is no news. */
    seenVersion: text('seen_version').notNull().default(''),
    seenHash: text('seen_hash').notNull().default(''),
    /** Whose it was there when that was last looked at; null where it never was. */
    seenOwner: text('seen_owner'),
    /** Of a company: what it was to them there when that was last looked at, '' for nothing said; null where it never was. */
    seenStatus: text('seen_status').$type<CompanyStatus | ''>(),
    /** Of what we made: all else that stood in it right after our last write, by which an undo sees that nobody worked on it. */
    wholeHash: text('whole_hash').notNull().default(''),
    /** Deleted there, or erased here. */
    goneAt: time('gone_at'),
    goneReason: text('gone_reason').notNull().default(''),
    /** Of a company: when somebody there last called, met or wrote to it; null when the CRM does not say. */
    contactedAt: time('contacted_at'),
    linkedAt: time('linked_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('crm_links_ours').on(table.crmId, table.kind, table.ourId),
    uniqueIndex('crm_links_theirs').on(table.crmId, table.kind, table.theirId),
    index('crm_links_company').on(table.companyId).where(sql`${table.companyId} IS NOT NULL`),
    index('crm_links_key').on(table.keyId).where(sql`${table.keyId} IS NOT NULL`),
  ],
);

/** Business there: what scores learn from. */
export const crmDeals = pgTable(
  'crm_deals',
  {
    crmId: crmId(),
    theirId: text('their_id').notNull(),
    theirCompanyId: text('their_company_id').notNull(),
    /** Null while their company is none of ours. */
    companyId: integer('company_id').references(() => companies.id),
    name: text('name').notNull(),
    stageId: text('stage_id').notNull(),
    state: text('state').$type<DealState>().notNull(),
    amount: numeric('amount', { precision: 18, scale: 2 }),
    /** ISO 4217; '' when it says none. */
    currency: text('currency').notNull(),
    ownerId: text('owner_id').notNull(),
    lostReason: text('lost_reason').notNull(),
    openedAt: time('opened_at'),
    closedAt: time('closed_at'),
    firstReadAt: time('first_read_at').notNull().defaultNow(),
    version: text('version').notNull(),
    goneAt: time('gone_at'),
  },
  (table) => [
    primaryKey({ columns: [table.crmId, table.theirId] }),
    index('crm_deals_company').on(table.companyId).where(sql`${table.companyId} IS NOT NULL`),
    index('crm_deals_theirs').on(table.crmId, table.theirCompanyId),
    index('crm_deals_ended_early').on(table.closedAt).where(sql`${table.closedAt} < ${table.openedAt}`),
    index('crm_deals_worthless')
      .on(sql`coalesce(${table.closedAt}, ${table.openedAt}, ${table.firstReadAt})`)
      .where(
        sql`${table.goneAt} IS NULL AND ${table.state} IN ('open', 'won') AND coalesce(${table.amount}, 0) = 0`,
      ),
    index('crm_deals_closed').on(table.closedAt).where(sql`${table.closedAt} IS NOT NULL`),
  ],
);

/** The ledger: one row for each thing that was written there, would be, or was left alone, with why. */
export const crmWrites = pgTable(
  'crm_writes',
  {
    id: id(),
    crmId: crmId(),
    /** Of the run that it belongs to. */
    runId: bigint('run_id', { mode: 'number' }).notNull(),
    /** The item of the outbox that wanted it. */
    itemId: bigint('item_id', { mode: 'number' }),
    kind: text('kind').$type<CrmKind>().notNull(),
    action: text('action').$type<CrmAction>().notNull(),
    ourId: text('our_id').notNull(),
    theirId: text('their_id').notNull().default(''),
    companyId: integer('company_id').references(() => companies.id),
    state: text('state').$type<CrmWriteState>().notNull(),
    reason: text('reason').notNull().default(''),
    /** What the CRM answered, in short and without secrets. */
    detail: text('detail').notNull().default(''),
    /** JSON of the values before and after by the CRM's names, sealed; '' when there are none. */
    sealed: text('sealed').notNull().default(''),
    /** Keyed hashes of the people whom it is about, by which an erasure finds it. */
    people: text('people').array().notNull().default([]),
    at: time('at').notNull().defaultNow(),
    settledAt: time('settled_at'),
  },
  (table) => [
    index('crm_writes_of').on(table.crmId, table.id),
    index('crm_writes_run').on(table.runId, table.id),
    index('crm_writes_company').on(table.companyId, table.id).where(sql`${table.companyId} IS NOT NULL`),
    index('crm_writes_sending').on(table.crmId, table.ourId).where(sql`${table.state} = 'sending'`),
    index('crm_writes_day').on(table.crmId, table.at),
    index('crm_writes_people').using('gin', table.people),
  ],
);

/** `linked`: it is one of theirs; `new`: none of them; `left`: it stays out; `merged`: two of ours became one. */
type QuestionState = 'open' | 'linked' | 'new' | 'left' | 'merged';

/** What is not certain: which of theirs it is, or that two of ours are one there. */
export const crmQuestions = pgTable(
  'crm_questions',
  {
    id: id(),
    crmId: crmId(),
    kind: text('kind').$type<CrmKind>().notNull(),
    /** `which`: several may be it. `same`: two of ours are one there. */
    question: text('question').$type<'which' | 'same'>().notNull(),
    ourId: text('our_id').notNull(),
    /** With `same`: the other of ours. */
    otherId: text('other_id').notNull().default(''),
    companyId: integer('company_id').references(() => companies.id),
    keyId: keyId(),
    /** By which key several were found. */
    foundBy: text('found_by').notNull(),
    theirIds: jsonb('their_ids').$type<string[]>().notNull(),
    state: text('state').$type<QuestionState>().notNull().default('open'),
    /** What was said of their records, by their ids. */
    answers: jsonb('answers').$type<Record<string, 'new' | 'left'>>().notNull().default({}),
    /** Their records that the next reading looks at again, since something was said of them. */
    toRead: jsonb('to_read').$type<string[]>().notNull().default([]),
    askedAt: time('asked_at').notNull().defaultNow(),
    answeredAt: time('answered_at'),
    answeredById: text('answered_by_id').notNull().default(''),
    answeredByName: text('answered_by_name').notNull().default(''),
  },
  (table) => [
    uniqueIndex('crm_questions_once').on(table.crmId, table.kind, table.ourId, table.question),
    index('crm_questions_read').on(table.crmId).where(sql`${table.toRead} <> '[]'`),
    index('crm_questions_open').on(table.crmId, table.id).where(sql`${table.state} = 'open'`),
    index('crm_questions_company').on(table.companyId),
    index('crm_questions_key').on(table.keyId),
  ],
);
