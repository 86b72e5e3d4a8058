// A mail as the door reads it, with what a test wants to be different.

import type { MailAddress, MailFacts } from '#intelligence/mail/mail-facts.ts';

export const own = {
  ownDomains: new Set(['nostra.it']),
  ownAddresses: new Set(['richieste@gmail.com']),
};

export const anna: MailAddress = { email: 'anna.rossi@officinebianchi.it', name: 'Anna Rossi' };
export const colleague: MailAddress = { email: 'paolo@nostra.it', name: 'Paolo Neri' };
const mailbox: MailAddress = { email: 'richieste@nostra.it', name: '' };

export function sampleFacts(
  more: Partial<Omit<MailFacts, 'headers'>> & { headers?: Record<string, string> } = {},
): MailFacts {
  const { headers = {}, ...rest } = more;
  return {
    ...{ messageId: 'm1@officinebianchi.it', inReplyTo: '', references: [], from: anna, replyTo: [] },
    ...{ to: [mailbox], cc: [], subject: 'Preventivo', sentMs: 1_000, hasCalendar: false },
    ...{ text: 'Buongiorno,\nvorrei un preventivo per 40 riduttori.', attached: undefined },
    ...rest,
    headers: new Map(Object.entries(headers)),
  };
}
