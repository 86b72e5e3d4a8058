// Keeps an answer to a form of our own as a request, and with it, in one transaction, that a mail must ask to confirm it.

import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { RequestClaims } from '#contract/request-report.ts';
import type { Records } from '../open-records.ts';
import { confirmationMails } from '../schema/own-forms.ts';
import { requests } from '../schema/requests.ts';

export interface OwnAnswer {
  siteId: number;
  /** Of the ticket, which is good for one answer. */
  ticketId: string;
  receivedAtMs: number;
  formKey: string;
  formName: string;
  text: string;
  answers: { question: string; answer: string }[];
  claims: RequestClaims;
  language: 'en' | 'it';
  page: string;
  campaign: { source: string; medium: string; name: string };
  /** 16 hex digits, '' when the visitor is not to be known. */
  visitor: string;
  consent: { text: string; version: number };
  confirms: boolean;
  /** Filled in by a robot, as it seems: kept for the operator to look, and nobody is mailed. */
  isSuspected: boolean;
}

/** Mails to one mailbox in a day, however its address is spelt: nobody is to be pestered by way of our forms. */
const mailsPerDayMax = 3;
/** Mails of one form in a day that nobody confirmed: more are no visitors, and make the operator's server one that pesters. */
export const unconfirmedPerDayMax = 200;
/** Suspected answers of one form in a day: more need nobody's look, and would only fill the disk. */
export const suspectedPerDayMax = 100;

/**
 * An answer with the same ticket is the same answer: nothing is changed, and no second mail sent. Answers whether a mail that asks to
 * confirm it is, or was, put in line.
 */
export async function keepOwnAnswer(records: Records, answer: OwnAnswer): Promise<boolean> {
  const { claims, campaign, consent } = answer;
  const at = new Date(answer.receivedAtMs);
  const email = claims.email;
  if (answer.isSuspected && (await countSuspected(records, answer)) >= suspectedPerDayMax) return false;
  return records.db.transaction(async (db) => {
    const [kept] = await db
      .insert(requests)
      .values({
        ...{ siteId: answer.siteId, eventId: nameAnswer(answer), at, receivedAt: at, way: 'own_form' },
        ...{ formKey: answer.formKey, formName: answer.formName, text: answer.text, answers: answer.answers },
        ...{ saidName: claims.name, saidEmail: email, saidPhone: claims.phone, saidCompany: claims.company },
        ...{ saidJobTitle: claims.jobTitle, language: answer.language, page: answer.page },
        ...{ campaignSource: campaign.source, campaignMedium: campaign.medium, campaignName: campaign.name },
        ...{ visitor: answer.visitor, consentText: consent.text, consentVersion: consent.version },
        confirmation: answer.confirms ? 'waiting' : 'not_asked',
        state: answer.isSuspected ? 'suspected' : 'new',
      })
      .onConflictDoNothing()
      .returning({ id: requests.id });
    if (!answer.confirms || email === '') return false;
    // Sent twice: what became of the first holds.
    if (!kept) return hasMail(db, nameAnswer(answer));
    if (!(await mayMail(db, answer))) return false;
    await db.insert(confirmationMails).values({ requestId: kept.id, language: answer.language });
    return true;
  });
}

async function hasMail(db: Pick<Records['db'], 'execute'>, eventId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT FROM requests r JOIN confirmation_mails m ON m.request_id = r.id WHERE r.event_id = ${eventId} LIMIT 1`);
  return rows.length > 0;
}

async function mayMail(db: Pick<Records['db'], 'execute'>, answer: OwnAnswer): Promise<boolean> {
  const { siteId, formKey, claims } = answer;
  const { rows } = await db.execute<{ mails: number; unconfirmed: number }>(sql`
    SELECT
      (SELECT count(*)::int FROM (
        SELECT FROM confirmation_mails m JOIN requests r ON r.id = m.request_id
        WHERE m.created_at > now() - interval '1 day'
          AND ${mailboxOf(sql`r.said_email`)} = ${mailboxOf(sql`${claims.email}::text`)}
        LIMIT ${mailsPerDayMax}) AS recent) AS mails,
      (SELECT count(*)::int FROM (
        SELECT FROM confirmation_mails m JOIN requests r ON r.id = m.request_id
        WHERE m.created_at > now() - interval '1 day' AND r.site_id = ${siteId} AND r.form_key = ${formKey}
          AND r.confirmation = 'waiting'
        LIMIT ${unconfirmedPerDayMax}) AS recent) AS unconfirmed`);
  const { mails = 0, unconfirmed = 0 } = rows[0] ?? {};
  return mails < mailsPerDayMax && unconfirmed < unconfirmedPerDayMax;
}

/** One spelling of all that reach the same mailbox: a tag behind a plus is the reader's own, and Gmail reads no dots. */
function mailboxOf(email: SQL): SQL {
  const domain = sql`split_part(lower(trim(${email})), '@', 2)`;
  const local = sql`split_part(split_part(lower(trim(${email})), '@', 1), '+', 1)`;
  return sql`(CASE WHEN ${domain} IN ('gmail.com', 'googlemail.com') THEN replace(${local}, '.', '') || '@gmail.com'
    ELSE ${local} || '@' || ${domain} END)`;
}

/** Whoever was taken for a robot by mistake may send the same page again: that answer is another. */
function nameAnswer({ ticketId, isSuspected }: OwnAnswer): string {
  if (!isSuspected) return ticketId;
  const hex = createHash('sha256').update(`suspected\n${ticketId}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

async function countSuspected(records: Records, { siteId, formKey }: OwnAnswer): Promise<number> {
  const { rows } = await records.db.execute<{ answers: number }>(sql`
    SELECT count(*)::int AS answers FROM (
      SELECT FROM requests WHERE site_id = ${siteId} AND form_key = ${formKey} AND state = 'suspected'
        AND received_at > now() - interval '1 day' LIMIT ${suspectedPerDayMax}) AS recent`);
  return rows[0]?.answers ?? 0;
}
