// Lists a form that was found on a page, for the operator to switch on. What the operator chose is never touched.

import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { SiteForm } from '#contract/site.ts';
import type { Records } from '../open-records.ts';
import { forms, sites } from '../schema/sites.ts';

export interface SeenForm extends Pick<SiteForm, 'key' | 'name' | 'page' | 'fields' | 'lastSeenAtMs'> {
  siteId: number;
}

type Transaction = Parameters<Parameters<Records['db']['transaction']>[0]>[0];

/** A page may claim any form; beyond this number per site, a new one takes the place of the one seen longest ago. */
const formsPerSiteMax = 500;
/** Of a form's fields, as JSON; what is beyond it is left out. A form with a hundred labelled fields takes about as much. */
const fieldsBytesMax = 8_192;

/** Each form once in a call; forms of unknown sites are left out. */
export async function recordFormsSeen(records: Records, seen: readonly SeenForm[]): Promise<void> {
  const newest = new Map(
    seen.map((form) => [`${form.siteId} ${form.key}`, { ...form, fields: cutFields(form.fields) }]),
  );
  if (newest.size === 0) return;
  const siteIds = [...new Set(seen.map((form) => form.siteId))];
  await records.db.transaction(async (db) => {
    const known = await db
      .select({
        id: sites.id,
        forms: sql<number>`(SELECT count(*)::int FROM forms f WHERE f.site_id = sites.id)`,
      })
      .from(sites)
      .where(inArray(sites.id, siteIds));
    const room = new Map(known.map((site) => [site.id, formsPerSiteMax - site.forms]));
    for (const form of newest.values()) {
      const left = room.get(form.siteId);
      if (left === undefined || (await renewForm(db, form))) continue;
      if (left > 0) room.set(form.siteId, left - 1);
      else if (!(await dropOldestForm(db, form.siteId))) continue;
      const { lastSeenAtMs, ...values } = form;
      await db
        .insert(forms)
        .values({ ...values, lastSeenAt: new Date(lastSeenAtMs) })
        .onConflictDoNothing();
    }
  });
}

function cutFields(fields: SeenForm['fields']): SeenForm['fields'] {
  let left = fieldsBytesMax;
  const end = fields.findIndex((field) => {
    left -= Buffer.byteLength(JSON.stringify(field));
    return left < 0;
  });
  return end < 0 ? fields : fields.slice(0, end);
}

/**
 * False when the form is not listed. Anyone may claim to have seen a form, so the fields of one that is switched on
 * stay as the operator saw them: their types decide which values are taken.
 */
async function renewForm(db: Transaction, form: SeenForm): Promise<boolean> {
  const { siteId, key, name, page, lastSeenAtMs } = form;
  const fields = sql`CASE WHEN ${forms.enabled} THEN ${forms.fields} ELSE ${JSON.stringify(form.fields)}::jsonb END`;
  const renewed = await db
    .update(forms)
    .set({ name, page, fields, lastSeenAt: new Date(lastSeenAtMs) })
    .where(and(eq(forms.siteId, siteId), eq(forms.key, key)))
    .returning({ key: forms.key });
  return renewed.length > 0;
}

/** False when every form of the site is switched on. */
async function dropOldestForm(db: Transaction, siteId: number): Promise<boolean> {
  const oldest = db
    .select({ key: forms.key })
    .from(forms)
    .where(and(eq(forms.siteId, siteId), eq(forms.enabled, false)))
    .orderBy(asc(forms.lastSeenAt), asc(forms.key))
    .limit(1)
    // Another process may be renewing one at this moment: waiting for each other must not be possible.
    .for('update', { skipLocked: true });
  const dropped = await db
    .delete(forms)
    .where(and(eq(forms.siteId, siteId), inArray(forms.key, oldest)))
    .returning({ key: forms.key });
  return dropped.length > 0;
}
