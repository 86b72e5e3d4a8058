// Certified mail (PEC), as Italian companies must have it: the provider wraps what was written into a message of its own and sends
// receipts beside it. Sources: DM 2 November 2005, technical rules of PEC, 6.3 and 6.4 (headers `X-Trasporto`, `X-Ricevuta`).

import type { MailFacts } from './mail-facts.ts';

/** Before the `@` of the address of every provider's own messages. */
const providerName = /^posta-certificata@/;
/** A provider's words before the subject of what it carries; of what came from an ordinary mailbox the second. */
const carried = /^(?:posta certificata|anomalia messaggio):/i;

/** That a message was taken, delivered, read or refused: by its header, or else by whom it is from. */
export function isCertifiedReceipt(mail: MailFacts): boolean {
  if ((mail.headers.get('x-ricevuta') ?? '') !== '') return true;
  return providerName.test(mail.from?.email ?? '') && !isCarrier(mail);
}

/**
 * The message that a provider carries, with what the receiving server says of the provider: what the message says of itself there
 * its writer may have made up. Undefined for any other mail.
 */
export function openCertified(mail: MailFacts): MailFacts | undefined {
  if (mail.attached?.from === undefined || isCertifiedReceipt(mail) || !isCarrier(mail)) return undefined;
  const headers = new Map(mail.attached.headers);
  headers.delete('authentication-results');
  const told = mail.headers.get('authentication-results');
  if (told !== undefined) headers.set('authentication-results', told);
  return { ...mail.attached, headers };
}

function isCarrier({ headers, from, subject }: MailFacts): boolean {
  const transport = (headers.get('x-trasporto') ?? '').trim().toLowerCase();
  if (transport !== '') return transport === 'posta-certificata' || transport === 'errore';
  return providerName.test(from?.email ?? '') && carried.test(subject.trim());
}
