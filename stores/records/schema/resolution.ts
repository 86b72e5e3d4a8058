// Table of the times when recent decisions about companies were made again, and what came of it.

import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { time } from './time-column.ts';

interface Shown {
  name: string;
  companyId: number;
  band: string;
  reason: string;
}

/** A decision whose company is another now, came or went. */
export interface DecisionMove {
  /** UInt64 as decimal text. */
  decision: string;
  network: string;
  before: Shown;
  after: Shown;
}

export const resolutionRuns = pgTable(
  'resolution_runs',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: time('at').notNull().defaultNow(),
    /** What had changed: `sources`, `weights`, or `records` (companies, pins, corrections). */
    cause: text('cause').$type<'sources' | 'weights' | 'records'>().notNull(),
    decisions: integer('decisions').notNull(),
    left: integer('left').notNull(),
    changed: integer('changed').notNull(),
    moved: integer('moved').notNull(),
    samples: jsonb('samples').$type<DecisionMove[]>().notNull(),
  },
  (table) => [index('resolution_runs_at').on(table.at)],
);
