// Table of what visitors have said about their own companies.

import { date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { VisitorClaim } from '#contract/event-stages.ts';
import { sites } from './sites.ts';

export const visitorClaims = pgTable(
  'visitor_claims',
  {
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** 16 hex digits, the browser's id. */
    visitor: text('visitor').notNull(),
    kind: text('kind').$type<VisitorClaim['kind']>().notNull(),
    domain: text('domain').notNull(),
    saidOn: date('said_on').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.visitor, table.kind, table.domain] }),
    index('visitor_claims_said_on').on(table.saidOn),
  ],
);
