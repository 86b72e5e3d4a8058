// The fields that the administrator defines: listed, added, changed, put away.

import { asc, eq } from 'drizzle-orm';
import type { CustomField, FieldBody, FieldChangeBody } from '#contract/field-report.ts';
import type { Records } from '../open-records.ts';
import { customFields } from '../schema/custom-fields.ts';

/** More would be no page any more. */
export const fieldsMax = 300;

/** Also those that are put away. */
export async function listFields({ db }: Pick<Records, 'db'>): Promise<CustomField[]> {
  const rows = await db
    .select()
    .from(customFields)
    .orderBy(asc(customFields.place), asc(customFields.id))
    .limit(fieldsMax);
  return rows.map(({ id, subject, type, labelEn, labelIt, choices, place, archivedAt }) => ({
    ...{ id, subject, type, choices, place, label: { en: labelEn, it: labelIt } },
    isArchived: archivedAt !== null,
  }));
}

/** Below all others. */
export async function addField(
  { db }: Pick<Records, 'db'>,
  { subject, type, label, choices = [] }: FieldBody,
  place: number,
): Promise<void> {
  await db
    .insert(customFields)
    .values({ subject, type, choices, place, labelEn: label.en, labelIt: label.it });
}

/** What is left out stays. */
export async function changeField(
  { db }: Pick<Records, 'db'>,
  fieldId: number,
  { label, choices, place, isArchived }: FieldChangeBody,
): Promise<void> {
  const set = {
    ...(label && { labelEn: label.en, labelIt: label.it }),
    ...(choices && { choices }),
    ...(place !== undefined && { place }),
    ...(isArchived !== undefined && { archivedAt: isArchived ? new Date() : null }),
  };
  if (Object.keys(set).length > 0) await db.update(customFields).set(set).where(eq(customFields.id, fieldId));
}
