// The refusals about shared mailboxes in words: what is wrong and how to mend it, in both languages.

export const mailboxRefusalTexts = {
  unknown_mailbox: {
    status: 404,
    en: 'There is no such mailbox.',
    it: 'Questa casella non esiste.',
  },
  too_many_mailboxes: {
    status: 409,
    en: 'There are 50 mailboxes already. Remove one that is no longer used.',
    it: 'Ci sono già 50 caselle. Togline una che non serve più.',
  },
  mailbox_password_needed: {
    status: 400,
    en: 'Another server or user needs its password. Type it in.',
    it: 'Per un altro server o un altro utente serve la password. Scrivila.',
  },
  mailbox_statement_needed: {
    status: 400,
    en: 'Another server, user or folder is another mailbox. Confirm for it that it is a dedicated one and that colleagues know of it.',
    it: 'Un altro server, utente o un’altra cartella è un’altra casella. Conferma che è dedicata e che i colleghi lo sanno.',
  },
} as const;
