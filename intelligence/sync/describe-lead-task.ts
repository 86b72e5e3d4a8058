// The task of whoever got a lead that somebody just accepted: what it says, and by when.

import type { AlertLanguage } from '../alerts/alert-words.ts';
import { nextLocal } from '../signals/local-time.ts';

const words = {
  en: { subject: 'New lead: get in touch', text: 'Somebody accepted this company as a lead.' },
  it: { subject: 'Nuovo lead: prendere contatto', text: 'Qualcuno ha accettato questa azienda come lead.' },
};

const allDays = [1, 2, 3, 4, 5, 6, 7];

export interface AcceptedLead {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly sinceMs: number;
}

/** Due on the next working day. `minute`: after midnight on the wall; `workingDays`: 1 is Monday. */
export function describeLeadTask(
  { id, sinceMs }: AcceptedLead,
  { language, timeZone }: { readonly language: AlertLanguage; readonly timeZone: string },
  { workingDays, minute }: { readonly workingDays: readonly number[]; readonly minute: number },
) {
  const nextDayMs = nextLocal(sinceMs + 1, 0, allDays, timeZone);
  const dueMs = nextLocal(nextDayMs, minute, workingDays, timeZone);
  return { key: `lead_${id}`, ...words[language], dueMs };
}
