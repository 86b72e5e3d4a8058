// The refusals about links and mailings in words, in both languages.

export const linkRefusalTexts = {
  unknown_link: { status: 404, en: 'There is no such link.', it: 'Questo link non esiste.' },
  unknown_mailing: { status: 404, en: 'There is no such mailing.', it: 'Questo invio non esiste.' },
  mailing_of_other_site: {
    status: 400,
    en: 'The mailing belongs to another site. Choose one of the same site.',
    it: 'L’invio è di un altro sito. Scegline uno dello stesso sito.',
  },
  not_stated: {
    status: 409,
    en: 'Nobody has stated yet that the recipients agreed to being tracked. Make that statement first.',
    it: 'Nessuno ha ancora dichiarato che i destinatari hanno acconsentito al tracciamento. Prima fai la dichiarazione.',
  },
  no_address: {
    status: 400,
    en: 'The target is not a web address. Write it whole, such as https://example.com/offer.',
    it: 'La destinazione non è un indirizzo web. Scrivilo per intero, per esempio https://example.com/offerta.',
  },
  not_http: {
    status: 400,
    en: 'A link may lead to http and https addresses only.',
    it: 'Un link può portare solo a indirizzi http e https.',
  },
  has_password: {
    status: 400,
    en: 'The target holds a user name or password. Take it out: everybody who opens the link would see it.',
    it: 'La destinazione contiene un nome utente o una password. Toglili: chi apre il link li vedrebbe.',
  },
  recipients_faulty: {
    status: 422,
    en: 'Nothing was taken in: some lines of the list are not right. Mend them and send the file again.',
    it: 'Non è stato importato nulla: alcune righe dell’elenco non vanno bene. Correggile e invia di nuovo il file.',
  },
} as const;
