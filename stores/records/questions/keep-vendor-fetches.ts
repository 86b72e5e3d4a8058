// When each file of a vendor was last asked for, and when it is tried again after a failure: what the page of sources shows. Files
// lie on each processor's own disk; the newest word of any of them counts.

import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Records } from '../open-records.ts';
import { settings } from '../schema/operation.ts';
import { keepSetting } from './keep-setting.ts';

const fetchSchema = z.object({
  /** ISO 8601: when the vendor last gave the file or said that there is none newer; '' when never. */
  confirmedAt: z.string(),
  /** ISO 8601: when it is tried again after a failure; '' when the last try went well. */
  againAt: z.string(),
});
export type VendorFetch = z.output<typeof fetchSchema>;

const nameOf = (datasetId: string) => `vendor_fetch ${datasetId}`;

export async function keepVendorFetch(
  records: Records,
  datasetId: string,
  fetched: VendorFetch,
): Promise<void> {
  await keepSetting(records, nameOf(datasetId), fetched);
}

/** By data set; those that were never asked for are not in it. */
export async function readVendorFetches(
  { db }: Records,
  datasetIds: readonly string[],
): Promise<ReadonlyMap<string, VendorFetch>> {
  if (datasetIds.length === 0) return new Map();
  const rows = await db
    .select({ name: settings.name, value: settings.value })
    .from(settings)
    .where(inArray(settings.name, datasetIds.map(nameOf)))
    .limit(1_000);
  const found = new Map(rows.map(({ name, value }) => [name, fetchSchema.safeParse(value)]));
  return new Map(
    datasetIds.flatMap((id) => {
      const read = found.get(nameOf(id));
      return read?.success === true ? [[id, read.data] as const] : [];
    }),
  );
}
