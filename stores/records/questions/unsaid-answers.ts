// Answers to our own forms that were confirmed and that who is who has not been worked out with yet, and that this is done.

import { asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { confirmedAnswers } from '../schema/own-forms.ts';
import { requests } from '../schema/requests.ts';

export interface UnsaidAnswer {
  id: number;
  siteId: number;
  /** 16 hex digits, '' when it is not to be known. */
  visitor: string;
  /** As it was written. */
  email: string;
  /** When the link in the mail was followed. */
  at: Date;
  /** When the form was filled in: whoever did was in the browser then. */
  filledAt: Date;
  name: string;
  phone: string;
  company: string;
  jobTitle: string;
}

const atOnceMax = 200;

/** The oldest first. */
export function listUnsaidAnswers(records: Records): Promise<UnsaidAnswer[]> {
  const { id, siteId, visitor, email, at, requestId, saidAt } = confirmedAnswers;
  const { saidName, saidPhone, saidCompany, saidJobTitle } = requests;
  return records.db
    .select({
      ...{ id, siteId, visitor, email, at, filledAt: requests.at },
      ...{ name: saidName, phone: saidPhone, company: saidCompany, jobTitle: saidJobTitle },
    })
    .from(confirmedAnswers)
    .innerJoin(requests, eq(requests.id, requestId))
    .where(isNull(saidAt))
    .orderBy(asc(id))
    .limit(atOnceMax);
}

export async function noteSaid(records: Records, ids: readonly number[]): Promise<void> {
  await records.db
    .update(confirmedAnswers)
    .set({ saidAt: new Date() })
    .where(inArray(confirmedAnswers.id, [...ids]));
}
