// Certified mail (PEC), as Italian companies must have it: the provider wraps what was written into a message of its own and sends
// receipts beside it. Sources: DM 2 November 2005, technical rules of PEC, 6.3 and 6.4 (headers `X-Trasporto`, `X-Ricevuta`).

import { certifiedMailDomains } from '../company/emails/lists/certified-mail-domains.ts';
import type { MailFacts } from './mail-facts.ts';
import { readAuthentication } from './read-authentication.ts';

/** Before the `@` of the address of every provider's own messages. */
const providerName = /^posta-certificata@(.+)$/;
/** Whence the largest providers' own messages come where it is none of the domains of their customers. */
const providerHosts: ReadonlySet<string> = new Set(['pec.aruba.it']);
/** A provider's words before the subject of what it carries; of what came from an ordinary mailbox the second. */
const carried = /^posta certificata:/i;
const carriedUnchecked = /^anomalia messaggio:/i;

interface CertifiedLetter {
  readonly letter: MailFacts;
  /**
   * What may be said of the letter's writer: the results of the receiving server are of the provider alone, so they prove nobody else.
   * `none` where a provider whose name holds has checked who wrote it.
   */
  readonly authentication: 'none' | 'unproven';
}

/** That a message was taken, delivered, read or refused: by its header, or else by whom it is from. */
export function isCertifiedReceipt(mail: MailFacts): boolean {
  if ((mail.headers.get('x-ricevuta') ?? '') !== '') return true;
  return providerHost(mail) !== '' && carriage(mail) === undefined;
}

/**
 * The message that a provider carries; undefined for any other mail. What the letter's own headers say of who sent it is left out: its
 * writer may have made it up.
 */
export function openCertified(mail: MailFacts): CertifiedLetter | undefined {
  if (mail.attached?.from === undefined || isCertifiedReceipt(mail)) return undefined;
  const kind = carriage(mail);
  if (kind === undefined) return undefined;
  const headers = new Map(mail.attached.headers);
  headers.delete('authentication-results');
  const host = providerHost(mail);
  const isKnown = certifiedMailDomains.has(host) || providerHosts.has(host);
  const isProven = readAuthentication(mail.headers.get('authentication-results') ?? '') === 'pass';
  return {
    letter: { ...mail.attached, headers },
    authentication: kind === 'checked' && isKnown && isProven ? 'none' : 'unproven',
  };
}

/**
 * Whether the provider has checked who wrote what it carries; undefined when it carries nothing. A header alone makes nobody a
 * provider.
 */
function carriage(mail: MailFacts): 'checked' | 'unchecked' | undefined {
  if (providerHost(mail) === '') return undefined;
  const transport = (mail.headers.get('x-trasporto') ?? '').trim().toLowerCase();
  const subject = mail.subject.trim();
  if (transport === 'errore' || (transport === '' && carriedUnchecked.test(subject))) return 'unchecked';
  if (transport === 'posta-certificata' || (transport === '' && carried.test(subject))) return 'checked';
  return undefined;
}

function providerHost({ from }: MailFacts): string {
  return providerName.exec(from?.email ?? '')?.[1] ?? '';
}
