// What one row of an imported file about what people did elsewhere says, and what is wrong with it. How files are understood
// stands in `import-report.ts`, which the interface shares.

import type { EngagementKind } from './engagement.ts';

/** What one row says, cleaned; what it does not say is absent. */
export interface EngagementRow {
  /** Milliseconds since 1970. */
  at: number;
  kind: EngagementKind;
  /** As it stood there. */
  word?: string;
  email?: string;
  phone?: string;
  handle?: { network: string; id: string };
  name?: string;
  firstName?: string;
  lastName?: string;
  company?: string;
  jobTitle?: string;
  seniority?: string;
  department?: string;
  language?: string;
  website?: string;
  title?: string;
  /** Of an event that they registered for: when it began, milliseconds since 1970. */
  startsAt?: number;
  target?: string;
  text?: string;
  answers?: { question: string; answer: string }[];
  /** The provider's own id of it. */
  id?: string;
  /** Of a message of a chat. */
  conversation?: string;
}

const rowFaultCodes = [
  'nobody_named',
  'no_time',
  'time_ahead',
  'too_old',
  'email_not_valid',
  'email_left_out',
  'no_event_start',
  'test_data',
  'too_many_columns',
  'not_said_who',
  'no_text',
] as const;
export type RowFaultCode = (typeof rowFaultCodes)[number];

/** Why a row is refused, or, `email_left_out`, what is left out of one that is not. */
export interface RowFault {
  code: RowFaultCode;
  /** What stood there, cut short. */
  value: string;
}

/** Marks events, and values of people, that came with an import. */
export function importSource(importId: number): string {
  return `import:${importId}`;
}
