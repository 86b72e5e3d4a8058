// Italian words of contact permission.

import type { contact as contactInEnglish } from '../en/contact.ts';
import type { Translation } from '../translation.ts';

export const contact: Translation<typeof contactInEnglish> = {
  title: 'Si possono contattare?',
  text: 'Che cosa risulta accanto a ogni numero e indirizzo. Chi si disiscrive o revoca il consenso rifiuta con ciò.',
  none: 'Non si conosce né un numero né un indirizzo.',
  phone_unknown: 'chiamate: permesso non risulta',
  phone_allowed: 'chiamate permesse',
  phone_refused: 'niente chiamate',
  email_unknown: 'e-mail: permesso non risulta',
  email_allowed: 'e-mail permesse',
  email_refused: 'niente e-mail',
  noted: '{{source}} · {{by}}, il {{when}}',
  unsubscribed: 'disiscrizione del {{when}}',
  withdrawn: 'consenso revocato il {{when}}',
  noteOf: 'Annota se si può usare {{value}}',
  state: 'Si può usare?',
  state_allowed: 'Permesso',
  state_refused: 'Rifiutato',
  state_unknown: 'Non si sa',
  source: 'Come lo sai',
  sourceHint: 'Per esempio: lo ha detto al telefono, modulo firmato del 3 marzo.',
  saved: 'Annotato',
};
