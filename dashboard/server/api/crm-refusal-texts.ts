// The refusals about CRMs in words: what is wrong and how to mend it, in both languages.

export const crmRefusalTexts = {
  unknown_crm: {
    status: 404,
    en: 'There is no such connection to a CRM.',
    it: 'Questo collegamento a un CRM non esiste.',
  },
  crm_not_encrypted: {
    status: 400,
    en: 'Credentials are not sent without encryption: write https://. A host of your own can be allowed with FIUTO_PRIVATE_HOSTS_ALLOWED.',
    it: 'Le credenziali non si inviano senza cifratura: scrivi https://. Un host dei tuoi si può permettere con FIUTO_PRIVATE_HOSTS_ALLOWED.',
  },
  crm_address_wrong: {
    status: 400,
    en: 'This kind of connection has another form of address. Write it as in the example.',
    it: 'Questo tipo di collegamento ha un altro tipo di indirizzo. Scrivilo come nell’esempio.',
  },
  crm_credentials_needed: {
    status: 400,
    en: 'Another address needs its credentials. Type them in.',
    it: 'Per un altro indirizzo servono le credenziali. Scrivile.',
  },
  crm_other_account: {
    status: 409,
    en: 'Records of the account before are linked, and it could not be shown that this is the same one. Make a new connection for another account. If it is the same, see that it can be reached there with these credentials, and save again.',
    it: 'Sono collegate schede dell’account di prima, e non risulta che questo sia lo stesso. Per un altro account crea un nuovo collegamento. Se è lo stesso, controlla che si raggiunga lì con queste credenziali e salva di nuovo.',
  },
  crm_unreachable: {
    status: 409,
    en: 'The CRM does not say which fields it has. Try the connection to see why.',
    it: 'Il CRM non dice quali campi ha. Prova il collegamento per vedere perché.',
  },
  crm_dry_run_unseen: {
    status: 409,
    en: 'Nobody has looked at the dry run yet. Look at what would be written, then switch the connection on.',
    it: 'Nessuno ha ancora guardato la prova. Guarda che cosa verrebbe scritto, poi attiva il collegamento.',
  },
  crm_run_not_undone: {
    status: 409,
    en: 'There is no such run to be taken back: it was a dry run, or it is taken back already.',
    it: 'Non c’è un invio da annullare: era una prova senza scrittura, oppure è già stato annullato.',
  },
  crm_question_settled: {
    status: 409,
    en: 'This was answered meanwhile, or the record belongs to another company. Load the list again.',
    it: 'Qualcuno ha già risposto, oppure la scheda è di un’altra azienda. Ricarica l’elenco.',
  },
} as const;
