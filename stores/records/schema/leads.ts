// Tables of the leads: companies worth somebody's time, what was written down beside them, and every change of either, so that
// it can be read and taken back.

import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { EntryKind } from '#contract/lead.ts';
import type { Verdict } from '#contract/verdict-rules.ts';
import type { LeadAtFirst } from '#intelligence/scoring/learnt/describe-lead.ts';
import { users } from './access.ts';
import { companies } from './companies.ts';
import { isDueBeforeGiven } from './due-before-given.ts';
import { identityKeys } from './persons.ts';
import { time } from './time-column.ts';

const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();
/** Words, or marks in capitals, to look for; each once. */
const searchWords = customType<{ data: string }>({ dataType: () => 'tsvector' });
const personId = () =>
  bigint('person_id', { mode: 'number' }).references(() => identityKeys.id, { onDelete: 'set null' });

export const leads = pgTable(
  'leads',
  {
    id: id(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    /** Whom it is mostly about; null when nobody is known, or whoever it was has been erased. */
    personId: personId(),
    /** Id of a stage as the rule set `lead_stages` has it. */
    stage: text('stage').notNull(),
    ownerId: text('owner_id').references(() => users.id, { onDelete: 'set null' }),
    /** Who looks after what its company stands as. */
    companyOwnerId: text('company_owner_id').references(() => users.id, { onDelete: 'set null' }),
    /** Whose it is: its own owner's, or else its company's. */
    whoseId: text('whose_id').generatedAlwaysAs(sql`coalesce(owner_id, company_owner_id)`),
    /** What brought it, such as `manual`, `visit` or `import:12`. */
    source: text('source').notNull(),
    /** 0 to 100, as last worked out. */
    score: smallint('score').notNull().default(0),
    fit: smallint('fit').notNull().default(0),
    scoredAt: time('scored_at'),
    /** Of what its company stands as, as in that one's score; null when nobody was ever seen of it. */
    verdict: text('verdict').$type<Verdict>(),
    band: text('band').$type<'verified' | 'high'>(),
    /** When somebody last called or met its company, or agreed on something, as written down here or told by a CRM; null for never. */
    contactedAt: time('contacted_at'),
    nextStep: text('next_step').notNull().default(''),
    nextStepAt: time('next_step_at'),
    /** Why it ended as it did; with a stage that is not open. */
    resultReason: text('result_reason').notNull().default(''),
    /** Null while it is open. */
    closedAt: time('closed_at'),
    createdAt: time('created_at').notNull().defaultNow(),
    changedAt: time('changed_at').notNull().defaultNow(),
    /** Of its last change: who writes says which one they saw. */
    changeId: bigint('change_id', { mode: 'number' }).notNull(),
    /** What was known and counted when it was made; never written again. Null for leads that are older than this. */
    atFirst: jsonb('at_first').$type<LeadAtFirst>(),
    /** By which its company is found, and what that stands as. */
    words: searchWords('words').notNull().default(sql`''::tsvector`),
    /** The same with where it stands, so that one index finds the leads of a name in a column of the board. */
    found: searchWords('found').generatedAlwaysAs(
      sql`words || array_to_tsvector(ARRAY['STAGE ' || stage, CASE WHEN closed_at IS NULL THEN 'OPEN' ELSE 'ENDED' END])`,
    ),
  },
  (table) => {
    const isOpen = sql`${table.closedAt} IS NULL`;
    const isEnded = sql`${table.closedAt} IS NOT NULL`;
    const narrowing = [table.fit, table.nextStepAt, table.verdict, table.band, table.whoseId] as const;
    return [
      // Two who accept the same company at once make one lead.
      uniqueIndex('leads_open').on(table.companyId).where(isOpen),
      index('leads_by_score').on(table.score, table.id).where(isOpen),
      index('leads_by_score_of_all').on(table.score, table.id),
      // The columns of the board: what they are narrowed to stands beside their order, so that rows that are left out are not looked at.
      index('leads_board')
        .on(table.stage, table.score, table.id, ...narrowing)
        .where(isOpen),
      index('leads_board_ended')
        .on(table.stage, table.changedAt, table.id, ...narrowing)
        .where(isEnded),
      index('leads_by_verdict').on(table.verdict, table.score, table.id).where(isOpen),
      index('leads_by_owner').on(table.whoseId, table.score, table.id, table.companyId).where(isOpen),
      index('leads_ended_of').on(table.whoseId, table.changedAt, table.id).where(isEnded),
      index('leads_by_fit').on(table.fit, table.id).where(isOpen),
      index('leads_by_step').on(table.nextStepAt, table.id).where(sql`${table.nextStepAt} IS NOT NULL`),
      index('leads_ended_step')
        .on(table.stage, table.nextStepAt)
        .where(sql`${table.closedAt} IS NOT NULL AND ${table.nextStepAt} IS NOT NULL`),
      index('leads_by_contact')
        .on(sql`coalesce(${table.contactedAt}, ${table.createdAt})`, table.id)
        .where(isOpen),
      index('leads_ended_early')
        .on(table.closedAt, table.id)
        .where(sql`${table.closedAt} < ${table.createdAt}`),
      index('leads_by_change').on(table.changedAt, table.id),
      index('leads_by_creation').on(table.createdAt, table.id),
      index('leads_company').on(table.companyId, table.id, table.closedAt),
      index('leads_whose').on(table.whoseId, table.id),
      index('leads_found').using('gin', table.found),
      index('leads_without_words').on(table.id).where(sql`${table.words} = ''::tsvector`),
      index('leads_person').on(table.personId).where(sql`${table.personId} IS NOT NULL`),
    ];
  },
);

interface TaskColumns {
  readonly kind: AnyPgColumn;
  readonly doneAt: AnyPgColumn;
  readonly removedAt: AnyPgColumn;
}

const isOpenTask = ({ kind, doneAt, removedAt }: TaskColumns) =>
  sql`${kind} = 'task' AND ${removedAt} IS NULL AND ${doneAt} IS NULL`;
const isDoneTask = ({ kind, doneAt, removedAt }: TaskColumns) =>
  sql`${kind} = 'task' AND ${removedAt} IS NULL AND ${doneAt} IS NOT NULL`;

/** Notes, calls, meetings, agreements, tasks, files by their links. */
export const leadEntries = pgTable(
  'lead_entries',
  {
    id: id(),
    leadId: bigint('lead_id', { mode: 'number' })
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<EntryKind>().notNull(),
    text: text('text').notNull(),
    /** The entry that it answers; of one lead, and itself no answer. */
    answersId: bigint('answers_id', { mode: 'number' }).references((): AnyPgColumn => leadEntries.id, {
      onDelete: 'cascade',
    }),
    /** Of a file: where it lies. */
    link: text('link').notNull().default(''),
    personId: personId(),
    /** Colleagues who are to see it. */
    mentions: text('mentions').array().notNull().default([]),
    /** When it happened; of a task, when it was given. */
    at: time('at').notNull(),
    /** Of a task: until when, by whom. */
    dueAt: time('due_at'),
    assigneeId: text('assignee_id').references(() => users.id, { onDelete: 'set null' }),
    doneAt: time('done_at'),
    /** A task that somebody outside was promised: overdue, it is a signal. */
    isPromise: boolean('is_promise').notNull().default(false),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    removedAt: time('removed_at'),
    changeId: bigint('change_id', { mode: 'number' }).notNull(),
  },
  (table) => [
    index('lead_entries_lead').on(table.leadId, table.at, table.id),
    index('lead_entries_due')
      .on(table.assigneeId, table.dueAt)
      .where(sql`${table.dueAt} IS NOT NULL AND ${table.doneAt} IS NULL AND ${table.removedAt} IS NULL`),
    index('lead_entries_by').on(table.byId, table.at),
    index('lead_entries_mentions').using('gin', table.mentions).where(sql`${table.mentions} <> '{}'`),
    index('lead_entries_answers').on(table.answersId).where(sql`${table.answersId} IS NOT NULL`),
    // Those to be done and those that are, of one colleague and of all.
    index('lead_entries_open_of')
      .on(table.assigneeId, table.dueAt, table.id, table.leadId)
      .where(isOpenTask(table)),
    index('lead_entries_open').on(table.dueAt, table.id).where(isOpenTask(table)),
    index('lead_entries_due_early')
      .on(table.dueAt, table.id)
      .where(sql`${isOpenTask(table)} AND ${isDueBeforeGiven(table)}`),
    index('lead_entries_done_of')
      .on(table.assigneeId, table.dueAt, table.id, table.leadId)
      .where(isDoneTask(table)),
    index('lead_entries_done').on(table.dueAt, table.id).where(isDoneTask(table)),
    index('lead_entries_person').on(table.personId).where(sql`${table.personId} IS NOT NULL`),
  ],
);

/** One row for each thing that one act changed; `before` and `after` hold the changed fields alone. */
export const leadChanges = pgTable(
  'lead_changes',
  {
    id: id(),
    leadId: bigint('lead_id', { mode: 'number' })
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    /** Null when the lead itself was changed. */
    entryId: bigint('entry_id', { mode: 'number' }).references(() => leadEntries.id, { onDelete: 'cascade' }),
    /** Verb and thing, such as `change_lead`. */
    action: text('action').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>().notNull(),
    after: jsonb('after').$type<Record<string, unknown>>().notNull(),
    reason: text('reason').notNull().default(''),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: time('at').notNull().defaultNow(),
    /** The change that this one takes back. */
    undoes: bigint('undoes', { mode: 'number' }),
  },
  (table) => [
    index('lead_changes_lead').on(table.leadId, table.id),
    index('lead_changes_by').on(table.byId, table.at),
    index('lead_changes_entry').on(table.entryId).where(sql`${table.entryId} IS NOT NULL`),
    uniqueIndex('lead_changes_undone').on(table.undoes).where(sql`${table.undoes} IS NOT NULL`),
  ],
);
