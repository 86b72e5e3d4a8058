// Fields that the administrator defines for companies, people and leads, and what stands in them, as the dashboard API says and
// takes them: plain types that both ends share. `field-report-schema.ts` holds the zod schemas.

export const fieldSubjects = ['company', 'person', 'lead'] as const;
export type FieldSubject = (typeof fieldSubjects)[number];

export const fieldTypes = ['text', 'number', 'date', 'yes_no', 'choice'] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface FieldLabels {
  en: string;
  it: string;
}

export interface FieldChoice extends FieldLabels {
  /** What is kept; the labels can be changed. */
  id: string;
}

export interface CustomField {
  id: number;
  subject: FieldSubject;
  type: FieldType;
  label: FieldLabels;
  /** Of the type `choice`. */
  choices: FieldChoice[];
  /** They are shown in this order, the lowest first. */
  place: number;
  /** It is offered no more; what stands in it stays. */
  isArchived: boolean;
}

export interface FieldBody {
  subject: FieldSubject;
  type: FieldType;
  label: FieldLabels;
  choices?: FieldChoice[];
}

/** What is left out stays. A choice can be named anew or added, not taken away: it may stand somewhere. */
export interface FieldChangeBody {
  label?: FieldLabels;
  choices?: FieldChoice[];
  place?: number;
  isArchived?: boolean;
}

/** A day as 2026-11-27, a choice as its id; null: nothing stands there. */
export type FieldValue = string | number | boolean | null;

export interface FilledField {
  field: CustomField;
  value: FieldValue;
  /** Of its last change, 0 when nothing ever stood there: who writes says which one they saw. */
  changeId: number;
}

interface FieldChange {
  id: number;
  fieldId: number;
  before: FieldValue;
  after: FieldValue;
  by: string;
  at: string;
  undoes: number | null;
  isUndone: boolean;
  /** It is the last of its field, so that it can be taken back. */
  isLast: boolean;
}

export interface FieldSheet {
  /** Without those that are archived. */
  fields: FilledField[];
  /** The newest first, also of archived fields, whose labels stand in `archived`. */
  changes: FieldChange[];
  archived: CustomField[];
}

export interface FieldValueBody {
  fieldId: number;
  value: FieldValue;
  seenChangeId: number;
}

export interface FieldEndpoints {
  'GET /api/custom-fields': { output: CustomField[] };
  'POST /api/custom-fields': { body: FieldBody; output: CustomField[] };
  'PATCH /api/custom-fields/:id': { body: FieldChangeBody; output: CustomField[] };
  'GET /api/companies/:id/fields': { output: FieldSheet };
  'POST /api/companies/:id/fields': { body: FieldValueBody; output: FieldSheet };
  'POST /api/companies/:id/fields/:changeId/undo': { output: FieldSheet };
  'GET /api/people/:id/fields': { output: FieldSheet };
  'POST /api/people/:id/fields': { body: FieldValueBody; output: FieldSheet };
  'POST /api/people/:id/fields/:changeId/undo': { output: FieldSheet };
  'GET /api/leads/:id/fields': { output: FieldSheet };
  'POST /api/leads/:id/fields': { body: FieldValueBody; output: FieldSheet };
  'POST /api/leads/:id/fields/:changeId/undo': { output: FieldSheet };
}
