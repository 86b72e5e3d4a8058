// What somebody did, by the word that an export has for it, in English and Italian.

import type { EngagementKind, HumanSign } from '#contract/engagement.ts';
import type { EngagementFileKind } from '#contract/import-report.ts';
import { simplifyHeader } from './simplify-header.ts';

/**
 * In lists of mailings alone: elsewhere an "open" lead or deal, an offer that was "sent" or a complaint has the same words. Own list,
 * from the states that mailing tools export.
 */
const mailWords: readonly (readonly [EngagementKind, RegExp])[] = [
  ['email_unsubscribe', /\b(unsubscribed?|disiscritt[oa]|disiscrizione)\b/],
  ['email_complaint', /\b(spam|complain(ed|t)|segnalat[oa] come spam)\b/],
  ['email_bounce', /\b(bounce[ds]?|undelivered|rimbalzat[oa]|non consegnat[oa])\b/],
  ['email_delivered', /^(?:e ?mail )?(delivered|sent|consegnat[oa]|inviat[oa])$/],
  ['email_open', /^(?:e ?mail |unique |first )?(open(ed|s)?|apert[oa]|apertur[ae])$/],
  ['email_click', /^(?:e ?mail |link |unique |first )?(click(ed|s)?|clic|cliccat[oa])$/],
];
/** A column that names the mailing of a row. */
const mailingHeader =
  /^(?:(?:nome |titolo )?(?:della )?(?:newsletter|mailing)(?: name| title| subject)?|e ?mail (?:name|title|subject|campaign|event|action)(?: name)?|oggetto (?:della )?e ?mail)$/;
/** States that nothing but a mail has. */
const mailState = /\b(bounce[ds]?|rimbalzat[oa]|unsubscribed?|disiscritt[oa])\b|^(click(ed)?|cliccat[oa])$/;

/** Whether a list tells of mails: by its headers, or by what its first rows say was done. */
export function tellsOfMails(headers: readonly string[], actions: readonly string[]): boolean {
  return (
    headers.some((header) => mailingHeader.test(simplifyHeader(header))) ||
    actions.some((word) => mailState.test(simplifyHeader(word)))
  );
}

/** The first that fits. Own list, from the reactions and states that the networks' own pages show. */
const words: readonly (readonly [EngagementKind, RegExp])[] = [
  [
    'event_cancelled',
    /\b(cancell?ed|cancell?at[oa]|refunded|rimborsat[oa]|annullat[oa]|deleted|not attending|declined)\b/,
  ],
  [
    'event_attended',
    /^(attended|checked in|present|presente|partecipato|ha partecipato|yes|si|check in|joined)$/,
  ],
  [
    'event_registered',
    /^(attending|registered|iscritt[oa]|registrat[oa]|going|not attended|no show|absent|assente|no)$/,
  ],
  ['comment', /\b(comment(o|ed|s)?|repl(y|ied)|risposta|ha commentato)\b/],
  ['share', /\b(share[ds]?|repost(ed)?|retweet(ed)?|quote( tweet)?|condivi(so|sione|de)|ha condiviso)\b/],
  ['mention', /\b(mention(ed)?|menzion(e|ato)|tag(ged)?)\b/],
  ['follow', /\b(follow(ed|er|s)?|segue|seguace|iscrizione alla pagina)\b/],
  ['message', /\b(message|messaggio|inmail|dm)\b/],
  ['review', /\b(review(ed)?|recensione|recommendation)\b/],
  ['lead_form', /\b(lead|form|modulo|contatto)\b/],
  [
    'reaction',
    /\b(like[ds]?|reaction|react(ed)?|mi piace|consiglia|love|celebrat(e|ed)|support|insightful|funny|praise|empathy|interest|haha|wow|sad|angry|favou?rited?|reazione|apprezzamento|festeggia|sostegno|curios[oa]|interessante|divertente)\b/,
  ],
];

/** Undefined for a word that says nothing of the kind. `isOfMails`: it stands in a list of what became of mails. */
export function readAction(word: string, isOfMails: boolean): EngagementKind | undefined {
  const plain = simplifyHeader(word);
  const known = isOfMails ? [...mailWords, ...words] : words;
  return plain === '' ? undefined : known.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** Machines open mails and follow their links as well, and deliver them alone: a list cannot tell whose deed it was. */
export function signOf(kind: EngagementKind): HumanSign {
  if (kind === 'email_open' || kind === 'email_click') return 'unsure';
  return kind === 'email_delivered' || kind === 'email_bounce' ? 'machine' : 'human';
}

/** What all rows of such a file are, unless they say something else. */
export const usualActions: Readonly<Record<EngagementFileKind, EngagementKind>> = {
  linkedin_leads: 'lead_form',
  linkedin_engagement: 'reaction',
  meta_leads: 'lead_form',
  meta_engagement: 'comment',
  x_engagement: 'mention',
  attendees: 'event_registered',
  engagement: 'other',
  chat: 'message',
  whatsapp: 'message',
  messenger: 'message',
};

/** Whom the people dealt with. */
export const providerOf: Readonly<Record<EngagementFileKind, string>> = {
  linkedin_leads: 'linkedin',
  linkedin_engagement: 'linkedin',
  meta_leads: 'meta',
  meta_engagement: 'meta',
  x_engagement: 'x',
  attendees: 'event',
  engagement: 'file',
  chat: 'chat',
  whatsapp: 'whatsapp',
  messenger: 'messenger',
};
