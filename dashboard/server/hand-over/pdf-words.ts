// The words of the hand-over as a file, in both languages.

import type { ContactChannel, ContactState } from '#contract/contact-report.ts';
import type { ReminderKind } from '#contract/handover-report.ts';
import type { Language } from '#contract/report.ts';

export interface PdfWords {
  readonly title: (name: string) => string;
  readonly made: (when: string) => string;
  readonly page: (number: number) => string;
  readonly none: string;
  readonly score: (score: number, fit: number) => string;
  readonly nextStep: string;
  readonly noNextStep: string;
  /** `crm`: '' when it was written down here. */
  readonly lastContact: (when: string, crm: string) => string;
  readonly never: string;
  readonly sections: Readonly<
    Record<'reminders' | 'agreed' | 'tasks' | 'people' | 'written' | 'lookedAt', string>
  >;
  readonly reminders: Readonly<Record<ReminderKind, string>>;
  readonly kinds: Readonly<Record<'note' | 'call' | 'meeting', string>>;
  readonly promise: string;
  readonly overdue: string;
  readonly by: (when: string) => string;
  /** `when`: '' where nothing is on record. */
  readonly permission: (channel: ContactChannel, state: ContactState, when: string) => string;
  readonly isMain: string;
}

const en: PdfWords = {
  title: (name) => `Hand-over: leads of ${name}`,
  made: (when) => `As on record on ${when}`,
  page: (number) => `page ${number}`,
  none: 'There is no open lead.',
  score: (score, fit) => `score ${score}, fit ${fit}`,
  nextStep: 'Next step',
  noNextStep: 'none set',
  lastContact: (when, crm) => `last contact ${when}${crm === '' ? '' : ` (in ${crm})`}`,
  never: 'never contacted',
  sections: {
    reminders: 'Do not forget',
    agreed: 'What was agreed',
    tasks: 'Open tasks',
    people: 'Whom to call',
    written: 'What was written down last',
    lookedAt: 'What they looked at since',
  },
  reminders: {
    promise: 'Promised',
    request_open: 'Request without an answer',
    step_overdue: 'Next step overdue',
    task_overdue: 'Task overdue',
    no_next_step: 'There is no next step and no task.',
    never_contacted: 'Nobody has called or met them yet.',
  },
  kinds: { note: 'Note', call: 'Call', meeting: 'Meeting' },
  promise: 'promise',
  overdue: 'overdue',
  by: (when) => `by ${when}`,
  permission: (channel, state, when) => {
    const what = channel === 'phone' ? 'calls' : 'mails';
    if (state === 'unknown') return `permission for ${what} not on record`;
    return state === 'allowed' ? `${what} allowed on ${when}` : `NO ${what}: refused on ${when}`;
  },
  isMain: 'main contact',
};

const it: PdfWords = {
  title: (name) => `Passaggio di consegne: lead di ${name}`,
  made: (when) => `Dai dati registrati al ${when}`,
  page: (number) => `pagina ${number}`,
  none: 'Non c’è nessun lead aperto.',
  score: (score, fit) => `punteggio ${score}, affinità ${fit}`,
  nextStep: 'Prossimo passo',
  noNextStep: 'non indicato',
  lastContact: (when, crm) => `ultimo contatto ${when}${crm === '' ? '' : ` (secondo ${crm})`}`,
  never: 'mai contattati',
  sections: {
    reminders: 'Da non dimenticare',
    agreed: 'Che cosa si è concordato',
    tasks: 'Compiti aperti',
    people: 'Chi chiamare',
    written: 'Ultime annotazioni',
    lookedAt: 'Che cosa hanno guardato da allora',
  },
  reminders: {
    promise: 'Promesso',
    request_open: 'Richiesta senza risposta',
    step_overdue: 'Prossimo passo scaduto',
    task_overdue: 'Compito scaduto',
    no_next_step: 'Non c’è né un prossimo passo né un compito.',
    never_contacted: 'Nessuno li ha ancora chiamati o incontrati.',
  },
  kinds: { note: 'Nota', call: 'Chiamata', meeting: 'Incontro' },
  promise: 'promessa',
  overdue: 'scaduto',
  by: (when) => `entro il ${when}`,
  permission: (channel, state, when) => {
    const what = channel === 'phone' ? 'chiamate' : 'e-mail';
    if (state === 'unknown') return `consenso alle ${what} non registrato`;
    return state === 'allowed' ? `${what} permesse il ${when}` : `NIENTE ${what}: rifiutate il ${when}`;
  },
  isMain: 'contatto principale',
};

export function pdfWords(language: Language): PdfWords {
  return language === 'it' ? it : en;
}
