// Whether a program sent a mail by itself, or it is unwanted: such mails are nobody's request and no person's contact.

import { registrableDomain } from '../company/domains/registrable-domain.ts';
import type { MailFacts } from './mail-facts.ts';
import { isCertifiedReceipt } from './open-certified.ts';
import { readAuthentication } from './read-authentication.ts';

const automaticReasons = [
  'auto_submitted',
  'out_of_office',
  'bounce',
  'mailing_list',
  'newsletter',
  'no_reply',
  'calendar',
  'spam',
  'authentication_failed',
] as const;

export type AutomaticReason = (typeof automaticReasons)[number];

/** In Outlook, Exchange, Gmail and the usual servers. */
const away =
  /^(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|risposta automatica|fuori (?:sede|ufficio)|assenza dall'ufficio|abwesenheitsnotiz|automatische antwort|abwesend|réponse automatique|absence du bureau|respuesta automática)\b/i;
const undelivered =
  /^(?:undeliver(?:able|ed)|delivery (?:status notification|failure|has failed)|mail delivery (?:failed|subsystem)|returned mail|failure notice|mancato recapito|non recapitabile|messaggio non recapitato|impossibile recapitare|notifica (?:di )?(?:mancata consegna|stato del recapito)|unzustellbar|conferma di lettura|ricevuta di (?:consegna|lettura|accettazione))/i;
const robotNames =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|nonrispondere|non[-_.]rispondere|noreply[-_.+].*|.*[-_.+]noreply|notifications?|notifiche|alerts?|mailer[-_.]?daemon|postmaster|bounces?(?:[-_+].*)?|newsletter|auto(?:matic|mailer)?[-_.]?(?:reply|mail)?)$/i;
const daemonNames = /^(?:mailer[-_.]?daemon|postmaster|mail[-_.]?delivery)$/i;

/** Undefined for a mail that a person wrote. `ownDomains`: a list of the operator's own is how a group mailbox is read. */
export function judgeAutomatic(
  mail: MailFacts,
  ownDomains: ReadonlySet<string>,
): AutomaticReason | undefined {
  const header = (name: string) => (mail.headers.get(name) ?? '').trim();
  if (isSpam(header, mail.subject)) return 'spam';
  const isRefused = readAuthentication(header('authentication-results')) === 'fail';
  if (isRefused && !isPassedOnByOwnServer(header, ownDomains)) return 'authentication_failed';
  const name = (mail.from?.email ?? '').split('@', 1)[0] ?? '';
  // Words that customers write as well ("Consegna: ordine 4711") tell no receipt: its headers do.
  if (
    daemonNames.test(name) ||
    isReport(header) ||
    isCertifiedReceipt(mail) ||
    undelivered.test(mail.subject)
  )
    return 'bounce';
  if (away.test(mail.subject) || header('x-autoreply') !== '' || header('x-autorespond') !== '')
    return 'out_of_office';
  if (mail.hasCalendar || /calendarmessage/i.test(header('content-class'))) return 'calendar';
  const submitted = header('auto-submitted').toLowerCase();
  if (submitted !== '' && submitted !== 'no')
    return submitted.startsWith('auto-replied') ? 'out_of_office' : 'auto_submitted';
  if (/auto[-_]reply/i.test(header('precedence'))) return 'out_of_office';
  return judgeMass(header, ownDomains) ?? (robotNames.test(name) ? 'no_reply' : undefined);
}

type ReadHeader = (name: string) => string;

function isSpam(header: ReadHeader, subject: string): boolean {
  if (/^(?:yes|true|spam)\b/i.test(header('x-spam-flag')) || /^yes\b/i.test(header('x-spam-status')))
    return true;
  if (/^(?:yes|true|spam)\b/i.test(header('x-spam'))) return true;
  const level = Number(header('x-ms-exchange-organization-scl') || 'NaN');
  if (level >= 5 || /\bSFV:SPM\b/.test(header('x-forefront-antispam-report'))) return true;
  return /^\s*(?:\[spam\]|\*{2,}\s*spam\s*\*{2,}|\{spam\??\})/i.test(subject);
}

function isReport(header: ReadHeader): boolean {
  return (
    /multipart\/report/i.test(header('content-type')) ||
    header('x-failed-recipients') !== '' ||
    header('return-path') === '<>'
  );
}

/**
 * What a server passes on fails for every sender: the own one, which sends what it gets to the shared mailbox, says so (Gmail and
 * others: `X-Forwarded-For`, RFC 5322: `Resent-From`). Anybody may write such a header; it makes no sender proven.
 */
function isPassedOnByOwnServer(header: ReadHeader, ownDomains: ReadonlySet<string>): boolean {
  const passedOn = `${header('x-forwarded-for')} ${header('resent-from')}`.slice(0, 2_000);
  return [...passedOn.matchAll(/@([\w.-]{1,255})/g)].some(([, host = '']) =>
    ownDomains.has(registrableDomain(host.toLowerCase())),
  );
}

function judgeMass(header: ReadHeader, ownDomains: ReadonlySet<string>): AutomaticReason | undefined {
  const list = `${header('list-id')} ${header('list-post')}`;
  const isOwnList = [...list.matchAll(/(?<![\w-])[\w-]+(?:\.[\w-]+)+/g)].some(([host]) =>
    ownDomains.has(registrableDomain(host)),
  );
  if (isOwnList) return undefined;
  if (list.trim() !== '' && header('list-post') !== '') return 'mailing_list';
  if (header('list-unsubscribe') !== '' || header('feedback-id') !== '') return 'newsletter';
  if (list.trim() !== '') return 'mailing_list';
  return /^(?:bulk|list|junk)$/i.test(header('precedence')) ? 'newsletter' : undefined;
}
