// Takes an answer to a form of our own: ticket, trap, time, fields and the box are checked, then it is kept. What was asked
// is kept whatever the visitor chose about tracking, since it was sent to be read; who the browser is, only under `granted`.

import type { Site } from '#contract/site.ts';
import type { OwnFormDesk } from '#stores/records/open-own-forms.ts';
import type { OwnForm } from '#stores/records/questions/own-forms.ts';
import { decideConsent, type RefusalHeaders, takeBackConsent } from '../consent-gate.ts';
import { keptParametersOf, scrubAddress } from '../scrub-address.ts';
import type { TakenBackOf } from '../taken-back-of.ts';
import {
  type AnswerFaults,
  type FormLanguage,
  findAnswerFaults,
  sortAnswer,
  textIn,
} from './check-answer.ts';
import { readTicket } from './form-ticket.ts';

export type Taken =
  | { kept: true; confirms: boolean }
  | { kept: false; code: 'wrong_ticket' | 'old_ticket' | 'too_soon' | 'text_changed' }
  | { kept: false; code: 'faults'; fields: AnswerFaults };

export interface AnswerCircumstances {
  site: Site;
  form: OwnForm;
  /** Milliseconds since 1970. */
  receivedAtMs: number;
  refusal: RefusalHeaders;
  takenBackOf?: TakenBackOf | undefined;
}

/** `body`: as it was sent, a JSON object. */
export async function takeAnswer(
  desk: OwnFormDesk,
  body: Record<string, unknown>,
  circumstances: AnswerCircumstances,
): Promise<Taken> {
  const { site, form, receivedAtMs } = circumstances;
  const ticket = readTicket(desk.keys.tickets, form.key, body['ticket'], receivedAtMs);
  if ('fault' in ticket) return { kept: false, code: ticket.fault };
  // People do not see this field, but some programs that fill in forms for them do. A machine is told what people are told, so
  // that it does not look for another way.
  const isSuspected = typeof body['website'] !== 'string' || body['website'] !== '';
  const language: FormLanguage = body['language'] === 'it' ? 'it' : 'en';
  const values = readObject(body['values']);
  const consentText = textIn(form.consentText, language);
  const faults = findAnswerFaults(form.fields, values) ?? {};
  if (consentText !== '' && typeof body['agreed'] !== 'number') faults['consent'] = 'agree';
  if (Object.keys(faults).length > 0) return { kept: false, code: 'faults', fields: faults };
  // Nobody agrees to a text that was not shown.
  if (consentText !== '' && body['agreed'] !== form.consentVersion) {
    return { kept: false, code: 'text_changed' };
  }
  const consent = { text: consentText, version: consentText === '' ? 0 : form.consentVersion };
  const isMailed = await desk.keep({
    ...{ siteId: site.id, ticketId: ticket.id, receivedAtMs, formKey: form.key, formName: form.name },
    ...sortAnswer(form.fields, values, language),
    ...{ language, consent, isSuspected, confirms: form.confirms && !isSuspected },
    ...readPage(body['page'], site),
    visitor: isSuspected ? '' : chooseVisitor(body, circumstances),
  });
  if (isSuspected) await desk.noteTrapped(form.key);
  // Nobody is to wait for a mail that is not sent; a robot is told what people are told.
  return { kept: true, confirms: form.confirms && (isMailed || isSuspected) };
}

function chooseVisitor(
  body: Record<string, unknown>,
  { site, refusal, receivedAtMs, takenBackOf }: AnswerCircumstances,
): string {
  const { visitor, consent } = body;
  if (typeof visitor !== 'string' || !/^[0-9a-f]{16}$/.test(visitor)) return '';
  const stated = decideConsent(consent, site, refusal, receivedAtMs);
  const { state, purposes } = takeBackConsent(stated, takenBackOf?.(site.id, visitor, stated.at) ?? 0);
  return state === 'granted' && (purposes === undefined || purposes.person) ? visitor : '';
}

/** Host and path, scrubbed like every address, and the campaign that is named in it. */
function readPage(stated: unknown, site: Site) {
  const none = { page: '', campaign: { source: '', medium: '', name: '' } };
  if (typeof stated !== 'string') return none;
  const scrubbed = scrubAddress(stated.slice(0, 4_000), keptParametersOf(site, false));
  if (!URL.canParse(scrubbed)) return none;
  const url = new URL(scrubbed);
  const tag = (word: string) =>
    (['utm', 'mtm', 'pk'].map((family) => url.searchParams.get(`${family}_${word}`)).find(Boolean) ?? '')
      .replace(/\p{Cc}/gu, ' ')
      .slice(0, 300);
  return {
    page: `${url.host}${url.pathname}`.slice(0, 1_000),
    campaign: { source: tag('source'), medium: tag('medium'), name: tag('campaign') },
  };
}

function readObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
