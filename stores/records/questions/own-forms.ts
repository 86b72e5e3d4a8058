// The forms of our own: made, changed and listed by operators, and read by key where one is shown.

import { randomInt } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { OwnFormValues } from '#contract/form-report.ts';
import type { Records } from '../open-records.ts';
import { ownForms } from '../schema/own-forms.ts';

export type OwnForm = typeof ownForms.$inferSelect;

const keyLength = 12;
/** Without those that are taken for each other. */
const keyLetters = 'abcdefghjkmnpqrstuvwxyz23456789';
/** Forms of one site that are listed. */
const formsMax = 200;

export async function createOwnForm(
  records: Records,
  siteId: number,
  values: OwnFormValues,
): Promise<OwnForm> {
  const key = Array.from({ length: keyLength }, () => keyLetters[randomInt(keyLetters.length)]).join('');
  const [form] = await records.db
    .insert(ownForms)
    .values({ key, siteId, ...values })
    .returning();
  if (!form) throw new Error('A form that was inserted is returned.');
  return form;
}

/** Undefined when the site has no such form. Another text next to the box is a new version of it. */
export async function changeOwnForm(
  records: Records,
  siteId: number,
  key: string,
  values: OwnFormValues,
): Promise<OwnForm | undefined> {
  const consentText = JSON.stringify(values.consentText);
  const [form] = await records.db
    .update(ownForms)
    .set({
      ...values,
      consentVersion: sql`${ownForms.consentVersion} + (${ownForms.consentText} <> ${consentText}::jsonb)::int`,
      changedAt: sql`now()`,
    })
    .where(and(eq(ownForms.siteId, siteId), eq(ownForms.key, key)))
    .returning();
  return form;
}

/** Its answers stay as requests. False when the site has no such form. */
export async function removeOwnForm(records: Records, siteId: number, key: string): Promise<boolean> {
  const removed = await records.db
    .delete(ownForms)
    .where(and(eq(ownForms.siteId, siteId), eq(ownForms.key, key)))
    .returning({ key: ownForms.key });
  return removed.length > 0;
}

/**
 * The oldest first, each with the number of its answers, and of those of a day that nobody was asked to confirm, since too many of
 * the form or the mailbox waited already.
 */
export async function listOwnForms(
  records: Records,
  siteId: number,
): Promise<(OwnForm & { answers: number; unmailed: number })[]> {
  const rows = await records.db
    .select({
      form: ownForms,
      answers: sql<number>`(SELECT count(*)::int FROM requests r
        WHERE r.site_id = "own_forms"."site_id" AND r.way = 'own_form' AND r.state <> 'suspected' AND r.form_key = "own_forms"."key")`,
      unmailed: sql<number>`(SELECT count(*)::int FROM requests r
        WHERE r.site_id = "own_forms"."site_id" AND r.way = 'own_form' AND r.confirmation = 'waiting'
          AND r.form_key = "own_forms"."key" AND r.received_at > now() - interval '1 day'
          AND NOT EXISTS (SELECT FROM confirmation_mails m WHERE m.request_id = r.id))`,
    })
    .from(ownForms)
    .where(eq(ownForms.siteId, siteId))
    .orderBy(asc(ownForms.createdAt), asc(ownForms.key))
    .limit(formsMax);
  return rows.map(({ form, ...counts }) => ({ ...form, ...counts }));
}

/** Undefined when there is no such form, or it is switched off. */
export async function findOwnForm(records: Records, key: string): Promise<OwnForm | undefined> {
  const [form] = await records.db
    .select()
    .from(ownForms)
    .where(and(eq(ownForms.key, key), eq(ownForms.enabled, true)))
    .limit(1);
  return form;
}

/** Counts an answer that looks a robot's. */
export async function noteTrapped(records: Records, key: string): Promise<void> {
  await records.db
    .update(ownForms)
    .set({ trapped: sql`${ownForms.trapped} + 1` })
    .where(eq(ownForms.key, key));
}
