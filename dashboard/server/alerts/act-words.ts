// The words of the pages behind the buttons of alerts, in the language of the channel.

import type { AlertAct } from '#contract/alert-report.ts';

export interface ActWords {
  /** What is asked, by act. `company`: HTML. */
  readonly ask: Readonly<Record<AlertAct, (company: string) => string>>;
  readonly button: Readonly<Record<AlertAct, string>>;
  readonly done: Readonly<Record<AlertAct, (company: string) => string>>;
  readonly doneTitle: string;
  /** Where nothing was changed. */
  readonly notDoneTitle: string;
  readonly already: string;
  readonly taken: string;
  readonly no_stage: string;
  readonly goneTitle: string;
  readonly gone: string;
  readonly open: string;
  readonly unsubscribeTitle: string;
  readonly unsubscribeAsk: string;
  readonly unsubscribeButton: string;
  readonly unsubscribed: string;
  /** Written into the lead's history. */
  readonly called: string;
  readonly notInteresting: string;
}

const english: ActWords = {
  ask: {
    mine: (company) => `Do you take ${company}?`,
    called: (company) => `Did you call ${company}?`,
    not_interesting: (company) => `Is ${company} not interesting?`,
    remind: (company) => `Be reminded of ${company} with tomorrow’s signals?`,
  },
  button: {
    mine: 'Yes, it is mine',
    called: 'Yes, note the call',
    not_interesting: 'Not interesting',
    remind: 'Remind me',
  },
  done: {
    mine: (company) => `${company} is yours now.`,
    called: (company) => `The call with ${company} is noted, and the lead is yours.`,
    not_interesting: (company) => `${company} is noted as not interesting.`,
    remind: (company) => `${company} will be among the signals of your next working morning.`,
  },
  doneTitle: 'Done',
  notDoneTitle: 'Nothing was changed',
  already: 'This was done already.',
  taken: 'Somebody else looks after this company by now.',
  no_stage:
    'Your leads have no stage for what is of no interest. Open Fiuto to end the lead otherwise, or ask an administrator to add such a stage.',
  goneTitle: 'This link holds no longer',
  gone: 'It is older than four days, incomplete, or what it was about is gone. Open Fiuto to see how things stand.',
  open: 'Open Fiuto',
  unsubscribeTitle: 'No more mails of signals',
  unsubscribeAsk:
    'Fiuto will send no more mails of signals to this address. You can switch them on again in Fiuto.',
  unsubscribeButton: 'No more mails',
  unsubscribed: 'Done: no more mails of signals will be sent to this address.',
  called: 'Called: noted from an alert.',
  notInteresting: 'Said to be not interesting, from an alert.',
};

const italian: ActWords = {
  ask: {
    mine: (company) => `Prendi tu ${company}?`,
    called: (company) => `Hai chiamato ${company}?`,
    not_interesting: (company) => `${company} non interessa?`,
    remind: (company) => `Vuoi ritrovare ${company} tra i segnali di domani?`,
  },
  button: {
    mine: 'Sì, è mia',
    called: 'Sì, annota la chiamata',
    not_interesting: 'Non interessa',
    remind: 'Ricordamelo',
  },
  done: {
    mine: (company) => `Ora ${company} è tua.`,
    called: (company) => `La chiamata a ${company} è annotata e il lead è tuo.`,
    not_interesting: (company) => `È annotato che ${company} non interessa.`,
    remind: (company) => `${company} sarà tra i segnali della tua prossima mattina di lavoro.`,
  },
  doneTitle: 'Fatto',
  notDoneTitle: 'Non è cambiato nulla',
  already: 'Era già stato fatto.',
  taken: 'Ora di questa azienda si occupa un’altra persona.',
  no_stage:
    'I tuoi lead non hanno una fase per ciò che non interessa. Apri Fiuto per concludere il lead in un altro modo, o chiedi a un amministratore di aggiungere quella fase.',
  goneTitle: 'Questo link non vale più',
  gone: 'Ha più di quattro giorni, è incompleto, o ciò di cui parlava non c’è più. Apri Fiuto per vedere la situazione.',
  open: 'Apri Fiuto',
  unsubscribeTitle: 'Niente più e-mail di segnali',
  unsubscribeAsk: 'Fiuto non invierà più e-mail di segnali a questo indirizzo. Puoi riattivarle in Fiuto.',
  unsubscribeButton: 'Niente più e-mail',
  unsubscribed: 'Fatto: a questo indirizzo non arriveranno più e-mail di segnali.',
  called: 'Chiamata annotata da una segnalazione.',
  notInteresting: 'Non interessa, indicato da una segnalazione.',
};

export const actWords: Readonly<Record<'en' | 'it', ActWords>> = { en: english, it: italian };
