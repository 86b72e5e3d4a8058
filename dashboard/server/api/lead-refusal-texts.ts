// The refusals about leads in words: what is wrong and how to mend it, in both languages. The lead in the way is named beside them,
// in `fields`.

import type { LeadRefusalCode } from '#stores/records/leads/lead-refusal.ts';

export const leadRefusalTexts = {
  unknown_lead: {
    status: 404,
    en: 'There is no such lead.',
    it: 'Questo lead non esiste.',
  },
  unknown_entry: {
    status: 404,
    en: 'The lead has no such entry. Somebody may have removed it.',
    it: 'Il lead non ha questa annotazione. Forse qualcuno l’ha tolta.',
  },
  unknown_change: {
    status: 404,
    en: 'There is no such change that could be taken back.',
    it: 'Non c’è una modifica come questa da annullare.',
  },
  unknown_stage: {
    status: 400,
    en: 'There is no such stage. Choose one of those in force.',
    it: 'Questa fase non esiste. Scegli una di quelle in vigore.',
  },
  lead_exists: {
    status: 409,
    en: 'The company has an open lead already. Work on that one, or close it first.',
    it: 'L’azienda ha già un lead aperto. Lavora su quello, oppure prima chiudilo.',
  },
  changed_meanwhile: {
    status: 409,
    en: 'Somebody has changed this since you looked. Look again, then make your change.',
    it: 'Qualcuno ha fatto una modifica dopo che hai guardato. Guarda di nuovo, poi fai la tua.',
  },
  changed_since: {
    status: 409,
    en: 'What this change wrote has been changed since. Take the later change back first.',
    it: 'Ciò che questa modifica aveva scritto è stato poi cambiato. Annulla prima la modifica successiva.',
  },
  undone_already: {
    status: 409,
    en: 'This change has been taken back already.',
    it: 'Questa modifica è già stata annullata.',
  },
  needs_reason: {
    status: 400,
    en: 'Say why it ended: what was learnt from it is in the reasons.',
    it: 'Indica perché è finito: ciò che se ne impara sta nei motivi.',
  },
  not_your_lead: {
    status: 403,
    en: 'A colleague looks after this lead. Ask them or a manager.',
    it: 'Di questo lead si occupa un collega. Rivolgiti a lui o a un responsabile.',
  },
  try_again: {
    status: 503,
    en: 'It could not be changed just now. Try again.',
    it: 'In questo momento non è stato possibile cambiarlo. Riprova.',
  },
  hand_over_to_same: {
    status: 400,
    en: 'The leads are theirs already. Choose a colleague.',
    it: 'I lead sono già suoi. Scegli un collega.',
  },
  nothing_to_hand_over: {
    status: 409,
    en: 'None of these leads is theirs any more. Look again.',
    it: 'Nessuno di questi lead è più suo. Guarda di nuovo.',
  },
  unknown_hand_over: {
    status: 404,
    en: 'There is no such hand-over that you could take back.',
    it: 'Non c’è un passaggio come questo che tu possa annullare.',
  },
  nothing_to_change: {
    status: 400,
    en: 'Nothing was given to change. Give a stage, an owner or a next step.',
    it: 'Non è indicato che cosa cambiare. Indica una fase, un responsabile o un prossimo passo.',
  },
} as const satisfies Record<
  | Exclude<LeadRefusalCode, 'unknown_company' | 'unknown_person' | 'unknown_owner'>
  | 'not_your_lead'
  | 'nothing_to_change'
  | 'try_again'
  | 'hand_over_to_same'
  | 'nothing_to_hand_over'
  | 'unknown_hand_over',
  { status: number; en: string; it: string }
>;
