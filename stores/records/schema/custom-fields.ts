// Tables of the fields that the administrator defines, and of what stands in them: each row is a change, and the last one of a field
// and its holder holds. Which it is, is marked for each company, lead and key by itself, so that merges change no row.

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { FieldChoice, FieldSubject, FieldType } from '#contract/field-report.ts';
import { companies } from './companies.ts';
import { leads } from './leads.ts';
import { identityKeys } from './persons.ts';
import { time } from './time-column.ts';

const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

/** Never deleted: what stands in them would be without a name. */
export const customFields = pgTable('custom_fields', {
  id: id(),
  subject: text('subject').$type<FieldSubject>().notNull(),
  type: text('type').$type<FieldType>().notNull(),
  labelEn: text('label_en').notNull(),
  labelIt: text('label_it').notNull(),
  choices: jsonb('choices').$type<FieldChoice[]>().notNull().default([]),
  place: integer('place').notNull().default(0),
  archivedAt: time('archived_at'),
  createdAt: time('created_at').notNull().defaultNow(),
});

export const customValues = pgTable(
  'custom_values',
  {
    id: id(),
    fieldId: bigint('field_id', { mode: 'number' })
      .notNull()
      .references(() => customFields.id),
    companyId: integer('company_id').references(() => companies.id),
    leadId: bigint('lead_id', { mode: 'number' }).references(() => leads.id, { onDelete: 'cascade' }),
    /** The key that stood for the person then: what is written goes where the key goes, and with it. */
    keyId: bigint('key_id', { mode: 'number' }).references(() => identityKeys.id, { onDelete: 'cascade' }),
    /** JSON of a text, number or truth; null: nothing stands there any more. */
    value: jsonb('value').$type<string | number | boolean>(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: time('at').notNull().defaultNow(),
    /** The change that this one takes back. */
    undoes: bigint('undoes', { mode: 'number' }),
    /** It is the last one of its field and of this very company, lead or key, and something stands there. */
    holds: boolean('holds').notNull().default(false),
  },
  (table) => [
    index('custom_values_company').on(table.companyId, table.fieldId, table.id),
    index('custom_values_lead').on(table.leadId, table.fieldId, table.id),
    index('custom_values_key').on(table.keyId, table.fieldId, table.id),
    // Lists are narrowed by what stands in a field now: to a text or a day by its beginning, to a number by its size.
    index('custom_values_text')
      .on(table.fieldId, sql`(lower("left"(${table.value} #>> '{}', 100)) COLLATE "C")`)
      .where(sql`${table.holds}`),
    index('custom_values_number')
      .on(
        table.fieldId,
        sql`(CASE WHEN jsonb_typeof(${table.value}) = 'number' THEN (${table.value} #>> '{}')::numeric END)`,
      )
      .where(sql`${table.holds}`),
    // And to those in whose field nothing stands: nearly all, or all but those that are here.
    uniqueIndex('custom_values_of_company')
      .on(table.fieldId, table.companyId)
      .where(sql`${table.holds} AND ${table.companyId} IS NOT NULL`),
    uniqueIndex('custom_values_of_lead')
      .on(table.fieldId, table.leadId)
      .where(sql`${table.holds} AND ${table.leadId} IS NOT NULL`),
    uniqueIndex('custom_values_of_key')
      .on(table.fieldId, table.keyId)
      .where(sql`${table.holds} AND ${table.keyId} IS NOT NULL`),
    index('custom_values_emptied').on(table.fieldId, table.keyId).where(sql`${table.value} IS NULL`),
    uniqueIndex('custom_values_undone').on(table.undoes).where(sql`${table.undoes} IS NOT NULL`),
    check('custom_values_holder', sql`num_nonnulls(${table.companyId}, ${table.leadId}, ${table.keyId}) = 1`),
  ],
);
