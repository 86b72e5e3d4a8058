// Refusals about requests and forms of our own, in words, in both languages.

import type { Language } from '#contract/report.ts';

export const requestRefusalTexts = {
  unknown_request: {
    status: 404,
    en: 'There is no such request. It may be older than the retention allows.',
    it: 'Questa richiesta non esiste. Forse è più vecchia del periodo di conservazione.',
  },
  unknown_own_form: {
    status: 404,
    en: 'There is no such form. It may have been removed.',
    it: 'Questo modulo non esiste. Forse è stato eliminato.',
  },
  no_mail: {
    status: 409,
    en: 'Mail cannot be sent from here. Set FIUTO_SMTP_URL and FIUTO_MAIL_FROM and start Fiuto again, or leave the confirmation off.',
    it: 'Da qui non si possono inviare e-mail. Imposta FIUTO_SMTP_URL e FIUTO_MAIL_FROM e riavvia Fiuto, oppure lascia spenta la conferma.',
  },
  no_email_field: {
    status: 400,
    en: 'A confirmation by e-mail needs a required field of the kind e-mail.',
    it: 'La conferma via e-mail richiede un campo obbligatorio di tipo e-mail.',
  },
} as const satisfies Record<string, Record<Language, string> & { status: number }>;
