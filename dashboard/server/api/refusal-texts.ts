// Every refusal of the API and every fault of an input, in words: what is wrong and how to mend it, in both languages.

import type { Language } from '#contract/report.ts';
import type { Fault } from '#contract/report-schema.ts';
import { alertRefusalTexts } from './alert-refusal-texts.ts';
import { companyRefusalTexts } from './company-refusal-texts.ts';
import { connectionRefusalTexts } from './connection-refusal-texts.ts';
import { crmRefusalTexts } from './crm-refusal-texts.ts';
import { exportRefusalTexts } from './export-refusal-texts.ts';
import { fieldRefusalTexts } from './field-refusal-texts.ts';
import { filterRefusalTexts } from './filter-refusal-texts.ts';
import { keyRefusalTexts } from './key-refusal-texts.ts';
import { leadRefusalTexts } from './lead-refusal-texts.ts';
import { linkRefusalTexts } from './link-refusal-texts.ts';
import { mailboxRefusalTexts } from './mailbox-refusal-texts.ts';
import { orderRefusalTexts } from './order-refusal-texts.ts';
import { personRefusalTexts } from './person-refusal-texts.ts';
import { requestRefusalTexts } from './request-refusal-texts.ts';
import { rightsRefusalTexts } from './rights-refusal-texts.ts';
import { sourceRefusalTexts } from './source-refusal-texts.ts';
import { teamRefusalTexts } from './team-refusal-texts.ts';

interface RefusalText extends Record<Language, string> {
  status: number;
}

const texts = {
  ...alertRefusalTexts,
  ...companyRefusalTexts,
  ...connectionRefusalTexts,
  ...crmRefusalTexts,
  ...mailboxRefusalTexts,
  ...sourceRefusalTexts,
  ...personRefusalTexts,
  ...exportRefusalTexts,
  ...fieldRefusalTexts,
  ...filterRefusalTexts,
  ...keyRefusalTexts,
  ...leadRefusalTexts,
  ...linkRefusalTexts,
  ...orderRefusalTexts,
  ...requestRefusalTexts,
  ...rightsRefusalTexts,
  ...teamRefusalTexts,
  not_signed_in: {
    status: 401,
    en: 'You are not signed in. Sign in and try again.',
    it: 'Non hai effettuato l’accesso. Accedi e riprova.',
  },
  not_allowed: {
    status: 403,
    en: 'Your role does not allow this. Ask an administrator.',
    it: 'Il tuo ruolo non lo permette. Chiedi a un amministratore.',
  },
  wrong_origin: {
    status: 403,
    en: 'The request comes from another address than the dashboard’s own. Open the dashboard under its public address (FIUTO_DASHBOARD_URL).',
    it: 'La richiesta arriva da un indirizzo diverso da quello della dashboard. Aprila dal suo indirizzo pubblico (FIUTO_DASHBOARD_URL).',
  },
  invalid_input: {
    status: 400,
    en: 'Some of the values are not right. See each field.',
    it: 'Alcuni valori non vanno bene. Guarda ogni campo.',
  },
  invalid_json: {
    status: 400,
    en: 'The request body is not valid JSON.',
    it: 'Il corpo della richiesta non è JSON valido.',
  },
  too_large: {
    status: 413,
    en: 'The request is too large.',
    it: 'La richiesta è troppo grande.',
  },
  invalid_cursor: {
    status: 400,
    en: 'This page of the list cannot be found. Start again from the first page.',
    it: 'Questa pagina dell’elenco non esiste. Riparti dalla prima.',
  },
  unknown_route: {
    status: 404,
    en: 'There is no such address in the API. See /api/openapi.json.',
    it: 'Questo indirizzo non esiste nell’API. Vedi /api/openapi.json.',
  },
  unknown_site: {
    status: 404,
    en: 'There is no such site.',
    it: 'Questo sito non esiste.',
  },
  unknown_form: {
    status: 404,
    en: 'This form has not been seen on the site.',
    it: 'Questo modulo non è stato visto sul sito.',
  },
  unknown_field: {
    status: 400,
    en: 'The form has no such field. Use the names that the form’s page shows.',
    it: 'Il modulo non ha questo campo. Usa i nomi mostrati nella pagina del modulo.',
  },
  unknown_visit: {
    status: 404,
    en: 'There is no such visit. It may be older than the retention allows, or later events have joined it to another.',
    it: 'Questa visita non esiste. Forse è più vecchia del periodo di conservazione, o eventi arrivati dopo l’hanno unita a un’altra.',
  },
  unknown_user: {
    status: 404,
    en: 'There is no such user.',
    it: 'Questo utente non esiste.',
  },
  email_taken: {
    status: 409,
    en: 'A user with this e-mail address exists already.',
    it: 'Esiste già un utente con questo indirizzo e-mail.',
  },
  last_administrator: {
    status: 409,
    en: 'This is the last administrator. Make someone else an administrator first.',
    it: 'È l’ultimo amministratore. Prima nominane un altro.',
  },
  setup_done: {
    status: 409,
    en: 'Set-up is done already. Sign in.',
    it: 'La configurazione iniziale è già stata fatta. Accedi.',
  },
  link_not_valid: {
    status: 410,
    en: 'This link has expired or was used. Ask for a new one; a new set-up link is printed when Fiuto starts.',
    it: 'Questo link è scaduto o è già stato usato. Chiedine uno nuovo; il link iniziale viene stampato all’avvio di Fiuto.',
  },
  too_many_tries: {
    status: 429,
    en: 'Too many tries. Wait a while and try again.',
    it: 'Troppi tentativi. Aspetta un po’ e riprova.',
  },
  period_too_long: {
    status: 422,
    en: 'This period holds too much to be shown at once. Choose a shorter one, or one site.',
    it: 'Questo periodo contiene troppo per essere mostrato insieme. Scegline uno più breve, o un solo sito.',
  },
  events_away: {
    status: 503,
    en: 'The event store does not answer right now. Nothing is lost; try again shortly.',
    it: 'L’archivio degli eventi ora non risponde. Non si perde nulla; riprova tra poco.',
  },
  records_away: {
    status: 503,
    en: 'The database of the records does not answer right now. Try again shortly.',
    it: 'Il database ora non risponde. Riprova tra poco.',
  },
  internal: {
    status: 500,
    en: 'Something went wrong on the server. The log has the details under this request’s id.',
    it: 'Qualcosa non ha funzionato sul server. I dettagli sono nel registro sotto l’id di questa richiesta.',
  },
} as const satisfies Record<string, RefusalText>;

