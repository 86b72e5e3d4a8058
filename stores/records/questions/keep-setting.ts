// What the installation remembers about itself: one JSON value per name, checked by the reader's schema.

import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { settings } from '../schema/operation.ts';

/** Undefined when nothing is kept under the name. Throws when it does not fit the schema. */
export async function readSetting<S extends z.ZodType>(
  { db }: Pick<Records, 'db'> | { db: Transaction },
  name: string,
  schema: S,
): Promise<z.output<S> | undefined> {
  const [row] = await db.select().from(settings).where(eq(settings.name, name)).limit(1);
  return row === undefined ? undefined : schema.parse(row.value);
}

export async function keepSetting(
  { db }: Pick<Records, 'db'> | { db: Transaction },
  name: string,
  value: unknown,
): Promise<void> {
  await db
    .insert(settings)
    .values({ name, value })
    .onConflictDoUpdate({ target: settings.name, set: { value, changedAt: new Date() } });
}

export async function forgetSetting(records: Records, name: string): Promise<void> {
  await records.db.delete(settings).where(eq(settings.name, name));
}

/** Keeps the value unless there is one already; answers the one that holds. */
export async function keepSettingOnce<S extends z.ZodType>(
  records: Records,
  name: string,
  value: z.input<S>,
  schema: S,
): Promise<z.output<S>> {
  await records.db.insert(settings).values({ name, value }).onConflictDoNothing();
  const kept = await readSetting(records, name, schema);
  return kept ?? schema.parse(value);
}
