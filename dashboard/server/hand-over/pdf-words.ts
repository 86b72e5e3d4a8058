// The words of the hand-over as a file, in both languages.

import type { ReminderKind } from '#contract/hand-over-report.ts';
import type { Language } from '#contract/report.ts';

export interface PdfWords {
  readonly title: (name: string) => string;
  readonly made: (when: string) => string;
  readonly page: (number: number) => string;
  readonly none: string;
  readonly score: (score: number, fit: number) => string;
  readonly nextStep: string;
  readonly noNextStep: string;
  readonly lastContact: (when: string) => string;
  readonly never: string;
  readonly sections: Readonly<
    Record<'reminders' | 'agreed' | 'tasks' | 'people' | 'written' | 'lookedAt', string>
  >;
  readonly reminders: Readonly<Record<ReminderKind, string>>;
  readonly kinds: Readonly<Record<'note' | 'call' | 'meeting', string>>;
  readonly promise: string;
  readonly overdue: string;
  readonly by: (when: string) => string;
  readonly mailRefused: (when: string) => string;
  readonly mailUnknown: string;
  readonly phoneUnknown: string;
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
  lastContact: (when) => `last contact ${when}`,
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
  mailRefused: (when) => `no mail: refused on ${when}`,
  mailUnknown: 'permission for mail not on record',
  phoneUnknown: 'permission to call not on record',
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
  lastContact: (when) => `ultimo contatto ${when}`,
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
  mailRefused: (when) => `niente e-mail: rifiutate il ${when}`,
  mailUnknown: 'consenso alle e-mail non registrato',
  phoneUnknown: 'consenso alle chiamate non registrato',
  isMain: 'contatto principale',
};

export function pdfWords(language: Language): PdfWords {
  return language === 'it' ? it : en;
}
