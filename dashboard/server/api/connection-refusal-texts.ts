// The refusals about connections in words: what is wrong and how to mend it, in both languages.

export const connectionRefusalTexts = {
  unknown_connection: {
    status: 404,
    en: 'There is no such connection.',
    it: 'Questo collegamento non esiste.',
  },
  unknown_delivery: {
    status: 404,
    en: 'There is nothing to be tried again: the delivery is gone, was understood, or its content is destroyed.',
    it: 'Non c’è nulla da riprovare: la consegna non c’è più, è già stata capita, o il suo contenuto è distrutto.',
  },
  connection_secret_unusable: {
    status: 400,
    en: 'This is not a secret that the provider gives. Copy it again, whole, from the provider’s page.',
    it: 'Questo non è un segreto che dà il fornitore. Copialo di nuovo, intero, dalla pagina del fornitore.',
  },
  too_many_connections: {
    status: 409,
    en: 'There are 500 connections already. Remove one that is no longer used.',
    it: 'Ci sono già 500 collegamenti. Togline uno che non serve più.',
  },
  connection_signs_alone: {
    status: 409,
    en: 'Only the provider can sign a sample. Use the test button on its own page.',
    it: 'Solo il fornitore può firmare un esempio. Usa il pulsante di prova della sua pagina.',
  },
  connection_without_secret: {
    status: 409,
    en: 'The secret is missing. Paste it first.',
    it: 'Manca il segreto. Prima incollalo.',
  },
  connection_without_leads: {
    status: 409,
    en: 'Nothing is fetched from this tool. Only Meta and LinkedIn tell of leads by their ids.',
    it: 'Da questo strumento non si scarica nulla. Solo Meta e LinkedIn comunicano i lead per identificativo.',
  },
  connection_address_changing: {
    status: 409,
    en: 'The address was changed a short time ago, and the one before it still holds. Wait until it no longer does, or let the old ones end now.',
    it: 'L’indirizzo è cambiato da poco e quello di prima vale ancora. Aspetta che non valga più, oppure fai finire subito i vecchi.',
  },
  connection_without_token: {
    status: 409,
    en: 'The access token is missing. Paste it first.',
    it: 'Manca il token di accesso. Prima incollalo.',
  },
} as const;
