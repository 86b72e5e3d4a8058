// The mails that ask to confirm an answer: which are due, and what became of each try.

import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { confirmationMails } from '../schema/own-forms.ts';
import { requests } from '../schema/requests.ts';
import { sites } from '../schema/sites.ts';

export interface DueMail {
  requestId: number;
  email: string;
  language: 'en' | 'it';
  formName: string;
  siteName: string;
  /** Tries that failed so far. */
  tries: number;
}

/** The one that waits longest first. */
export async function listDueMails(records: Records, limit: number): Promise<DueMail[]> {
  return records.db
    .select({
      requestId: confirmationMails.requestId,
      email: requests.saidEmail,
      language: confirmationMails.language,
      formName: requests.formName,
      siteName: sites.name,
      tries: confirmationMails.tries,
    })
    .from(confirmationMails)
    .innerJoin(requests, eq(requests.id, confirmationMails.requestId))
    .innerJoin(sites, eq(sites.id, requests.siteId))
    .where(lte(confirmationMails.nextAt, sql`now()`))
    .orderBy(asc(confirmationMails.nextAt), asc(confirmationMails.requestId))
    .limit(limit);
}

export async function noteMailSent(records: Records, requestId: number): Promise<void> {
  await records.db
    .update(confirmationMails)
    .set({ sentAt: sql`now()`, nextAt: null, failure: '', tries: sql`${confirmationMails.tries} + 1` })
    .where(and(eq(confirmationMails.requestId, requestId)));
}

/** `nextAt`: null gives it up. */
export async function noteMailFailed(
  records: Records,
  requestId: number,
  { failure, nextAt }: { failure: string; nextAt: Date | null },
): Promise<void> {
  await records.db
    .update(confirmationMails)
    .set({ nextAt, failure: failure.slice(0, 500), tries: sql`${confirmationMails.tries} + 1` })
    .where(eq(confirmationMails.requestId, requestId));
}
