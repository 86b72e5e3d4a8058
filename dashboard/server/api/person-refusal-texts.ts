// What the API refuses about people, in words.

import type { IdentityRefusalCode } from '#stores/records/identity/change-ties.ts';

export const personRefusalTexts = {
  unknown_person: {
    status: 404,
    en: 'There is no such person. They may have been erased.',
    it: 'Questa persona non esiste. Forse è stata cancellata.',
  },
  same_person: {
    status: 409,
    en: 'These two are one person already. Choose another one.',
    it: 'Sono già la stessa persona. Scegline un’altra.',
  },
  person_too_large: {
    status: 409,
    en: 'Together they would have more names than one person may. Look whether one of the keys is shared by many.',
    it: 'Insieme avrebbero più recapiti di quanti ne può avere una persona. Controlla se uno è condiviso da molti.',
  },
  unknown_tie: {
    status: 404,
    en: 'There is no such merge or proof. It may have been erased.',
    it: 'Questa unione o conferma non esiste. Forse è stata cancellata.',
  },
  tie_taken_back: {
    status: 409,
    en: 'Somebody has taken this back already.',
    it: 'Qualcuno l’ha già annullata.',
  },
  unknown_key: { status: 404, en: 'There is no such key.', it: 'Questo recapito non esiste.' },
  key_not_held: {
    status: 409,
    en: 'This key is not held back, so there is nothing to release.',
    it: 'Questo recapito non è sospeso, quindi non c’è niente da sbloccare.',
  },
} as const satisfies Record<IdentityRefusalCode, { status: number; en: string; it: string }>;
