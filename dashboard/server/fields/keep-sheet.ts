// What stands in the fields of one company, person or lead, and its writing: each value is what its field holds.

import { z } from 'zod';
import type { CustomField, FieldSheet, FieldValue, FieldValueBody } from '#contract/field-report.ts';
import { listFields } from '#stores/records/custom/keep-fields.ts';
import {
  type FieldHolder,
  listFieldChanges,
  listHeldValues,
  undoValue,
  type WriteOutcome,
  writeValue,
} from '#stores/records/custom/keep-values.ts';
import type { Records } from '#stores/records/open-records.ts';
import { Refusal } from '../api/refusal.ts';
import type { Caller } from '../api/route.ts';
import { authorOf } from '../routes/open-company.ts';

const changesMax = 200;
const textMax = 2_000;
const numberMax = 1e15;

export async function readSheet(records: Records, holder: FieldHolder): Promise<FieldSheet> {
  const fields = (await listFields(records)).filter(({ subject }) => subject === holder.subject);
  const changes = await listFieldChanges(records.db, holder, changesMax);
  const last = new Map((await listHeldValues(records.db, holder)).map((held) => [held.fieldId, held]));
  return {
    fields: fields
      .filter(({ isArchived }) => !isArchived)
      .map((field) => {
        const held = last.get(field.id);
        return { field, value: held?.value ?? null, changeId: held?.id ?? 0 };
      }),
    changes: changes.map(({ byName, atMs, ...change }) => ({
      ...change,
      ...{ by: byName, at: new Date(atMs).toISOString() },
    })),
    archived: fields.filter(({ isArchived }) => isArchived),
  };
}

/** Throws Refusal. */
export async function writeSheet(
  records: Records,
  caller: Caller,
  holder: FieldHolder,
  { fieldId, value, seenChangeId }: FieldValueBody,
): Promise<FieldSheet> {
  const field = (await listFields(records)).find(({ id }) => id === fieldId);
  if (field === undefined || field.isArchived || field.subject !== holder.subject)
    throw new Refusal('unknown_custom_field');
  const wanted = { fieldId, seenChangeId, value: readValue(field, value) };
  demandDone(await writeValue(records, authorOf(caller), holder, wanted));
  return readSheet(records, holder);
}

/** Throws Refusal. */
export async function undoInSheet(
  records: Records,
  caller: Caller,
  holder: FieldHolder,
  changeId: number,
): Promise<FieldSheet> {
  demandDone(await undoValue(records, authorOf(caller), holder, changeId));
  return readSheet(records, holder);
}

function demandDone(outcome: WriteOutcome): void {
  if (outcome !== 'done') throw new Refusal(outcome);
}

/** An empty text is nothing. Throws Refusal `custom_value_not_valid`. */
function readValue({ type, choices }: CustomField, value: FieldValue): FieldValue {
  if (value === null || value === '') return null;
  const held = {
    text: z.string().trim().max(textMax),
    number: z.number().min(-numberMax).max(numberMax),
    date: z.iso.date(),
    yes_no: z.boolean(),
    choice: z.string().refine((id) => choices.some((one) => one.id === id)),
  }[type].safeParse(value);
  if (!held.success) throw new Refusal('custom_value_not_valid');
  return held.data === '' ? null : held.data;
}
