// What a list is narrowed to by own fields, from the text of its address: each field is looked up, and asked by its type.

import type { CustomField, FieldSubject } from '#contract/field-report.ts';
import { type OwnFilterValue, readOwnFilter } from '#contract/narrowing-report.ts';
import { listFields } from '#stores/records/custom/keep-fields.ts';
import { type FieldCondition, type Narrowing, narrowByFields } from '#stores/records/custom/match-fields.ts';
import type { Records } from '#stores/records/open-records.ts';
import { Refusal } from '../api/refusal.ts';

/** Throws Refusal `unknown_custom_field` or `custom_value_not_valid`. */
export async function readOwnNarrowing(
  records: Records,
  subject: FieldSubject,
  own: string | undefined,
): Promise<Narrowing[]> {
  if (own === undefined) return [];
  const filter = readOwnFilter(own);
  if (filter === undefined) throw new Refusal('custom_value_not_valid');
  const fields = await listFields(records);
  const conditions = [...filter].map(([fieldId, value]) => {
    const field = fields.find(({ id }) => id === fieldId);
    if (field?.subject !== subject || field.isArchived) throw new Refusal('unknown_custom_field');
    return readCondition(field, value);
  });
  return narrowByFields(records, subject, conditions);
}

function readCondition({ id: fieldId, type }: CustomField, value: OwnFilterValue): FieldCondition {
  if (value.kind === 'empty') return { fieldId, kind: 'empty' };
  if (value.kind === 'text' && type === 'text') return { fieldId, kind: 'begins', text: value.text };
  if (value.kind === 'text' && (type === 'choice' || type === 'yes_no'))
    return { fieldId, kind: 'is', text: value.text };
  if (value.kind === 'range' && type === 'number')
    return { fieldId, kind: 'number', from: readNumber(value.from), to: readNumber(value.to) };
  if (value.kind === 'range' && type === 'date')
    return { fieldId, kind: 'day', from: readDay(value.from), to: readDay(value.to) };
  throw new Refusal('custom_value_not_valid');
}

function readNumber(text: string): number | undefined {
  if (text === '') return undefined;
  if (!/^-?\d{1,15}(?:\.\d{1,6})?$/.test(text)) throw new Refusal('custom_value_not_valid');
  return Number(text);
}

function readDay(text: string): string | undefined {
  if (text === '') return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Refusal('custom_value_not_valid');
  return text;
}
