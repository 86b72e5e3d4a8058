// Between what is missing in a CRM and what was deleted there: much at once is rather hidden from us, by rights that somebody changed, until
// a human says otherwise.

import { isManyGoneAccepted } from '#stores/records/crm/crm-cursors.ts';
import type { Records } from '#stores/records/open-records.ts';

/** So many of a page may be gone at once. */
const goneMax = 5;
const goneShareMax = 0.2;

export interface GoneDoubt {
  /** Of so many that were asked for, `few` of which may be gone however many these are; true when they are to be left as they are. */
  isDoubtful(stream: string, missing: number, asked: number, few?: number): boolean;
  /** What was left as it is in this reading, such as `company: 40 of 100`; '' when all is well. */
  tell(): string;
}

export async function openGoneDoubt({ db }: Pick<Records, 'db'>, crmId: number): Promise<GoneDoubt> {
  const isAccepted = await isManyGoneAccepted(db, crmId);
  const doubtful: string[] = [];
  return {
    isDoubtful(stream, missing, asked, few = goneMax) {
      if (isAccepted || missing <= few || missing <= asked * goneShareMax) return false;
      doubtful.push(`${stream}: ${missing} of ${asked}`);
      return true;
    },
    tell: () => doubtful.join(', '),
  };
}
