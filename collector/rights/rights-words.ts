// The words of the page of one's own data, in one language.

import type { heldCategories } from '#contract/rights-content.ts';
import type { WithdrawnPurpose } from '#contract/rights-report.ts';

export interface RightsWords {
  language: 'en' | 'it';
  otherLanguage: string;
  title: string;
  /** `{name}`: who answers for the data. */
  about: string;
  aboutNobody: string;
  askTitle: string;
  ask: string;
  email: string;
  send: string;
  askNote: string;
  wrongEmail: string;
  tooSoon: string;
  askedTitle: string;
  asked: string;
  notComing: string;
  noMailTitle: string;
  noMail: string;
  noMailNobody: string;
  contact: string;
  goneTitle: string;
  gone: string;
  askAnew: string;
  openTitle: string;
  open: string;
  show: string;
  waitTitle: string;
  wait: string;
  again: string;
  busyTitle: string;
  busy: string;
  awayTitle: string;
  away: string;
  heldTitle: string;
  /** `{email}`. */
  held: string;
  heldNothing: string;
  categories: Record<(typeof heldCategories)[number], string>;
  since: string;
  from: string;
  /** Sources that have no name of their own, by their code. */
  sources: Record<'signature' | 'mailbox' | 'mailing' | 'import', string>;
  consentTitle: string;
  consentNone: string;
  /** `{time}`. */
  consentSeen: string;
  chosen: string;
  version: string;
  states: Record<'granted' | 'limited' | 'denied', string>;
  purposes: Record<WithdrawnPurpose, { name: string; text: string; on: string; off: string; button: string }>;
  /** `{time}`. */
  takenBack: string;
  agreedTitle: string;
  mailTitle: string;
  mailNone: string;
  subscribed: string;
  unsubscribed: string;
  isTracked: string;
  notTracked: string;
  unsubscribe: string;
  copyTitle: string;
  copy: string;
  download: string;
  objectTitle: string;
  object: string;
  objectButton: string;
  eraseTitle: string;
  eraseAsk: string;
  sure: string;
  eraseButton: string;
  requestsTitle: string;
  /** `{kind}`, `{at}`, `{due}`. */
  requestOpen: string;
  requestDone: string;
  requestRefused: string;
  kinds: Record<'erasure' | 'objection', string>;
  doneTitle: string;
  done: Record<WithdrawnPurpose | 'unsubscribe' | 'object' | 'erase_ask' | 'erase_at_once', string>;
  back: string;
  complain: string;
}