export type RefusalCode = keyof typeof texts;

export function refusalStatus(code: RefusalCode): number {
  return texts[code].status;
}

export function refusalText(code: RefusalCode, language: Language): string {
  return texts[code][language];
}

const faultTexts: Record<Fault, Record<Language, (value: string) => string>> = {
  host: {
    en: (value) =>
      `"${value}" is not a host name. Write the name alone, such as example.com, without https:// or a path.`,
    it: (value) =>
      `"${value}" non è un nome di host. Scrivi solo il nome, per esempio example.com, senza https:// né percorso.`,
  },
  parameter: {
    en: (value) =>
      `"${value}" is not the name of a query parameter. Use letters, digits and _ . - [ ], at most 64.`,
    it: (value) => `"${value}" non è il nome di un parametro. Usa lettere, cifre e _ . - [ ], al massimo 64.`,
  },
  sensitive_parameter: {
    en: (value) => `"${value}" usually carries a secret or a person’s address, so it is never kept.`,
    it: (value) =>
      `"${value}" di solito contiene un segreto o l’indirizzo di una persona, quindi non si conserva mai.`,
  },
  pattern: {
    en: (value) =>
      `"${value}" is not a path pattern. Start with / or *, without ? # or blanks, such as /products/*.`,
    it: (value) =>
      `"${value}" non è un modello di percorso. Comincia con / o *, senza ? # né spazi, per esempio /prodotti/*.`,
  },
  window: {
    en: () => '"to" must be later than "from", by at most 400 days.',
    it: () => '"to" deve venire dopo "from", al massimo di 400 giorni.',
  },
  file_link: {
    en: () => 'A file needs the https address where it lies, and nothing else has one.',
    it: () => 'Un file richiede l’indirizzo https dove si trova, e nient’altro ne ha uno.',
  },
  task_only: {
    en: () => 'Only a task has a day, somebody to do it and a promise. Leave these out, or write a task.',
    it: () =>
      'Solo un’attività ha un giorno, un incaricato e una promessa. Togli questi dati, o scrivi un’attività.',
  },
  note_answers: {
    en: () => 'Only a note answers something else that was written down.',
    it: () => 'Solo una nota può rispondere a qualcos’altro che è stato annotato.',
  },
  replay_what: {
    en: () => 'Give either "ids" or "filter".',
    it: () => 'Indica "ids" oppure "filter".',
  },
};

export function isFault(key: string): key is Fault {
  return key in faultTexts;
}

export function faultText(fault: Fault, language: Language, value: string): string {
  return faultTexts[fault][language](value.length > 80 ? `${value.slice(0, 80)}…` : value);
}
