// The fields of a lead that people change, between the row and the history: moments are ISO texts there.

import type { leads } from '../schema/leads.ts';
import type { Fields } from './note-change.ts';

export type LeadRow = typeof leads.$inferSelect;

/** What a person may change; what is left out stays. */
export interface LeadValues {
  readonly stage?: string | undefined;
  readonly ownerId?: string | null | undefined;
  readonly personId?: number | null | undefined;
  readonly nextStep?: string | undefined;
  readonly nextStepAt?: Date | null | undefined;
  /** Why it ended; '' for one that is open. */
  readonly resultReason?: string | undefined;
  /** Follows from the stage. */
  readonly closedAt?: Date | null | undefined;
}

const names = ['stage', 'ownerId', 'personId', 'nextStep', 'nextStepAt', 'resultReason', 'closedAt'] as const;

/** Only fields that are given. */
export function writeFields(values: LeadValues): Fields {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name];
      if (value === undefined) return [];
      return [[name, value instanceof Date ? value.toISOString() : value]];
    }),
  );
}

/** The reverse; `fields` were written by `writeFields`. */
export function readFields(fields: Readonly<Record<string, unknown>>): LeadValues {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      name.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
    ]),
  );
}
