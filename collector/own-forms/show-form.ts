// Answers `GET /f/KEY`: what the script needs to draw a form of our own, in one language, with a fresh ticket.

import type { WireOwnForm } from '#contract/wire-format.ts';
import type { OwnForm } from '#stores/records/questions/own-forms.ts';
import { type FormLanguage, textIn } from './check-answer.ts';
import { makeTicket, ticketWaitMs } from './form-ticket.ts';

/** `key`: derived for form tickets. `nowMs`: milliseconds since 1970. */
export function describeOwnForm(
  form: OwnForm,
  language: FormLanguage,
  key: Buffer,
  nowMs: number,
): WireOwnForm {
  const consent = textIn(form.consentText, language);
  return {
    fields: form.fields.map(({ name, kind, label, required, options }) => ({
      ...{ name, kind, label: textIn(label, language), required },
      ...(options && { options: options.map((option) => textIn(option, language)) }),
    })),
    consent: consent === '' ? null : { text: consent, version: form.consentVersion },
    thanks: textIn(form.thanks, language),
    confirms: form.confirms,
    ticket: makeTicket(key, form.key, nowMs),
    waitMs: ticketWaitMs,
  };
}
