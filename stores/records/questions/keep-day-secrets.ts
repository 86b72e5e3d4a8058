// Reads, keeps and destroys the random keys of the days.

import { and, eq, lte, or, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { daySecrets } from '../schema/ephemeral.ts';

type NewSecret = Pick<typeof daySecrets.$inferInsert, 'day' | 'purpose' | 'sealed'>;

/** The first machine to keep a day's secret wins; the others take its own. */
export async function keepDaySecrets(records: Records, secrets: NewSecret[]): Promise<void> {
  if (secrets.length > 0) await records.db.insert(daySecrets).values(secrets).onConflictDoNothing();
}

/** At most four days with two secrets each are alive. */
export async function listDaySecrets(records: Records) {
  return records.db.select().from(daySecrets).limit(100);
}

/** Deletes the secrets up to and including these days, and the dead rows from the table's file. */
export async function deleteDaySecrets(
  records: Records,
  lastSaltDay: string,
  lastAddressDay: string,
): Promise<void> {
  const deleted = await records.db
    .delete(daySecrets)
    .where(
      or(
        and(eq(daySecrets.purpose, 'visitor_salt'), lte(daySecrets.day, lastSaltDay)),
        and(eq(daySecrets.purpose, 'address_key'), lte(daySecrets.day, lastAddressDay)),
      ),
    )
    .returning({ day: daySecrets.day });
  if (deleted.length > 0) await records.db.execute(sql`VACUUM ephemeral.day_secrets`);
}
