// Keeps an answer to a form of our own as a request, and with it, in one transaction, that a mail must ask to confirm it.

import { sql } from 'drizzle-orm';
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
}

/** Mails to one address in a day: nobody is to be pestered by way of our forms. */
const mailsPerDayMax = 3;

/** An answer with the same ticket is the same answer: nothing is changed, and no second mail sent. */
export async function keepOwnAnswer(records: Records, answer: OwnAnswer): Promise<void> {
  const { claims, campaign, consent } = answer;
  const at = new Date(answer.receivedAtMs);
  const email = claims.email;
  await records.db.transaction(async (db) => {
    const [kept] = await db
      .insert(requests)
      .values({
        ...{ siteId: answer.siteId, eventId: answer.ticketId, at, receivedAt: at, way: 'own_form' },
        ...{ formKey: answer.formKey, formName: answer.formName, text: answer.text, answers: answer.answers },
        ...{ saidName: claims.name, saidEmail: email, saidPhone: claims.phone, saidCompany: claims.company },
        ...{ saidJobTitle: claims.jobTitle, language: answer.language, page: answer.page },
        ...{ campaignSource: campaign.source, campaignMedium: campaign.medium, campaignName: campaign.name },
        ...{ visitor: answer.visitor, consentText: consent.text, consentVersion: consent.version },
        confirmation: answer.confirms ? 'waiting' : 'not_asked',
      })
      .onConflictDoNothing()
      .returning({ id: requests.id });
    if (!kept || !answer.confirms || email === '') return;
    const { rows } = await db.execute<{ mails: number }>(sql`
      SELECT count(*)::int AS mails FROM (
        SELECT 1 FROM confirmation_mails m JOIN requests r ON r.id = m.request_id
        WHERE m.created_at > now() - interval '1 day' AND lower(r.said_email) = lower(${email})
        LIMIT ${mailsPerDayMax}) AS recent`);
    if ((rows[0]?.mails ?? 0) >= mailsPerDayMax) return;
    await db.insert(confirmationMails).values({ requestId: kept.id, language: answer.language });
  });
}
